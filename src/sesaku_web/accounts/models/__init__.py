"""Records of people: organisations, users, their tokens, and attempts to log in."""

from sesaku_web.accounts.models.attempt import FailedAttempt
from sesaku_web.accounts.models.organisation import Organisation
from sesaku_web.accounts.models.token import Token
from sesaku_web.accounts.models.user import User

__all__ = ["FailedAttempt", "Organisation", "Token", "User"]
