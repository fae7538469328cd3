"""Stored documents 「文書」 and what was read from them."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from sesaku.readers.source import Source
from sesaku_web.sources.files import load, path_of
from sesaku_web.sources.preparation import OCR_MARK

SHORT = 12
"""Characters of the hash that name a document in an address."""


class Documents(models.QuerySet["StoredDocument"]):
    """Stored documents."""

    def present(self) -> "Documents":
        """Leave out those that were withdrawn."""
        return self.filter(withdrawn_at=None)

    def named(self, sha: str) -> "Documents":
        """Keep those whose hash begins so."""
        wanted = sha.lower()
        # A range: no database is slow to find it, as SQLite is for a beginning.
        return self.filter(sha256__gte=wanted, sha256__lt=f"{wanted}g")


class StoredDocument(models.Model):
    """A file that was added; its bytes lie in the library's folder under its hash.

    ``origin`` is the path or address as it was given.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    origin = models.TextField()
    added_at = models.DateTimeField(default=timezone.now, db_index=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="documents"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="withdrawn_documents",
    )
    withdrawn_reason = models.TextField(blank=True)

    objects = Documents.as_manager()

    class Meta:
        """Documents are listed newest first."""

        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def short(self) -> str:
        """The hash as addresses have it."""
        return self.sha256[:SHORT]

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return path_of(self.sha256)

    def source(self) -> Source:
        """Return the file, to be read as its current reading was: with or without OCR.

        Raises:
            NotFoundError: it is gone, or is not what it was.
        """
        return Source(self.name, load(self.sha256), self.reading.by_ocr)

    @property
    def reading(self) -> "StoredReading":
        """The current reading.

        Raises:
            StoredReading.DoesNotExist: there is none, which no action leaves so.
        """
        return self.readings.get(current=True)


class StoredReading(models.Model):
    """What one version of the reader read from a document; never changed but for ``current``."""

    document = models.ForeignKey(StoredDocument, on_delete=models.PROTECT, related_name="readings")
    reader_version = models.CharField(max_length=50)
    kind = models.CharField(max_length=50, db_index=True)
    confidence = models.FloatField()
    title = models.TextField(blank=True)
    publisher = models.TextField(blank=True)
    date = models.TextField(blank=True)
    characters = models.IntegerField()
    pages = models.IntegerField(null=True, blank=True)
    share = models.FloatField()
    created_at = models.DateTimeField(default=timezone.now)
    current = models.BooleanField(default=True)

    class Meta:
        """One reading a version, one of them current."""

        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "reader_version"), name="reading_once_a_version"
            ),
            models.UniqueConstraint(
                fields=("document",), condition=models.Q(current=True), name="reading_one_current"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.reader_version}"

    @property
    def by_ocr(self) -> bool:
        """Whether characters were to be recognised in pages that are pictures."""
        return self.reader_version.endswith(OCR_MARK)


class ReadingContent(models.Model):
    """The large parts of a reading, apart from what lists of readings load.

    Attributes:
        snapshot: the reading as ``sesaku read --json`` prints it, to the byte.
        text: the canonical text.
        layout: pages ``[number, start, end, width, height]`` and lines with a box
            ``[start, end, page, x0, top, x1, bottom]``, in points.
    """

    reading = models.OneToOneField(
        StoredReading, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    snapshot = models.TextField()
    text = models.TextField()
    layout = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.reading_id)
