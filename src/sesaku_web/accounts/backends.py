"""How a person is known by name and password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from sesaku_web.accounts.models import User


class PasswordBackend(BaseBackend):
    """Name and password; nobody can log in as the local user."""

    def authenticate(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django passes it
        username: str | None = None,
        password: str | None = None,
        **_: Any,  # noqa: ANN401 - credentials of other backends
    ) -> User | None:
        """Return the user whose password this is."""
        if username is None or password is None:
            return None
        user = User.objects.people().filter(username=username).first()
        if user is None:
            User().set_password(password)  # as slow as for a user who is there
            return None
        return user if user.check_password(password) else None

    def get_user(self, user_id: int) -> User | None:
        """Return the user of a session."""
        return User.objects.filter(pk=user_id, is_active=True).first()
