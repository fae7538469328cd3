"""Links by which experts come to the table, and workbooks that wait to be confirmed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models import Cycle


class Invitations(models.QuerySet["Invitation"]):
    """Invitations."""

    def valid(self) -> "Invitations":
        """Keep those by which one can come in now."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A personal link 「招待」 of an outside expert to one cycle; only its hash is kept.

    Attributes:
        expert: who comes in by it: a person that cannot log in.
        digest: SHA-256 of the secret in the link.
        expires_at: from when it is of no use.
        revoked_at: when it was taken back; None as long as it was not.
        used_at: when it was last used.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="invitations")
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invited"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = Invitations.as_manager()

    class Meta:
        """The latest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.expert_id}"

    @property
    def is_valid(self) -> bool:
        """Whether one can come in by it now."""
        return self.revoked_at is None and self.expires_at > timezone.now()


class Upload(models.Model):
    """A workbook that a person sent and has not confirmed; nothing of it is written yet.

    Attributes:
        content: the file; emptied once it is confirmed.
        done_at: when it was confirmed.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_uploads"
    )
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
