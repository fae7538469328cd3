"""Runs of the audit, which are made anew at any time, and what people say of findings."""

from django.db import models
from django.utils import timezone

from sesaku_web.judgements.models import Judgement, Judgements
from sesaku_web.sources.models import StoredReading


class AuditRun(models.Model):
    """What the checks of one version say of one reading; derived, and made again when missing.

    Attributes:
        version: digest of the checks, their versions and the rating scales.
        tallies: of each check, how often it applied, passed, failed and abstained, and why.
    """

    reading = models.ForeignKey(StoredReading, on_delete=models.CASCADE, related_name="audits")
    version = models.CharField(max_length=16)
    made_at = models.DateTimeField(default=timezone.now)
    tallies = models.JSONField(default=list)

    class Meta:
        """One run a version."""

        constraints = (
            models.UniqueConstraint(fields=("reading", "version"), name="audit_once_a_version"),
        )

    def __str__(self) -> str:
        return f"{self.reading_id} {self.version}"


class FindingRow(models.Model):
    """A finding of a run; ``identity`` is the same in every run, by what it is about."""

    run = models.ForeignKey(AuditRun, on_delete=models.CASCADE, related_name="findings")
    order = models.IntegerField()
    identity = models.CharField(max_length=24, db_index=True)
    basis = models.CharField(max_length=16)
    check_id = models.CharField(max_length=60)
    category = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    subject = models.CharField(max_length=100)
    message = models.TextField()
    message_en = models.TextField()
    evidence = models.JSONField(default=list)

    class Meta:
        """In the order of the document."""

        ordering = ("run", "order")

    def __str__(self) -> str:
        return f"{self.check_id} {self.subject}"


class Statements(Judgements["Statement"]):
    """Statements."""

    def judgements(self) -> "Statements":
        """Keep what confirms or dismisses a finding."""
        return self.exclude(kind=Statement.Kind.REPLY)

    def replies(self) -> "Statements":
        """Keep the ministries' replies."""
        return self.filter(kind=Statement.Kind.REPLY)


class Statement(Judgement):
    """What somebody says of a finding; kept over runs by what the finding is about.

    Attributes:
        identity: of the finding.
        basis: of the evidence when it was said; where the finding has another now, it waits for
            another look.
        text: the reason, or the reply in its own words.
        source: who replied, and where: a letter, a page, a meeting.
    """

    class Kind(models.TextChoices):
        """What is said."""

        CONFIRM = "confirm", "確認"
        DISMISS = "dismiss", "却下"
        REPLY = "reply", "府省の回答"

    identity = models.CharField(max_length=24, db_index=True)
    basis = models.CharField(max_length=16)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField()
    source = models.TextField(blank=True)

    objects = Statements.as_manager()

    class Meta(Judgement.Meta):
        """One standing judgement and one standing reply a finding."""

        constraints = (
            models.UniqueConstraint(
                fields=("identity",),
                condition=models.Q(state="standing") & ~models.Q(kind="reply"),
                name="finding_one_judgement",
            ),
            models.UniqueConstraint(
                fields=("identity",),
                condition=models.Q(state="standing", kind="reply"),
                name="finding_one_reply",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.identity}"
