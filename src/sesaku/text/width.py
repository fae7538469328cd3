"""Width and white space: what is compared, never what is stored."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return ``text`` in NFKC: full-width Latin to half-width, half-width kana to full-width."""
    return unicodedata.normalize("NFKC", text)


def squeeze(text: str) -> str:
    """Return ``text`` for comparison: folded in width, all white space removed."""
    return _SPACE.sub("", fold(text))


def without_space(text: str) -> str:
    """Return ``text`` with all white space removed and nothing else changed."""
    return _SPACE.sub("", text)
