"""Failed attempts to log in."""

from django.db import models
from django.utils import timezone


class FailedAttempt(models.Model):
    """An attempt to log in that failed; ``username`` is what was given, in lower case."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """They are counted by name or address, and by time."""

        indexes = (
            models.Index(fields=("username", "at"), name="attempt_username"),
            models.Index(fields=("address", "at"), name="attempt_address"),
        )

    def __str__(self) -> str:
        return f"{self.username} {self.at}"
