"""Editions 「版」 as published, and their files. Triggers refuse to change or delete either."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models import Cycle


class Edition(models.Model):
    """An evaluation as it was published once; a correction is a new edition.

    Attributes:
        number: 1 at first, one more with each correction.
        digest: SHA-256 of the content, in hexadecimal.
        snapshot: the reading of the published Word document, as ``sesaku read --json`` prints it.
        text: the canonical text that its cites point into.
        changes: what it says otherwise than the edition before it.
        unread: what the published Word document does not read back as it was written, each with
            the form beside it that says it; empty where print and content are the same.
        cited: the documents of the library that its indicators cite, with what they say there;
            None in editions made before this was kept.
        title_en: the title for English readers; so is ``summary_en``.
        reason: why there is a new edition.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="editions")
    number = models.IntegerField()
    kind = models.CharField(max_length=50)
    ministry = models.TextField(blank=True)
    code = models.TextField(blank=True)
    name = models.TextField()
    fiscal_year = models.IntegerField(null=True)
    title_en = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    snapshot = models.JSONField()
    text = models.TextField()
    changes: Any = models.JSONField(default=list)
    unread: Any = models.JSONField(default=list)
    cited: Any = models.JSONField(null=True)
    reason = models.TextField(blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="editions"
    )
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first; each number once."""

        ordering = ("-published_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="publications_edition_once"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class EditionFile(models.Model):
    """A file of an edition, byte for byte."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    place = models.IntegerField()
    name = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    media_type = models.CharField(max_length=120)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        """In the order in which they were made; each name once."""

        ordering = ("edition_id", "place")
        constraints = (
            models.UniqueConstraint(fields=("edition", "name"), name="publications_file_once"),
        )

    def __str__(self) -> str:
        return self.name
