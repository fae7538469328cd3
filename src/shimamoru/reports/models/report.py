"""Reports 「通報」."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class State(models.TextChoices):
    """Where a report stands; ``shimamoru.triage.workflow`` says what leads where."""

    RECEIVED = "received", "受付"
    CHECKING = "checking", "確認中"
    PASSED = "passed", "引き継ぎ済み"
    CLOSED = "closed", "終了"


class Outcome(models.TextChoices):
    """What came of a report that is closed."""

    RESOLVED = "resolved", "対応済み"
    NO_CONCERN = "no_concern", "問題なし"
    UNKNOWN = "unknown", "確認できず"
    FALSE = "false", "事実と異なる"


class PlaceKind(models.TextChoices):
    """How the place was given."""

    DEVICE = "device", "端末の位置"
    MAP = "map", "地図"
    ISLAND = "island", "島・海岸の一覧"
    NONE = "none", "場所なし"


class Reports(models.QuerySet["Report"]):
    """Reports."""

    def standing(self) -> "Reports":
        """Keep those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def waiting(self) -> "Reports":
        """Keep those that triage has to do with: not closed, not suspected, not joined."""
        return self.standing().filter(quarantined=False, joined_to=None).exclude(state=State.CLOSED)


class Report(models.Model):
    """What somebody saw at the coast.

    Attributes:
        number: what the reporter calls it by; random, so it tells neither order nor time.
        key: made by the reporter's device; the same key is the same report, however often sent.
        secret_digest: of the secret in the reporter's link, which is kept nowhere.
        place_text: the coast of the island, or words about the place.
        seen_at: when it was seen, by the server's clock as far as that can be told.
        seen_by_clock: whether ``seen_at`` is the device's moment put right by ``clock_offset``;
            a time that the reporter typed is left as typed.
        made_by_device: when the report was made, by the device's clock.
        clock_offset: seconds that the server's clock was ahead of the device's at sending.
        suspicion: why it was put aside, as codes.
        joined_to: the report that this one is about the same thing as.
    """

    number = models.CharField(max_length=12, unique=True)
    key = models.UUIDField(unique=True)
    secret_digest = models.CharField(max_length=64, unique=True)
    category = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="ja")
    place_kind = models.CharField(max_length=10, choices=PlaceKind.choices, default=PlaceKind.NONE)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    accuracy = models.FloatField(null=True, blank=True)
    island = models.CharField(max_length=60, blank=True)
    place_text = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField()
    seen_by_clock = models.BooleanField(default=False)
    made_by_device = models.DateTimeField(null=True, blank=True)
    clock_offset = models.FloatField(null=True, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=10, default="page")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="coast_reports",
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    passed_to = models.CharField(max_length=40, blank=True)
    urgency = models.SmallIntegerField(default=1)
    quarantined = models.BooleanField(default=False)
    suspicion = models.JSONField(default=list, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="coast_assigned",
    )
    joined_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = Reports.as_manager()

    class Meta:
        """The most urgent first, and of those the one that has waited longest."""

        ordering = ("-urgency", "received_at", "pk")
        indexes = (
            models.Index(
                fields=("state", "quarantined", "-urgency", "received_at"), name="coast_queue"
            ),
            models.Index(fields=("received_at",), name="coast_received"),
            models.Index(fields=("seen_at",), name="coast_seen"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def editable(self) -> bool:
        """Whether the reporter may still change it: nobody has begun to check it."""
        return self.state == State.RECEIVED and self.withdrawn_at is None

    @property
    def clock_was_wrong(self) -> bool:
        """Whether the device's clock was wrong by more than two minutes."""
        return self.clock_offset is not None and abs(self.clock_offset) > _WRONG_SECONDS

    @property
    def made_at(self) -> datetime | None:
        """When the report was made, by the server's clock."""
        if self.made_by_device is None:
            return None
        return self.made_by_device + timedelta(seconds=self.clock_offset or 0)


_WRONG_SECONDS = 120
