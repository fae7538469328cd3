"""Records of people: organisations, users and their tokens."""

from sesaku_web.accounts.models.organisation import Organisation
from sesaku_web.accounts.models.token import Token
from sesaku_web.accounts.models.user import User

__all__ = ["Organisation", "Token", "User"]
