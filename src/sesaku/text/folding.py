"""What is equal for search: width, case, old and new forms of kanji, and white space.

Hiragana and katakana stay apart (シナイ is not しない); ``variants`` finds one by the other.

``fold`` keeps for each folded character where it stood, so that what is found can be marked in the
source's own characters.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from sesaku.text.width import fold as in_one_width

_END_OF_TEXT = "\u241d"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe63"
_WAVES = "\u301c\u223c\u02dc"
_COMBINING = "\u3099\u309a"
_BETWEEN_DIGITS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MIDDLE = re.compile("[・･=]")
_BETWEEN_KANA = re.compile(r"(?<=[ァ-ヺー])[・･=](?=[ァ-ヺー])")


class Folded(NamedTuple):
    """A folded text, and the offset in the source of each of its characters."""

    text: str
    offsets: Sequence[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that a range of the folded text was made of."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """Return ``text`` for search: what is equal is written in one way, white space removed."""
    spaceless = unicodedata.normalize("NFC", "".join(in_one_width(text).split()))
    # Few signs are written otherwise: translating every one of a text is slow.
    plain = _any_sign().sub(_one_way, spaceless.lower())
    if "," in plain:
        plain = _BETWEEN_DIGITS.sub("", plain)
    return _BETWEEN_KANA.sub("", plain) if _MIDDLE.search(plain) else plain


def fold_each(texts: Sequence[str]) -> list[str]:
    """Return each of several texts folded; most of the time goes into the calls."""
    joined = _END_OF_TEXT.join([text.replace(_END_OF_TEXT, "") for text in texts])
    return fold(joined).split(_END_OF_TEXT) if texts else []


def fold_with_offsets(text: str) -> Folded:
    """Return ``text`` folded as ``fold`` does, with the place of each character."""
    signs: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        for part in in_one_width(sign).lower().translate(_signs()):
            if part.isspace():
                continue
            whole = unicodedata.normalize("NFC", "".join(signs[-1:]) + part)
            if part in _COMBINING and signs and len(whole) == 1:
                signs[-1] = whole
                continue
            signs.append(part)
            offsets.append(offset)
    joined = "".join(signs)
    gone = {match.start() for match in _BETWEEN_DIGITS.finditer(joined)}
    kept = [at for at in range(len(signs)) if at not in gone]
    joined, offsets = "".join(joined[at] for at in kept), [offsets[at] for at in kept]
    gone = {match.start() for match in _BETWEEN_KANA.finditer(joined)}
    kept = [at for at in range(len(joined)) if at not in gone]
    return Folded("".join(joined[at] for at in kept), tuple(offsets[at] for at in kept))


@cache
def _any_sign() -> re.Pattern[str]:
    """Return what finds a sign that is written in another way."""
    return re.compile(f"[{re.escape(''.join(map(chr, _signs())))}]")


def _one_way(found: re.Match[str]) -> str:
    return _signs()[ord(found[0])]


@cache
def _signs() -> dict[int, str]:
    table: dict[int, str] = dict.fromkeys(range(0x20), "")
    table |= dict.fromkeys(map(ord, _DASHES), "-") | dict.fromkeys(map(ord, _WAVES), "~")
    source = resources.files("sesaku.text").joinpath("kanji_forms.yml").read_text("utf-8")
    for pair in yaml.safe_load(source)["pairs"].split():
        table[ord(pair[0])] = pair[1]
    return table
