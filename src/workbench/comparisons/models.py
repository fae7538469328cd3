"""What people decide of links and remarks, beside what the program says."""

from django.db import models

from sesaku_web.judgements import models as judgements
from sesaku_web.sources.models import StoredDocument


class Judgements(judgements.Judgements["Judgement"]):
    """Judgements."""

    def of(self, first: StoredDocument, second: StoredDocument | None) -> "Judgements":
        """Keep those of links between two documents, or of the remarks of one."""
        return self.filter(first=first, second=second)


class Judgement(judgements.Judgement):
    """A person's decision 「判断」 on one thing that the program says.

    It is kept by what it is about, so that it stands when the program links anew. A later decision
    on the same thing replaces it; nothing is deleted.

    Attributes:
        first: the earlier document, or the one that prints the remark.
        second: the later document of a link; None for a remark.
        subject: what is judged: "2-5", or "new/next_goal:3" where only the later has it; a remark
            "opinion:7".
        part: which of its facts: relation, to, stance or status.
        said: what the program said when the decision was made.
        value: what the person says instead; empty in a confirmation or rejection.
    """

    class Decision(models.TextChoices):
        """What the person decides."""

        CONFIRM = "confirm", "確認"
        CORRECT = "correct", "訂正"
        REJECT = "reject", "否認"

    first = models.ForeignKey(StoredDocument, on_delete=models.PROTECT, related_name="judgements")
    second = models.ForeignKey(
        StoredDocument,
        on_delete=models.PROTECT,
        related_name="later_judgements",
        null=True,
        blank=True,
    )
    subject = models.CharField(max_length=100)
    part = models.CharField(max_length=20)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    said = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=200, blank=True)
    reason = models.TextField()

    objects = Judgements.as_manager()

    class Meta(judgements.Judgement.Meta):
        """One standing decision a fact."""

        constraints = (
            models.UniqueConstraint(
                fields=("first", "second", "subject", "part"),
                condition=models.Q(state="standing"),
                name="judgement_one_standing",
            ),
            # NULL is no equal of NULL: remarks, which have no second document, need their own.
            models.UniqueConstraint(
                fields=("first", "subject", "part"),
                condition=models.Q(state="standing", second=None),
                name="judgement_one_standing_remark",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.part}"
