"""Numbers and secrets of reports: random, so that they tell neither order nor time nor place."""

import hashlib
import re
import secrets

_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that are mistaken for one another when read out."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{22,64}")


def new_number() -> str:
    """Return a number to read out: 9 signs, some 44 bits."""
    signs = "".join(secrets.choice(_SIGNS) for _ in range(9))
    return f"{signs[:3]}-{signs[3:6]}-{signs[6:]}"


def new_secret() -> str:
    """Return the secret of a link."""
    return secrets.token_urlsafe(24)


def is_secret(text: str) -> bool:
    """Whether a text can be the secret of a link, as devices make them."""
    return _SECRET.fullmatch(text) is not None


def digest(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(f"shimamoru:{secret}".encode()).hexdigest()
