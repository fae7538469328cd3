"""Pictures of reports."""

from django.db import models
from django.utils import timezone

from sesaku_web.sources.models.file_hash import FileHashField
from shimamoru.reports.models.report import Report


class Photos(models.QuerySet["Photo"]):
    """Pictures."""

    def undone(self) -> "Photos":
        """Keep those of which no copy was made yet."""
        return self.filter(copied_at=None, trouble="").exclude(original="")


class Photo(models.Model):
    """A picture: the original, which stays with us, and the copy that has no metadata.

    Attributes:
        name: what addresses call the copy; random.
        original: hash of the file as it was sent; empty when its time was over.
        copy: hash of the re-encoded picture.
        exif: what the picture says of place and time, as a suggestion.
        warnings: how that differs from what the reporter entered, as codes.
        trouble: why no copy could be made.
        public: whether a person approved it for the public.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="photos")
    name = models.CharField(max_length=32, unique=True)
    position = models.SmallIntegerField(default=0)
    kind = models.CharField(max_length=10)
    size = models.BigIntegerField()
    width = models.IntegerField()
    height = models.IntegerField()
    original = FileHashField(blank=True)
    copy = FileHashField(blank=True)
    exif = models.JSONField(default=dict, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    trouble = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)
    copied_at = models.DateTimeField(null=True, blank=True)

    objects = Photos.as_manager()

    class Meta:
        """In the order in which they were added."""

        ordering = ("position", "pk")
        indexes = (models.Index(fields=("copied_at", "trouble"), name="coast_photo_undone"),)

    def __str__(self) -> str:
        return self.name
