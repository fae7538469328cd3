"""A target item that the analysis of its indicator never takes up.

An item counts as taken up when the analysis has one of the words that only this item of the last
year's target has (compounds of three kanji, katakana words, abbreviations), or more than a seventh
of its pairs of kanji. Words that many targets of the document use say nothing. Not applicable to an
indicator without an analysis, or with fewer than two items.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sesaku.checks.case import Case, items_of
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.model.evaluation import Analysis
from sesaku.model.indicator import Indicator
from sesaku.model.values import NumberedText
from sesaku.text.width import squeeze

ID = "items-not-analysed"
VERSION = 1
CATEGORY: Category = "internal_contradiction"
SEVERITY: Severity = "low"
NEEDS: Needs = ("indicators",)

_WORD = re.compile(r"[一-龠々]{2,}|[ァ-ヶー]{3,}|[A-Za-z]{2,}")
_LENGTH, _ENOUGH = 3, 4
_COMMON, _SHARE = 0.15, 1 / 7


def check(case: Case) -> Iterator[Answer]:
    """Answer for every indicator."""
    texts = [_words(one.text) for one in case.prose if one.role == "target"]
    spread = Counter(word for words in texts for word in words)
    common = {word for word, times in spread.items() if times > max(_COMMON * len(texts), 3)}
    for indicator in case.indicators:
        analyses = case.analyses(indicator)
        items = items_of(indicator.years[-1].target) if indicator.years else ()
        if not analyses or len(items) < 2:  # noqa: PLR2004 - else nothing can be left out
            yield abstained(indicator.code, "no-items")
            continue
        left = list(_left_out(items, analyses, common))
        taken = len(left) < len(items)
        asked = [_question(case, indicator, left, analyses)] if left and taken else []
        yield judged(indicator.code, asked)


def _words(text: str, length: int = _LENGTH) -> frozenset[str]:
    """Return the words of a text; of a long kanji compound all its parts of a length."""
    words: set[str] = set()
    for match in _WORD.finditer(squeeze(text)):
        word = match[0]
        if "一" <= word[0] <= "龠":
            words.update(word[at : at + length] for at in range(len(word) - length + 1))
        else:
            words.add(word)
    return frozenset(words)


def _left_out(
    items: Sequence[NumberedText], analyses: Sequence[Analysis], common: set[str]
) -> Iterator[NumberedText]:
    text = "\n".join(one.text for one in analyses)
    said, paired = _words(text), _words(text, 2)
    words = [_words(item.text) - common for item in items]
    pairs = [_words(item.text, 2) for item in items]
    for at, item in enumerate(items):
        own = words[at].difference(*words[:at], *words[at + 1 :])
        short = pairs[at].difference(*pairs[:at], *pairs[at + 1 :])
        if len(own) >= _ENOUGH and not own & said and len(short & paired) < _SHARE * len(short):
            yield item


def _question(
    case: Case, indicator: Indicator, left: Sequence[NumberedText], analyses: Sequence[Analysis]
) -> Question:
    year = indicator.years[-1].fiscal_year
    shown = [case.evidence("analysis", one) for one in analyses]
    shown += [case.evidence(f"target {year}", item) for item in left]
    numbers = "、".join(item.number or "" for item in left)
    values: dict[str, Value] = {"numbers": numbers}
    return Question("left-out", tuple(shown), (str(year), numbers), values)
