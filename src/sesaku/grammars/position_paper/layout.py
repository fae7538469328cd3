"""What is peculiar to the print: page furniture, doubled marks, garbled numbers, wrapped lines.

Three prints are known: web pages (a paragraph a line, indented; links on lines of their own), PDFs
turned into flat text (every block between blank lines, bullets doubled to ``- ・``, a sentence cut
by a page's end) and Markdown. The outcome is the same: blocks, each a heading, item or paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from sesaku.document.document import Document, Line
from sesaku.grammars.position_paper import grammar
from sesaku.grammars.position_paper.anchors import Anchors
from sesaku.grammars.position_paper.grammar import LineClass
from sesaku.grammars.position_paper.marks import Mark, read_mark, true_mark
from sesaku.grammars.rows import width
from sesaku.model.reading import Furniture
from sesaku.text.width import fold, narrow, without_space

Range = tuple[int, int]

# "## 港" of Markdown
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
# "**港**", "__港__", "<br>", "\(" of Markdown
_EMPHASIS = re.compile(r"\*\*|__|<br\s*/?>|\\(?=[().*_#+\-!\[\]])")
# "**3. 港**": emphasis before a mark
_STARS = re.compile(r"(?:\*\*|__)\s*(?=\S)")
# "[港の一覧](https://www.example.jp/)" of Markdown
_INLINE_LINK = re.compile(r"\[(?P<title>[^\[\]]+)\]\((?P<url>[^()\s]+)\)")
_WRAP_WIDTH = 40
_WRAP_LINES = 3
_WRAP_SLACK = 4


class Row(NamedTuple):
    """A line: where its text stands without its mark, and what it is by its own form.

    ``cut`` says that page furniture or a page's end stands above it; ``carried`` that it goes on
    with the line above, whatever that is.
    """

    start: int
    body: int
    end: int
    text: str
    kind: LineClass
    mark: Mark | None
    indent: int
    blanks: int
    level: int = 0
    cut: bool = False
    carried: bool = False


@dataclass(slots=True)
class Block:
    """Lines that make one heading, item or paragraph.

    ``pieces`` are ranges of the canonical text in reading order, without mark and markup; ``text``
    is their half-width text. ``start`` is where the mark begins.
    """

    kind: LineClass
    mark: Mark | None
    start: int
    end: int
    pieces: list[Range]
    text: str
    indent: int
    blanks: int
    level: int = 0
    inline: list[tuple[Range, str]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The text for comparison with other lines: no blanks, no punctuation."""
        return _key(self.text)


class Layout(NamedTuple):
    """The blocks of a document and the furniture that was taken away."""

    blocks: list[Block]
    furniture: list[Furniture]


def lay_out(document: Document) -> Layout:
    """Turn the lines of a document into blocks."""
    furniture: list[Furniture] = []
    rows = _true_numbers(_rows(document, furniture))
    full = _wrap_width(rows)
    styles = _sentence_styles(rows)
    blocks: list[Block] = []
    last: Row | None = None
    for row in rows:
        if last is not None and _goes_on(blocks[-1], last, row, full, styles):
            _extend(document, blocks[-1], row)
        else:
            blocks.append(_block(document, row))
        last = row
    return Layout(blocks, furniture)


def _rows(document: Document, furniture: list[Furniture]) -> Iterator[Row]:
    """Yield the lines that are not page furniture; that is added to ``furniture``."""
    anchors = Anchors(document)
    numbers = _page_numbers(document.lines)
    heads = _running_heads(document)
    page: int | None = None
    cut = False
    for index, line in enumerate(document.lines):
        bare = narrow(line.text).strip()
        kind: str | None = None
        if anchors.is_address(line.start, line.end):
            kind = "address"
        elif index in numbers:
            kind = "page-number"
        elif without_space(bare) in heads:
            kind = "running-head"
        elif grammar.RULE.match(bare):
            kind = "rule"
        cut = cut or line.page != page
        page = line.page
        if kind is None:
            yield _row(line, bare, anchors)._replace(cut=cut)
        else:
            start = line.start + len(line.text) - len(line.text.lstrip())
            furniture.append(Furniture(kind, document.cite(start, start + len(bare))))
        cut = kind is not None


def _row(line: Line, bare: str, anchors: Anchors) -> Row:
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = start + len(bare)
    hashes = _HASHES.match(bare)
    level = len(hashes[1]) if hashes else 0
    at = hashes.end() if hashes else 0
    emphasis = _STARS.match(bare, at)
    at = emphasis.end() if emphasis else at
    length, mark = read_mark(bare[at:])
    at += length
    kind = grammar.line_class(_plain(bare[at:]) or bare)
    if kind in {"phrase", "group"} and anchors.fill(start + at, end):
        kind = "link"
    indent = start - line.start
    return Row(start, start + at, end, bare[at:], kind, mark, indent, line.blanks, level)


def _true_numbers(rows: Iterable[Row]) -> list[Row]:
    """Mend garbled numbers, and take back numbers that a wrapped line only begins with."""
    result: list[Row] = []
    last: dict[str, int] = {}
    for row in rows:
        mark = row.mark
        if mark is None or mark.value is None:
            result.append(row)
            continue
        before = last.get(mark.style, 0)
        if mark.style == "digit" and result and _is_count(result[-1], row, before):
            result.append(_uncounted(row))
            continue
        length, mark = true_mark(mark, row.text, before)
        last[mark.style] = mark.value or 0
        result.append(row._replace(mark=mark, body=row.body + length, text=row.text[length:]))
    return result


def _uncounted(row: Row) -> Row:
    """Take a line's number back into its text."""
    number = row.mark.number if row.mark is not None else None
    text = f"{number or ''}".ljust(row.body - row.start) + row.text
    return row._replace(mark=None, body=row.start, text=text, carried=True)


def _is_count(above: Row, row: Row, before: int) -> bool:
    """Whether a number without a point is no marker: a line wrapped at "12 か国"."""
    value = row.mark.value if row.mark is not None else None
    unfinished = not row.blanks and above.kind == "phrase" and above.mark is None
    return unfinished and value not in {1, before + 1}


def _plain(text: str) -> str:
    """Return a line without the markup of Markdown."""
    return _EMPHASIS.sub("", _INLINE_LINK.sub(lambda match: match["title"], text)).strip()


def _goes_on(block: Block, last: Row, row: Row, full: int | None, styles: set[str]) -> bool:
    """Whether a line belongs to the block above it."""
    if not _may_go_on(block, last, row):
        return False
    filled = full is not None and width(last.text) + 2 * last.indent >= full - _WRAP_SLACK
    if row.blanks and not (row.cut and filled):
        return _cut_by_page(block, row, styles)
    if grammar.ended(last.text) or (
        row.indent > last.indent and block.mark is None and len(block.pieces) == 1
    ):
        return False
    if filled or row.carried or grammar.hangs(last.text, row.text, row.kind == "phrase"):
        return True
    return block.mark is not None and block.mark.style in styles and grammar.ended(row.text)


def _may_go_on(block: Block, last: Row, row: Row) -> bool:
    """Whether the forms of two lines allow that they are one text."""
    if row.mark is not None or row.level or row.kind not in {"sentence", "phrase", "group"}:
        return False
    if last.level or last.kind not in {"sentence", "phrase", "note"}:
        return False
    listed = last.kind == "sentence" and block.mark is None and row.kind == "phrase"
    return not grammar.full_stopped(last.text) and not (listed and row.indent)


def _cut_by_page(block: Block, row: Row, styles: set[str]) -> bool:
    """Whether a text was cut in mid-sentence: its own end is missing, and this line is no start."""
    if grammar.ended(block.text) or row.indent:
        return False
    if grammar.carried_on(row.text):
        return True
    marked = block.mark is not None and block.mark.style in styles
    return marked and grammar.ended(row.text) and not grammar.connects(row.text)


def _sentence_styles(rows: Iterable[Row]) -> set[str]:
    """Return the manners of numbering whose items are sentences, as most of them are."""
    count: dict[str, list[int]] = {}
    for row in rows:
        if row.mark is not None and row.mark.numbered:
            tally = count.setdefault(row.mark.style, [0, 0])
            tally[0] += 1
            tally[1] += grammar.full_stopped(row.text)
    return {style for style, (total, ends) in count.items() if ends * 2 > total}


def _wrap_width(rows: list[Row]) -> int | None:
    """Return the width at which the print wraps its lines, None where it does not.

    Lines that end in mid-sentence with a line directly below them show it, if most of them have
    nearly the same width.
    """
    open_ended = [
        width(row.text) + 2 * row.indent
        for row, below in pairwise(rows)
        if not (below.blanks or below.mark or below.indent > row.indent or grammar.ended(row.text))
    ]
    top = max(open_ended, default=0)
    near = sum(size >= top - _WRAP_SLACK for size in open_ended)
    return top if top >= _WRAP_WIDTH and near >= max(_WRAP_LINES, len(open_ended) / 2) else None


def _block(document: Document, row: Row) -> Block:
    block = Block(
        row.kind, row.mark, row.start, row.start, [], "", row.indent, row.blanks, row.level
    )
    _extend(document, block, row)
    return block


def _extend(document: Document, block: Block, row: Row) -> None:
    pieces, inline = _without_markup(document, row)
    seam = " " if block.text[-1:].isascii() and block.text[-1:].isalnum() else ""
    text = "".join(narrow(document.text[start:end]) for start, end in pieces)
    block.text += (seam if text[:1].isascii() and text[:1].isalnum() else "") + text
    block.pieces += pieces
    block.inline += inline
    block.end = row.end
    if len(block.pieces) > len(pieces) and block.kind == "phrase" and row.kind == "sentence":
        block.kind = "sentence"


def _without_markup(document: Document, row: Row) -> tuple[list[Range], list[tuple[Range, str]]]:
    """Return the ranges of a row's text without Markdown's signs, and its inline links."""
    pieces: list[Range] = []
    inline: list[tuple[Range, str]] = []
    text = document.text[row.body : row.end]
    cuts: list[Range] = [match.span() for match in _EMPHASIS.finditer(text)]
    for match in _INLINE_LINK.finditer(text):
        title = match.span("title")
        cuts += [(match.start(), title[0]), (title[1], match.end())]
        inline.append(((row.body + title[0], row.body + title[1]), match["url"]))
    at = 0
    for start, end in sorted(cuts):
        if start > at:
            pieces.append((row.body + at, row.body + start))
        at = max(at, end)
    if at < len(text):
        pieces.append((row.body + at, row.body + len(text)))
    return pieces, inline


def _page_numbers(lines: tuple[Line, ...]) -> set[int]:
    """Return the lines that are page numbers: alone, and growing down the document."""
    found: set[int] = set()
    last = -1
    for index, line in enumerate(lines):
        text = narrow(line.text).strip()
        if not grammar.PAGE_NUMBER.match(text):
            continue
        number = int(re.findall(r"\d+", text)[0])
        if number > last:
            found.add(index)
            last = number
    return found


def _running_heads(document: Document) -> set[str]:
    """Return the lines that stand at the edge of most pages."""
    if len(document.pages) < 3:  # noqa: PLR2004 - two pages may begin alike by chance
        return set()
    edges: dict[int, list[str]] = {}
    for line in document.lines:
        if line.page is not None:
            edges.setdefault(line.page, []).append(without_space(narrow(line.text)))
    count: dict[str, int] = {}
    for texts in edges.values():
        for text in {*texts[:2], *texts[-2:]}:
            count[text] = count.get(text, 0) + 1
    return {text for text, pages in count.items() if pages * 2 > len(edges)}


def _key(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))
