"""Groups 「検討グループ」 to which assessments are closed, and the people in them."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Group(models.Model):
    """A group of people who assess; nobody outside it sees its work."""

    name = models.CharField(max_length=100, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="groups_made"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A person of a group; a lead 「責任者」 decides, and says who belongs to it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessing_in"
    )
    lead = models.BooleanField(default=False)

    class Meta:
        """Each once, leads first."""

        ordering = ("-lead", "user__username")
        constraints = (models.UniqueConstraint(fields=("group", "user"), name="needs_member_once"),)

    def __str__(self) -> str:
        return f"{self.group_id} {self.user_id}"
