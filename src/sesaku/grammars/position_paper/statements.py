"""What a sentence is: a commitment, a proposal, a position or a fact.

Its end decides (``statements.yml``). Where the end leaves it open – a noun, or a verb without
politeness – the heading above and the voice of the whole document do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.grammars.position_paper.grammar import HeadingClass
from sesaku.grammars.position_paper.vocabulary import endings
from sesaku.model.position import PositionType
from sesaku.text.width import narrow

Voice: TypeAlias = Literal["proposal", "commitment"]
Range: TypeAlias = tuple[int, int]

_OPENING = dict(zip("「『（(【〔［[《", "」』）)】〕］]》", strict=True))
_STOPS = "。！？!?"
_STOPS_SET = frozenset(_STOPS)
_REACH = 300
_END = 240
_TAIL = re.compile(r"(?:[。．!?\s」』]|[(（][^()（）]*[)）])+$")
_ORDER: tuple[PositionType, ...] = ("commitment", "proposal", "position", "fact")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a statement stands.

    Attributes:
        heading: what the headings above it say of what stands below them.
        voice: whether the document proposes or promises; None where it shows neither.
        marked: whether a number or bullet stands before the statement.
        numbered: whether that is a number, its own or that of a heading above.
    """

    heading: HeadingClass | None
    voice: Voice | None
    marked: bool
    numbered: bool

    @property
    def proposed(self) -> bool:
        """Whether what stands here without a predicate of its own is proposed."""
        if self.heading is not None:
            return self.heading == "proposal" and self.marked
        return self.voice == "proposal" and self.marked and self.numbered


def split_sentences(text: str) -> list[Range]:
    """Return the ranges of the sentences of a text; full stops in brackets and quotes don't count.

    A bracket that is not closed within ``_REACH`` characters holds nothing back.
    """
    ranges: list[Range] = []
    waiting: list[tuple[str, int]] = []
    last = {closing: text.rfind(closing) for closing in _OPENING.values()}
    at = 0
    for index, character in enumerate(text):
        if character in _OPENING:
            waiting.append((_OPENING[character], index))
        elif waiting and character == waiting[-1][0]:
            waiting.pop()
        elif character in _STOPS:
            while waiting and (last[waiting[-1][0]] < index or index - waiting[-1][1] > _REACH):
                waiting.pop()
            if not waiting and text[index + 1 : index + 2] not in _STOPS_SET:
                ranges.append((at, index + 1))
                at = index + 1
    if text[at:].strip():
        ranges.append((at, len(text)))
    return ranges


def ending_type(sentence: str) -> str | None:
    """Return what the end of a sentence says: a type, ``demand``, ``plain``, or None for a noun."""
    bare = _TAIL.sub("", narrow(sentence[-_END:]))
    for ending in endings():
        if ending.pattern.search(bare):
            return ending.type
    return None


def statement_type(text: str, setting: Setting) -> PositionType:
    """Return the type of a statement of one or more sentences."""
    types = {_settled(text[start:end], setting) for start, end in split_sentences(text)}
    return next((kind for kind in _ORDER if kind in types), "fact")


def _settled(sentence: str, setting: Setting) -> PositionType:
    found = ending_type(sentence)
    if found == "position":
        return "proposal" if setting.proposed or setting.heading == "proposal" else "position"
    return next((kind for kind in _ORDER if kind == found), None) or _by_setting(found, setting)


def _by_setting(found: str | None, setting: Setting) -> PositionType:
    """Decide a sentence whose end leaves it open: a noun, or a verb without politeness."""
    if setting.heading == "fact":
        return "fact"
    demanded = found == "demand" and setting.voice == "proposal" and setting.heading != "vision"
    if setting.proposed or demanded:
        return "proposal"
    plain = found == "plain" and setting.heading is None and setting.voice != "proposal"
    listed = found is None and setting.marked and setting.heading != "vision"
    promised = plain or (listed and setting.voice == "commitment")
    return "commitment" if promised else "position"


def voice_of(sentences: Iterable[str], *, proposes: bool) -> Voice | None:
    """Say whether a document proposes or promises, by its title, headings and sentences.

    Args:
        sentences: its sentences.
        proposes: whether title or headings say that it proposes.
    """
    types = [ending_type(sentence) for sentence in sentences]
    promised = types.count("commitment")
    if promised * 2 > len(types):
        return "commitment"
    if proposes or types.count("proposal") > 1:
        return "proposal"
    return "commitment" if (promised + types.count("plain")) * 5 > len(types) else None
