"""Tokens 「APIトークン」: what a program shows instead of a password."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Token(models.Model):
    """A token; only the hash of it is kept.

    ``scopes`` lists actions of ``accounts/permissions.py``: the program may do what stands there
    and the person's role allows.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Tokens are listed newest first."""

        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name
