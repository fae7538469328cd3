"""How likely a string is as Japanese text: what tells apart two readings of the same bytes."""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import yaml

_SAMPLE = 65_536
_UNUSUAL = -7.0
_NEVER = -12.0
_JIS_LEVEL_2 = 0xD0
_FEW, _FEW_USUAL, _MANY_USUAL = 20, 0.6, 0.85
_HALF_KANA = re.compile(r"(?:[ｦｱ-ﾜ](?:(?<=[ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<=[ﾊ-ﾎ])ﾟ)?[ｧ-ｰﾝ]*)+")


def likelihood(text: str) -> float:
    """Return the likelihood of a text's letters beyond ASCII, as a natural logarithm (0: none)."""
    return sum(_weight(letter) * count for letter, count in _letters(text).items())


def plausible(text: str) -> bool:
    """Whether most of what is not ASCII is in everyday use: kana, signs, kanji of JIS level 1."""
    letters = _letters(text)
    total = sum(letters.values())
    usual = sum(count for letter, count in letters.items() if _weight(letter) > _UNUSUAL)
    return usual >= total * (_MANY_USUAL if total >= _FEW else _FEW_USUAL)


def half_kana_only(text: str) -> bool:
    """Whether everything beyond ASCII is half-width kana in an order in which kana can stand."""
    runs = re.findall(r"[^\x00-\x7f]+", text)
    return bool(runs) and all(_HALF_KANA.fullmatch(run) for run in runs)


def ideographs_only(text: str) -> bool:
    """Whether everything beyond ASCII is kanji."""
    return all("一" <= letter <= "鿿" for letter in text if not letter.isascii())


def frequent_only(text: str) -> bool:
    """Whether everything beyond ASCII is kanji, two or more, that policy documents are full of."""
    kanji = [letter for letter in text if not letter.isascii()]
    return len(kanji) > 1 and _frequent().issuperset(kanji)


@cache
def _frequent() -> frozenset[str]:
    rows = yaml.safe_load(files(__package__).joinpath("frequent_kanji.yml").read_text("utf-8"))
    return frozenset("".join(rows))


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text[:_SAMPLE] if not letter.isascii())


def _weight(letter: str) -> float:
    if "ぁ" <= letter <= "ゖ":
        return -1.0
    if "ァ" <= letter <= "ー" or letter in "、。「」（）・〜～％　":
        return -1.5
    if "一" <= letter <= "鿿":
        lead = letter.encode("euc_jp", "replace")[0]
        return -2.5 if 0x80 < lead < _JIS_LEVEL_2 else _UNUSUAL  # noqa: PLR2004 - not ASCII
    if unicodedata.category(letter) in ("Co", "Cc", "Cn", "Cs"):
        return _NEVER
    return -4.0
