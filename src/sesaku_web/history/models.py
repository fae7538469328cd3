"""Records of the history."""

import json
from typing import Any

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One change: who, when, what, why.

    Entries are added alone (``history.log.record``); triggers of the database refuse to change or
    delete one. ``digest`` is the SHA-256 of the entry's canonical JSON, which holds the digest of
    the entry before it. ``content`` is JSON as text, which no database writes in its own way.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entries"
    )
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=50, db_index=True)
    subject_type = models.CharField(max_length=50)
    subject_id = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    content = models.TextField(default="{}")
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """Entries stand in the order in which they were made."""

        ordering = ("sequence",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="entry_subject"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.subject_type}:{self.subject_id}"

    @property
    def payload(self) -> dict[str, Any]:
        """What the change was."""
        found: dict[str, Any] = json.loads(self.content)
        return found


class Head(models.Model):
    """The last entry of the history: one row, whose lock puts writers in order."""

    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest}"
