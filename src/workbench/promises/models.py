"""What people say of links and topics; the machine's suggestions are made, not stored."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sesaku_web.judgements import models as judgements
from sesaku_web.sources.models import StoredDocument


class EditedTopic(models.Model):
    """A topic 「主題」 as people want it: their own, or one that comes along, changed or hidden."""

    name = models.CharField(max_length=50, unique=True)
    ja = models.CharField(max_length=100)
    en = models.CharField(max_length=100)
    terms = models.JSONField(default=list)
    hidden = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="topics"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order of their names."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.ja


class Judgement(judgements.Judgement):
    """What a person says of a link between a position and a subject of a report.

    It is kept by what it is about, not by a number of a run: the two documents, the words of the
    position, and the subject with the name it had.

    Attributes:
        position: digest of the position's words, white space and width aside.
        text: the position as printed.
        target: the subject, e.g. "2-1" or "next:2-5".
        target_name: its name then; where it has another now, the judgement waits for review.
    """

    class Verdict(models.TextChoices):
        """What the person says."""

        CONFIRM = "confirm", "確認"
        REJECT = "reject", "却下"
        ADD = "add", "追加"

    paper = models.ForeignKey(StoredDocument, on_delete=models.PROTECT, related_name="promised")
    report = models.ForeignKey(StoredDocument, on_delete=models.PROTECT, related_name="answering")
    position = models.CharField(max_length=64)
    text = models.TextField()
    target = models.CharField(max_length=100)
    target_name = models.TextField(blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField()

    objects = judgements.Judgements["Judgement"].as_manager()

    class Meta(judgements.Judgement.Meta):
        """One standing judgement a link."""

        constraints = (
            models.UniqueConstraint(
                fields=("paper", "report", "position", "target"),
                condition=models.Q(state="standing"),
                name="link_judgement_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text[:20]} {self.target}"
