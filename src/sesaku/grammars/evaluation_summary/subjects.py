"""What an opinion 「有識者の所見」 of a summary is about.

First by the codes that it prints: 個別分野１ is F1, 測定指標３－５ is 3-5, 施策目標２ is goal:2.
Where the opinions of a document name fields so, one that names none is given the field whose words
it opens with: a phrase that the summary prints under one number and nowhere else. A short phrase is
enough only beside an opinion that names the same field, since opinions stand in the fields' order.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sesaku.grammars.evaluation_summary import grammar
from sesaku.text.width import fold, squeeze

_PREFIX = {"field": "F", "indicator": "", "goal": "goal:"}
_RANGE = re.compile(r"(\d{1,2})(?:~|から)(\d{1,2})")
_CODE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_MOST_RANGE = 20
# "外部有識者との連携強化については、…", "港湾の整備は、…": what stands before it is the topic
_TOPIC_END = re.compile(
    r"(?:について|に関して|に関し|に関する|における)(?:は|も)?|は、|、|。|は(?=[^ぁ-ん])"
)
_LONG = 8
_SHORT = 4
_MOST_TOPIC = 40
# "国連PKO", "サイバー", "北極": no run of hiragana, and no bare pair of kanji
_WORD = re.compile(r"[^ぁ-ん\W_]+")


class Inferred(NamedTuple):
    """A subject found by its words: which opinion, which number, and the words."""

    opinion: int
    number: str
    words: str


def named(text: str) -> tuple[str, ...]:
    """Return the codes that an opinion prints, in order."""
    folded = fold(text)
    found: list[tuple[int, str]] = []
    for kind, pattern in grammar.vocabulary().subjects.items():
        for match in pattern.finditer(folded):
            codes = _codes(kind, match["number"])
            found.extend((match.start(), _PREFIX[kind] + code) for code in codes)
    return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: pair[0])))


def inferred(
    opinions: Sequence[str], codes: Sequence[tuple[str, ...]], said: Mapping[str, str], common: str
) -> list[Inferred]:
    """Return the fields that opinions without a code are plainly about.

    Args:
        opinions: the opinions.
        codes: the codes that each prints.
        said: all that is printed under each number, by number.
        common: what is said of the measure as a whole; its words tell nothing.
    """
    if not any(code.startswith("F") for group in codes for code in group):
        return []
    texts = {number: squeeze(text) for number, text in said.items()}
    shared = squeeze(common)
    found: list[Inferred] = []
    for place, (opinion, group) in enumerate(zip(opinions, codes, strict=True)):
        if group:
            continue
        beside = {code for near in _neighbours(codes, place) for code in near}
        hit = _by_words(_topic(opinion), texts, shared, beside)
        if hit is not None:
            found.append(Inferred(place, *hit))
    return found


def _codes(kind: str, printed: str) -> list[str]:
    text = squeeze(printed)
    if kind == "indicator":
        return [code.replace("–", "-") for code in _CODE.findall(text)]
    numbers: list[int] = []
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last <= first + _MOST_RANGE:
            numbers.extend(range(first, last))
    numbers.extend(int(number) for number in re.findall(r"\d+", text))
    return [str(number) for number in sorted(set(numbers))]


def _topic(opinion: str) -> str:
    text = squeeze(opinion)
    end = _TOPIC_END.search(text)
    return text[: end.start() if end else _MOST_TOPIC][:_MOST_TOPIC]


def _neighbours(codes: Sequence[tuple[str, ...]], place: int) -> list[tuple[str, ...]]:
    before = next((group for group in reversed(codes[:place]) if group), ())
    after = next((group for group in codes[place + 1 :] if group), ())
    return [before, after]


def _by_words(
    topic: str, texts: Mapping[str, str], shared: str, beside: set[str]
) -> tuple[str, str] | None:
    """Return (number, words) of the one number under which the topic's words are printed."""
    best: tuple[str, str] | None = None
    for words in _phrases(topic):
        if words in shared:
            continue
        having = [number for number, text in texts.items() if words in text]
        near = len(having) == 1 and f"F{having[0]}" in beside
        if len(having) == 1 and (len(words) >= _LONG or near):
            if best is not None and best[0] != having[0]:
                return None  # words of two fields: about neither alone
            best = best or (having[0], words)
    return best


def _phrases(topic: str) -> list[str]:
    """Return the stretches of a topic that may tell, the longest first.

    A stretch begins and ends with a word; a short one is a word, or its beginning.
    """
    words = [match.span() for match in _WORD.finditer(topic)]
    joined = {
        topic[start:end]
        for place, (start, _) in enumerate(words)
        for _, end in words[place:]
        if end - start >= _LONG
    }
    joined |= {topic[start:] for start, _ in words if len(topic) - start >= _LONG}
    single = {topic[start:cut] for start, end in words for cut in range(start + _SHORT, end + 1)}
    return sorted(joined | single, key=lambda phrase: (-len(phrase), phrase))
