"""Links and sums, which are made anew at any time, and what people say and keep."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sesaku_web.judgements.models import Judgement, Judgements
from sesaku_web.sources.models import StoredReading


class MoneyRun(models.Model):
    """The projects of a report's means; derived, and made again when missing.

    Attributes:
        version: digest of the program and of the review sheets that the library holds.
        content: means and links; see ``running``.
        judged: digest of the judgements that ``comparisons`` rest on.
        comparisons: the money told in several places, by those judgements.
    """

    reading = models.ForeignKey(StoredReading, on_delete=models.CASCADE, related_name="money_runs")
    version = models.CharField(max_length=16)
    made_at = models.DateTimeField(default=timezone.now)
    content = models.JSONField(default=dict)
    judged = models.CharField(max_length=16, blank=True)
    comparisons = models.JSONField(default=list)

    class Meta:
        """One run a version."""

        constraints = (
            models.UniqueConstraint(fields=("reading", "version"), name="money_once_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.reading_id} {self.version}"


class LinkJudgement(Judgement):
    """What somebody says of a means and a project, kept over runs by the names of both.

    Attributes:
        means: key of the means: its name.
        project: key of the project: its ministry and name.
    """

    class Verdict(models.TextChoices):
        """What is said."""

        CONFIRM = "confirm", "この事業である"
        CHOOSE = "choose", "この事業だけである"
        REJECT = "reject", "この事業ではない"
        ADD = "add", "この事業を加える"

    means = models.CharField(max_length=16, db_index=True)
    project = models.CharField(max_length=16)
    means_name = models.TextField()
    project_name = models.TextField()
    ministry = models.TextField(blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField()

    objects = Judgements["LinkJudgement"].as_manager()

    class Meta(Judgement.Meta):
        """One that stands of a means and a project."""

        constraints = (
            models.UniqueConstraint(
                fields=("means", "project"),
                condition=models.Q(state="standing"),
                name="money_one_judgement",
            ),
        )

    def __str__(self) -> str:
        return f"{self.verdict} {self.means_name}"


class SavedTopic(models.Model):
    """The definition of a topic 「主題」 in the form ``sesaku-topic/1``; shared by all."""

    name = models.TextField()
    definition = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="spending_topics"
    )
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The last changed first."""

        ordering = ("-changed_at", "-pk")

    def __str__(self) -> str:
        return self.name


class SpendingRun(models.Model):
    """What is spent on a topic; derived, and made again when missing."""

    topic = models.OneToOneField(SavedTopic, on_delete=models.CASCADE, related_name="run")
    version = models.CharField(max_length=16)
    content = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.topic_id} {self.version}"
