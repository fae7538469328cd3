"""Codes of an authenticator (TOTP, RFC 6238): six digits, anew every 30 seconds, each once."""

import time

import pyotp

from sesaku_web.accounts.models import User

STEP_SECONDS = 30
_WINDOW = 1
"""So many steps before and after now a code may belong to, as clocks differ."""

_ISSUER = "Sesaku"


def new_secret() -> str:
    """Return a new secret, in Base32."""
    return pyotp.random_base32()


def address_of(user: User) -> str:
    """Return the ``otpauth:`` address that an authenticator takes."""
    return pyotp.TOTP(user.totp_secret).provisioning_uri(name=user.username, issuer_name=_ISSUER)


def accept(user: User, code: str) -> bool:
    """Whether a code is right now and later than the last one used; it is used then.

    The caller holds the user's row, so that one code does not count twice.
    """
    given = "".join(code.split())
    totp = pyotp.TOTP(user.totp_secret)
    now = int(time.time()) // STEP_SECONDS
    for step in range(now - _WINDOW, now + _WINDOW + 1):
        expected = totp.generate_otp(step)
        if step > user.totp_last_step and pyotp.utils.strings_equal(given, expected):
            user.totp_last_step = step
            user.save(update_fields=("totp_last_step",))
            return True
    return False
