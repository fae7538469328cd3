"""Proof of work: a sender's device counts for a moment, a sender of thousands for hours.

The server gives a signed challenge with a number of bits; the device looks for a number so that
SHA-256 of ``challenge:key:number`` begins with so many zero bits. The report's own key is in it:
work is for one report, and nothing has to be remembered of what was spent.
"""

import hashlib
import secrets
from dataclasses import dataclass

from django.core import signing

_SALT = "shimamoru.work"
_SECONDS = 60 * 60 * 24
_DIGEST_BITS = 256
BASE_BITS = 14
"""A phone needs well under a second."""

MOST_BITS = 20


@dataclass(frozen=True, slots=True)
class Work:
    """What a device sends: the challenge and the number that it found."""

    challenge: str
    nonce: str


def challenge(bits: int) -> str:
    """Return a challenge; it is good for a day."""
    return signing.dumps([bits, secrets.token_hex(4)], salt=_SALT)


def is_done(work: Work | None, key: str) -> bool:
    """Whether the work for a report was done."""
    if work is None or len(work.challenge) > 200 or len(work.nonce) > 20:  # noqa: PLR2004 - longer than any of ours
        return False
    try:
        bits, _random = signing.loads(work.challenge, salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return zero_bits(f"{work.challenge}:{key}:{work.nonce}") >= int(bits)


def zero_bits(text: str) -> int:
    """Return with how many zero bits the SHA-256 of a text begins."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return _DIGEST_BITS - number.bit_length()


def solve(given: str, key: str, bits: int) -> str:
    """Do the work, as a program that sends reports does."""
    start = hashlib.sha256(f"{given}:{key}:".encode())
    nonce = 0
    while True:
        trial = start.copy()
        trial.update(str(nonce).encode())
        if int.from_bytes(trial.digest(), "big") >> (_DIGEST_BITS - bits) == 0:
            return str(nonce)
        nonce += 1
