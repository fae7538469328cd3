"""From the lines of a position paper to its positions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sesaku.document.document import Document
from sesaku.document.passage import join
from sesaku.grammars.position_paper import grammar, links
from sesaku.grammars.position_paper.anchors import Anchors
from sesaku.grammars.position_paper.layout import Block, Range, lay_out
from sesaku.grammars.position_paper.outline import CONTENT, Role, Roles, outline
from sesaku.grammars.position_paper.sections import Heading, Sections
from sesaku.grammars.position_paper.statements import (
    Setting,
    Voice,
    split_sentences,
    statement_type,
    voice_of,
)
from sesaku.grammars.position_paper.vocabulary import words
from sesaku.model.diagnostic import Collector
from sesaku.model.position import Link, Position
from sesaku.model.reading import Content, Furniture
from sesaku.text.wareki import civil_year
from sesaku.text.width import narrow

# 島の灯り | 架空国政府: the title that a web page declares
_TITLE_PARTS = re.compile(r"[|｜]| - ")
_BREAKS = "。！？"
_BRACKETS = "【】〈〉《》≪≫＜＞<>［］[]"
_FURNITURE: dict[Role, str] = {
    "heading": "heading",
    "title": "heading",
    "lead-in": "lead-in",
    "link": "navigation",
    "navigation": "navigation",
    "contents": "contents",
    "diagram-label": "diagram-label",
    "date": "date",
    "publisher": "label",
    "closing": "label",
}


@dataclass(slots=True)
class Draft:
    """A position whose type is still open."""

    number: str | None
    path: tuple[str, ...]
    setting: Setting
    pieces: list[Range]
    links: list[Link] = field(default_factory=list)


def read(document: Document) -> Content:
    """Read the positions of a document; never raises."""
    layout = lay_out(document)
    roles = outline(layout.blocks)
    builder = _Builder(document, layout.furniture)
    for index, (block, role) in enumerate(zip(layout.blocks, roles, strict=True)):
        builder.take(block, role, _listing(layout.blocks, roles, index))
    title = _title(document, layout.blocks, roles)
    return Content(
        positions=builder.positions(title),
        title=title,
        publisher=_publisher(document, layout.blocks, roles),
        date=_date(layout.blocks, roles),
        furniture=tuple(builder.furniture),
        diagnostics=builder.collector.all(),
    )


class _Builder:
    """Gathers what the blocks hold, in their order."""

    def __init__(self, document: Document, furniture: list[Furniture]) -> None:
        self.document = document
        self.furniture = list(furniture)
        self.collector = Collector()
        self._sections = Sections()
        self._drafts: list[Draft] = []
        self._scope = 0
        self._anchors = Anchors(document)
        self._values: dict[str, int] = {}
        self._proposes = False
        self._heading_links: list[Link] = []

    def take(self, block: Block, role: Role | None, listing: str | None) -> None:
        """Place one block; ``listing`` is the manner of the list directly below it."""
        if role in _FURNITURE:
            self._furnish(_FURNITURE[role], block.start, block.end)
        if role == "heading":
            self._enter(block, listing)
        elif role == "diagram-label":
            self._sections.leave_plain()
        elif role == "navigation" and not grammar.leads_to_links(block.text):
            self._scope = len(self._drafts)
        elif role == "link":
            self._link(block)
        elif role == "item":
            self._item(block)
        elif role == "continuation" and self._drafts:
            self._drafts[-1].pieces += block.pieces
            self._drafts[-1].links += links.inline_links(
                self.document, self._anchors, block, block.pieces
            )
            self._markup(block)
        elif role in {"statement", "continuation"}:
            self._statements(block)

    def positions(self, title: str | None) -> tuple[Position, ...]:
        """Return the positions with their types."""
        texts = [join(self.document, draft.pieces, breaks=_BREAKS) for draft in self._drafts]
        sentences = [
            passage.text[start:end]
            for passage in texts
            for start, end in split_sentences(passage.text)
        ]
        proposes = self._proposes or (title is not None and grammar.proposes(narrow(title)))
        voice = voice_of(sentences, proposes=proposes)
        return tuple(
            Position(
                draft.number,
                draft.path,
                passage.text,
                statement_type(passage.text, _voiced(draft.setting, voice)),
                tuple(draft.links),
                passage.cite,
            )
            for draft, passage in zip(self._drafts, texts, strict=True)
            if passage.text
        )

    def _furnish(self, kind: str, start: int, end: int) -> None:
        if self.document.text[start:end].strip():
            self.furniture.append(Furniture(kind, self.document.cite(start, end)))

    def _markup(self, block: Block) -> None:
        """What stands in a block's lines and is not its text: the mark, and signs of Markdown."""
        at = block.start
        for start, end in [*block.pieces, (block.end, block.end)]:
            self._furnish("marker", at, start)
            at = max(at, end)

    def _enter(self, block: Block, listing: str | None) -> None:
        text = _heading_text(self.document, block)
        self._proposes |= grammar.proposes(narrow(text))
        named = grammar.heading_class(narrow(text)) is not None and not text.endswith(
            ("こと", "事")
        )
        self._sections.enter(Heading(_manner(block), text, named, listing))
        self._scope = len(self._drafts)
        self._heading_links = links.inline_links(self.document, self._anchors, block, block.pieces)
        shared = self._sections.leave_shared()
        if shared is not None:
            self.collector.add(
                "section-shared",
                self.document.cite(block.start, block.end),
                heading=text,
                first=shared[0],
                second=shared[1],
            )

    def _link(self, block: Block) -> None:
        above = self._drafts[max(self._scope, len(self._drafts) - links.CANDIDATES) :]
        texts = [join(self.document, draft.pieces).text for draft in above]
        for link in links.links_of(self.document, self._anchors, block) if above else ():
            above[links.owner(link, texts)].links.append(link)

    def _item(self, block: Block) -> None:
        mark = block.mark
        if mark is not None and mark.value is not None:
            self._follow(block, mark.style, mark.value)
            if mark.garbled:
                printed = self.document.text[block.start : block.pieces[0][0]].strip(" -*+•・")
                self.collector.add(
                    "number-garbled",
                    self.document.cite(block.start, block.pieces[0][0]),
                    printed=printed,
                    number=mark.number,
                )
        self._add(block, block.pieces, None if mark is None else mark.number, marked=True)
        self._markup(block)

    def _follow(self, block: Block, style: str, value: int) -> None:
        """Note a number that neither continues its series nor starts one."""
        last = self._values.get(style)
        if last is not None and value not in {1, last + 1}:
            self.collector.add(
                "item-number-unexpected",
                self.document.cite(block.start, block.pieces[0][0]),
                printed=str(value),
                expected=str(last + 1),
            )
        self._values[style] = value

    def _statements(self, block: Block) -> None:
        for pieces in _sentences(self.document, block.pieces):
            if grammar.is_navigation(narrow(join(self.document, pieces).text)):
                self._furnish("navigation", pieces[0][0], pieces[-1][1])
            else:
                self._add(block, pieces, None, marked=block.mark is not None)
        self._markup(block)

    def _add(self, block: Block, pieces: list[Range], number: str | None, *, marked: bool) -> None:
        setting = Setting(
            "fact" if block.kind == "note" else self._sections.heading_class,
            None,
            marked,
            number is not None or self._sections.numbered,
        )
        found = links.inline_links(self.document, self._anchors, block, pieces)
        found, self._heading_links = [*self._heading_links, *found], []
        self._drafts.append(Draft(number, self._sections.path, setting, list(pieces), found))
        self._sections.fill(listed=marked)


def _voiced(setting: Setting, voice: Voice | None) -> Setting:
    return Setting(setting.heading, voice, setting.marked, setting.numbered)


def _sentences(document: Document, pieces: Sequence[Range]) -> Iterator[list[Range]]:
    """Yield the pieces of each sentence of a paragraph."""
    text = "".join(document.text[start:end] for start, end in pieces)
    for first, last in split_sentences(text):
        part: list[Range] = []
        at = 0
        for start, end in pieces:
            low, high = max(first - at, 0), min(last - at, end - start)
            if low < high:
                part.append((start + low, start + high))
            at += end - start
        if any(document.text[start:end].strip() for start, end in part):
            yield part


def _listing(blocks: list[Block], roles: Roles, index: int) -> str | None:
    """Return the manner of the list directly below a block."""
    if index + 1 < len(blocks) and roles[index + 1] == "item":
        mark = blocks[index + 1].mark
        return mark.style if mark is not None else None
    return None


def _manner(block: Block) -> str:
    """Return the manner of a heading, as ``Sections`` ranks it."""
    if block.kind == "group":
        return "group"
    if block.level:
        return "#" * block.level
    if block.mark is not None:
        return ("number " if block.mark.numbered else "bullet ") + block.mark.style
    return f"bracket {block.text[:1]}" if block.kind == "bracketed" else "plain"


def _heading_text(document: Document, block: Block) -> str:
    """Return a heading as printed: with its number, without bullet, brackets and markup."""
    text = join(document, block.pieces).text
    if block.kind == "bracketed":
        text = text.strip(_BRACKETS)
    if block.mark is not None and block.mark.numbered:
        mark = document.text[block.start : block.pieces[0][0]].lstrip("#*-+ \u3000")
        text = mark + text
    return text.strip()


def _title(document: Document, blocks: list[Block], roles: Roles) -> str | None:
    """Return the title: a name that the page's head prints twice, or its first heading."""
    first: Block | None = None
    for block, role in zip(blocks, roles, strict=True):
        if role in CONTENT:
            break
        twice = grammar.printed_twice(block.text) if role == "navigation" else None
        if twice is not None:
            start = block.pieces[0][0]
            return join(document, [(start, start + len(twice))]).text
        if first is None and role in {"title", "heading"} and block.key:
            first = block
    if first is None:
        first = next((block for block in blocks if block.level == 1 and block.key), None)
    return _heading_text(document, first) if first is not None else document.title


def _publisher(document: Document, blocks: list[Block], roles: Roles) -> str | None:
    for block, role in zip(blocks, roles, strict=True):
        if role == "publisher":
            return join(document, block.pieces).text
    named = _TITLE_PARTS.split(document.title or "")[-1].strip()
    return named if words("organisations").fullmatch(named) else None


def _date(blocks: list[Block], roles: Roles) -> str | None:
    """Return the date printed on a line of its own, as 2024-04-01 or 2024-04."""
    for block, role in zip(blocks, roles, strict=True):
        match = grammar.date_match(block.text) if role == "date" else None
        if match is None:
            continue
        era = match["era"]
        year = civil_year(era.rstrip(".") if era else None, match["year"] or match["civil"])
        if year is not None:
            day = f"-{int(match['day']):02}" if match["day"] else ""
            return f"{year}-{int(match['month']):02}{day}"
    return None
