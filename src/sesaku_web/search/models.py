"""Saved searches 「保存した検索」."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class SavedSearch(models.Model):
    """A query that a person keeps; ``key`` is the secret part of the address of its feed.

    ``of`` is the name of the search: that over the library, or an application's own.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    of = models.CharField(max_length=20, default="library")
    name = models.CharField(max_length=200)
    query = models.TextField()
    key = models.CharField(max_length=64, unique=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-saved_at", "-pk")

    def __str__(self) -> str:
        return self.name
