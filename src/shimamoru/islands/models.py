"""Records of the register of islands."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class Islands(models.QuerySet["Island"]):
    """Islands."""

    def standing(self) -> "Islands":
        """Keep those that are in the register."""
        return self.filter(removed=False)


class Island(models.Model):
    """A border island 「国境離島」 with what is known of it; what is not known is null, never zero.

    Attributes:
        slug: what addresses call it; it never changes.
        reading: its name in hiragana.
        group: the islands that it belongs to.
        status: the law by which it is supported.
        mainland_km: to the nearest coast of 北海道, 本州, 四国, 九州 or 沖縄本島.
        foreign_km: to the nearest land that is not Japan's.
        baseline_km: to the baseline of the territorial sea.
        coast_km: length of its coast.
        sources: for each value its source, date and note, by the name of the field.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    reading = models.CharField(max_length=100, blank=True)
    prefecture = models.CharField(max_length=10, blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    group = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=100, blank=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    area_km2 = models.FloatField(null=True)
    population = models.IntegerField(null=True)
    mainland_km = models.FloatField(null=True)
    foreign_km = models.FloatField(null=True)
    baseline_km = models.FloatField(null=True)
    coast_km = models.FloatField(null=True)
    port = models.CharField(max_length=200, blank=True)
    power = models.CharField(max_length=200, blank=True)
    sensors = models.CharField(max_length=300, blank=True)
    sources = models.JSONField(default=dict)
    removed = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    objects = Islands.as_manager()

    class Meta:
        """From north to south as the register lists them."""

        ordering = ("order", "slug")

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """Its name with what tells it from others of that name."""
        return f"{self.name}（{self.prefecture}{self.municipality}）"

    @property
    def roman(self) -> str:
        """Its name in Latin letters."""
        return self.slug.partition("-")[0].capitalize()

    def source_of(self, field: str) -> dict[str, Any]:
        """Return the source, date and note of a value."""
        found: dict[str, Any] = self.sources.get(field, {})
        return found


class Coast(models.Model):
    """A part of the coast of an island 「海岸」, by the direction that it looks to.

    Attributes:
        slug: what addresses call it on its island: n, ne, e, …
        facing: degrees from north, clockwise.
        length_km: null where the coastlines we have don't tell the island apart.
    """

    island = models.ForeignKey(Island, on_delete=models.CASCADE, related_name="coasts")
    slug = models.SlugField(max_length=10)
    name = models.CharField(max_length=20)
    facing = models.PositiveSmallIntegerField()
    length_km = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)

    class Meta:
        """Clockwise from the north."""

        ordering = ("island", "facing")
        constraints = (
            models.UniqueConstraint(fields=("island", "slug"), name="coast_once_an_island"),
        )

    def __str__(self) -> str:
        return f"{self.island} {self.name}"


class GradingVersion(models.Model):
    """A version of the grading scheme that somebody saved; the last one counts.

    Where there is none, the scheme that comes along counts (``planning/criteria.yml``).
    """

    content = models.JSONField()
    reason = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grading_versions"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.pk} {self.reason[:40]}"
