"""What a judgement is kept by."""

import hashlib

from sesaku.text.width import squeeze


def key_of(text: str) -> str:
    """Return the digest of a position's words; width and white space make no other position."""
    return hashlib.sha256(squeeze(text).encode("utf-8", "surrogatepass")).hexdigest()
