"""Users 「利用者」."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from sesaku_web.accounts.models.organisation import Organisation
from sesaku_web.accounts.permissions import Role

LOCAL = "local"
"""Name of the user that the machine's own person acts as; nobody can log in as it."""

PUBLIC = "public"
"""Name of the user that the history names where somebody without an account did something."""

NOT_PEOPLE = (LOCAL, PUBLIC)
"""Users that are nobody's account."""


class Users(BaseUserManager["User"]):
    """The users."""

    def people(self) -> models.QuerySet["User"]:
        """Return those who can log in."""
        return self.filter(is_active=True).exclude(username__in=NOT_PEOPLE)

    def administrators(self) -> models.QuerySet["User"]:
        """Return those who can log in and manage accounts."""
        return self.people().filter(role=Role.ADMINISTRATOR)

    def local(self) -> "User":
        """Return the user that the machine's own person acts as; made at first use."""
        user, made = self.get_or_create(
            username=LOCAL, defaults={"name": "この端末の利用者", "role": Role.ADMINISTRATOR}
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=("password",))
        return user

    def public(self) -> "User":
        """Return the user that stands for those without an account; it may do nothing itself."""
        user, made = self.get_or_create(
            username=PUBLIC, defaults={"name": "登録のない人", "is_active": False}
        )
        if made:
            user.set_unusable_password()
            user.save(update_fields=("password",))
        return user


class User(AbstractBaseUser):
    """A person with an account.

    ``totp_secret`` is set while a second factor is set up, ``totp_confirmed_at`` when the person
    has shown a first code of it; ``totp_last_step`` is the last code used, which counts once.
    """

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    role = models.CharField(
        max_length=20, choices=[(role.value, role.value) for role in Role], default=Role.READER
    )
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)
    oidc_subject = models.CharField(max_length=500, null=True, blank=True, unique=True)
    totp_secret = models.CharField(max_length=64, blank=True)
    totp_confirmed_at = models.DateTimeField(null=True, blank=True)
    totp_last_step = models.BigIntegerField(default=0)

    objects = Users()

    USERNAME_FIELD = "username"

    class Meta:
        """Users are listed by name."""

        ordering = ("username",)

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def second_factor(self) -> bool:
        """Whether a code is asked for after the password."""
        return self.totp_confirmed_at is not None
