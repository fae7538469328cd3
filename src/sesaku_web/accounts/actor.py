"""Who acts: a person, perhaps by a token with less than the person's own permissions."""

from collections.abc import Iterable
from dataclasses import dataclass

from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.exceptions import PermissionRefusedError


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    Attributes:
        user: the person.
        scopes: what the token allows; None where the person acts without one.
    """

    user: User
    scopes: frozenset[str] | None = None

    @classmethod
    def local(cls) -> "Actor":
        """Return the machine's own person, as the commands act."""
        return cls(User.objects.local())

    @classmethod
    def with_token(cls, user: User, scopes: Iterable[str]) -> "Actor":
        """Return a person who acts by a token."""
        return cls(user, frozenset(scopes))

    def may(self, action: Action) -> bool:
        """Whether the actor is allowed to do it."""
        return (
            self.user.is_active
            and action in PERMISSIONS[Role(self.user.role)]
            and (self.scopes is None or action in self.scopes)
        )

    def require(self, action: Action) -> None:
        """Go on only where the actor is allowed to do it.

        Raises:
            PermissionRefusedError: the role or the token does not allow it.
        """
        if not self.may(action):
            raise PermissionRefusedError(
                f"この操作（{action}）の権限がありません。管理者に役割を確かめてください。"
            )
