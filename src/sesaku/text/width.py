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


def _narrow() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(wide): narrow for wide, narrow in zip("　｢｣･､｡￥", " 「」・、。¥", strict=True)}
    return table


_NARROW = _narrow()


def narrow(text: str) -> str:
    """Return ``text`` with full-width Latin made half-width, character for character.

    The length is kept, so that offsets into the result are offsets into ``text``; that is why
    half-width kana and compatibility characters such as ㈱ stay as they are.
    """
    return text.translate(_NARROW)


_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def half(text: str) -> str:
    """Return ``text`` with full-width ASCII signs in half width, as long as before.

    Offsets into the result are offsets into ``text``, which ``fold`` does not promise.
    """
    return text.translate(_HALF)
