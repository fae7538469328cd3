"""Width and white space: what is compared, never what is stored."""

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"\s+")


# Signs for parts of characters that some PDFs print instead of the characters; NFKC knows the
# first block of them, not this one.
_PARTS = "⺟⺠⺩⺼⻁⻄⻆⻑⻗⻘⻝⻡⻣⻤⻨⻩⻫⻭⻯⻲"
_WHOLE = "母民王月虎西角長雨青食首骨鬼麦黄斉歯竜亀"
_RADICALS = {ord(part): whole for part, whole in zip(_PARTS, _WHOLE, strict=True)}
_ANY_RADICAL = re.compile("[\u2e80-\u2eff]")
_WIDE_ASCII = re.compile("[\uff01-\uff5e]")


def fold(text: str) -> str:
    """Return ``text`` in NFKC: full-width Latin to half-width, half-width kana to full-width."""
    if _ANY_RADICAL.search(text):
        text = text.translate(_RADICALS)
    # Normalising is slow where anything is to be done, and mostly it is these few signs.
    for wide in set(_WIDE_ASCII.findall(text)):
        text = text.replace(wide, chr(ord(wide) - 0xFEE0))
    return unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """Return ``text`` for comparison: folded in width, all white space removed."""
    return _SPACE.sub("", fold(text))


def without_space(text: str) -> str:
    """Return ``text`` with all white space removed and nothing else changed."""
    return _SPACE.sub("", text)


def _narrow() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {ord(wide): narrow for wide, narrow in zip("　｢｣･､｡￥", " 「」・、。¥", strict=True)}
    doubles = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in doubles}
    return table | _RADICALS


_NARROW = _narrow()


def narrow(text: str) -> str:
    """Return ``text`` with full-width Latin made half-width, character for character.

    Radicals and other doubles of kanji (⽇, ⻑) become the kanji that they look like.

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
