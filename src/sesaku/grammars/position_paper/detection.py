"""How sure it is that a document is a position paper, by its form.

What speaks for it: sentences that promise, propose or take a stand; numbered or bulleted items,
headings, links below statements; the vocabulary of public affairs. What speaks against it: labels
of the standard forms, prose that only tells, another language.
"""

import dataclasses
import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.position_paper import grammar
from sesaku.grammars.position_paper.anchors import Anchors
from sesaku.grammars.position_paper.layout import Block, lay_out
from sesaku.grammars.position_paper.outline import Roles, outline
from sesaku.grammars.position_paper.sections import Heading, Sections
from sesaku.grammars.position_paper.statements import ending_type, split_sentences
from sesaku.grammars.position_paper.vocabulary import entries
from sesaku.model.reading import Detection
from sesaku.text.width import narrow

_KIND = "position_paper"
_LINES = 1200
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff、。]")
_LABEL_LENGTH = 40
_FEW = 3
_HALF = 0.5
_OPEN = frozenset({None, "plain", "demand"})
_STANCE = frozenset({"commitment", "proposal", "position"})


class Features(NamedTuple):
    """What was counted in a document.

    Attributes:
        statements: sentences and items.
        stances: those that promise, propose or take a stand.
        items: numbered and bulleted items among them.
        headings: headings, working groups among them.
        links: links below statements.
        affairs: how many of the words of public affairs occur.
        labels: lines that are labels of a standard form.
        voices: whether a seller or a contract speaks.
    """

    statements: int = 0
    stances: int = 0
    items: int = 0
    headings: int = 0
    links: int = 0
    affairs: int = 0
    labels: int = 0
    voices: bool = False


def detect(document: Document) -> Detection:
    """Say how sure it is, from 0 to 1, that the document is a position paper, and why."""
    text = document.text[: min(Anchors(document).page_end, _LINES * 100)]
    ink = len(re.sub(r"\s", "", text))
    if not ink or len(_JAPANESE.findall(text)) * 2 < ink:
        return Detection(_KIND, 0.0, ("日本語の文章ではありません。",))
    features = _features(document, text)
    return Detection(_KIND, round(_confidence(features), 2), _reasons(features))


def _features(document: Document, text: str) -> Features:
    part = dataclasses.replace(document, lines=document.lines[:_LINES])
    blocks = lay_out(part).blocks
    roles = outline(blocks)
    statements, stances = _stances(blocks, roles)
    folded = narrow(text)
    return Features(
        statements,
        stances,
        roles.count("item"),
        roles.count("heading"),
        roles.count("link"),
        sum(bool(word.search(folded)) for word in entries("public_affairs")),
        sum(_is_label(line.text) for line in part.lines),
        sum(len(word.findall(folded)) for word in entries("other_voices")) * 20 > statements,
    )


def _stances(blocks: list[Block], roles: Roles) -> tuple[int, int]:
    """Count the sentences and items, and those that promise, propose or take a stand."""
    sections = Sections()
    proposing = any(
        role in {"heading", "title"} and grammar.proposes(block.text)
        for block, role in zip(blocks, roles, strict=True)
    )
    every = stances = 0
    for block, role in zip(blocks, roles, strict=True):
        if role == "heading":
            manner = "plain" if block.mark is None and not block.level else "number"
            sections.enter(Heading(manner, block.text))
        if role not in {"item", "statement", "continuation"}:
            continue
        sections.fill(listed=role == "item")
        found = [ending_type(block.text[a:b]) for a, b in split_sentences(block.text)]
        open_ended = bool(found) and found[-1] in _OPEN
        named = sections.heading_class in {"vision", "proposal"} or (
            proposing and role == "item" and sections.heading_class != "fact"
        )
        every += 1 if role == "item" else len(found)
        if role == "item":
            planned = found[-1:] == ["plain"] and sections.heading_class != "fact"
            stances += bool(_STANCE & set(found)) or (open_ended and named) or planned
        else:
            stances += sum(kind in _STANCE for kind in found) + (open_ended and named)
    return every, stances


def _is_label(line: str) -> bool:
    bare = re.sub(r"[\s　]", "", narrow(line))
    return (
        len(bare) <= _LABEL_LENGTH
        and "。" not in bare
        and any(word.fullmatch(bare) for word in entries("other_forms"))
    )


def _confidence(features: Features) -> float:
    if features.statements < _FEW:
        return 0.1 if features.stances else 0.0
    listed = features.items >= _FEW or features.links > 0 or features.headings >= _FEW
    structured = 1.0 if features.headings and listed else 0.5
    spoken = 0.4 if features.voices else 1.0
    labelled = (1.0, 0.7, 0.45, 0.15)[min(features.labels, _FEW)]
    share = min(features.stances / features.statements / _HALF, 1.0)
    return 0.95 * share * structured * spoken * labelled * min(features.affairs / 4, 1.0)


def _reasons(features: Features) -> tuple[str, ...]:
    reasons = [
        f"文・項目{features.statements}件のうち{features.stances}件が、行う・求める・こう考えると述べています。",
        f"見出しが{features.headings}件、番号や記号のある項目が{features.items}件、リンクが{features.links}件あります。",
    ]
    if features.labels:
        reasons.append(f"評価書や調書の様式の見出しが{features.labels}行あります。")
    if features.voices:
        reasons.append("販売者や契約の言葉があります。")
    return tuple(reasons)
