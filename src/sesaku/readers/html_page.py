"""A parsed page read in order: what is shown, its links, its tables."""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sesaku.readers.html_elements import elements
from sesaku.readers.html_list import Numbering
from sesaku.readers.html_table import MAX_COLUMN_SPAN, MAX_ROW_SPAN, Grid
from sesaku.readers.html_text import Place, TextWriter
from sesaku.text.numerals import marker

_Attributes: TypeAlias = dict[str, str | None]
_Leave: TypeAlias = list[Callable[[], None]]

_UNSEEN_STYLE = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
_PLAIN_STYLE = re.compile(r"(?i)(?:^|;)\s*list-style(?:-type)?\s*:[^;]*\bnone\b")
_NO_ADDRESS = re.compile(r"(?i)\s*(?:$|#|javascript:|vbscript:|data:|about:)")
_IN_ADDRESS = re.compile(r"[\t\n\r\x0b\f\x85\u2028\u2029]")
_MAX_SPAN_DIGITS = 6
_SURE_MARKS = ("circled", "bracketed", "bullet")


class Link(NamedTuple):
    """A link: where its text stands, and its address as the page writes it."""

    place: Place
    url: str


class Page(NamedTuple):
    """What a page shows."""

    text: str
    title: str | None
    links: tuple[Link, ...]
    grids: tuple[Grid, ...]


def read_page(markup: str) -> Page:
    """Read markup that was made harmless (``tamed``)."""
    return _PageReader(LexborHTMLParser(markup).root).read()


class _PageReader:
    """Walks the elements in order, without recursion, and writes down what they show."""

    def __init__(self, root: LexborNode | None) -> None:
        self._root = root
        self._writer = TextWriter()
        self._title: str | None = None
        self._links: list[Link] = []
        self._grids: list[Grid] = []
        self._open_grids: list[Grid] = []
        self._lists: list[Numbering] = []
        self._verbatim = 0
        self._navigation = 0
        self._mark = ""

    def read(self) -> Page:
        node = self._root
        path: list[tuple[LexborNode, _Leave]] = []
        while node is not None:
            leave = self._enter(node)
            child = node.first_child if leave is not None else None
            if leave is not None and child is not None:
                path.append((node, leave))
                node = child
                continue
            _run(leave)
            following = node.next
            while following is None and path:
                node, leave = path.pop()
                _run(leave)
                following = node.next
            node = following
        grids = tuple(self._grids)
        return Page(self._writer.text(), self._title, tuple(self._links), grids)

    def _enter(self, node: LexborNode) -> _Leave | None:
        """Begin an element; return what is to be done at its end, None where it is not shown."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return None
        if tag == "head":
            self._title = _title_of(node)
        if not tag or tag.startswith("-") or tag in elements("unseen"):
            return None
        attributes = node.attributes
        if _is_unseen(tag, attributes):
            return None
        leave: list[Callable[[], None]] = []
        if tag in elements("block"):
            self._writer.end_line()
            leave.append(self._writer.end_line)
        if tag == "br":
            self._writer.break_line()
        elif tag == "hr":
            self._writer.end_line()
        elif tag == "a":
            leave += self._link(attributes.get("href"))
        elif tag in ("table", "tr", "td", "th", "caption") or tag in elements("row_groups"):
            leave += self._table_part(tag, attributes)
        else:
            leave += self._surrounding(tag, attributes)
        return leave

    def _text(self, content: str) -> None:
        bare = content.strip()
        if self._mark and bare:
            if not _has_own_mark(bare):
                self._writer.put_mark(self._mark)
                content = content.lstrip()
            self._mark = ""
        if self._verbatim:
            self._writer.put_verbatim(content)
        else:
            self._writer.put(content)

    def _link(self, address: str | None) -> _Leave:
        url = _IN_ADDRESS.sub("", address or "").strip()
        if _NO_ADDRESS.match(url):
            return []
        place = self._writer.open()
        self._links.append(Link(place, url))
        return [lambda: self._writer.close(place)]

    def _table_part(self, tag: str, attributes: _Attributes) -> _Leave:
        if tag == "table":
            grid = Grid()
            self._grids.append(grid)
            self._open_grids.append(grid)
            return [lambda: self._open_grids.remove(grid)]
        if not self._open_grids:
            return []
        grid = self._open_grids[-1]
        if tag == "tr":
            self._writer.begin_row()
            grid.begin_row()
            return [self._writer.end_row]
        if tag in elements("row_groups"):
            return [grid.end_group]
        if tag != "caption" and not grid.row_is_empty:
            self._writer.next_cell()
        place = self._writer.open()
        if tag == "caption":
            grid.caption = place
        else:
            rows = _span(attributes.get("rowspan"), 0, MAX_ROW_SPAN)
            grid.begin_cell(place, rows, _span(attributes.get("colspan"), 1, MAX_COLUMN_SPAN))
        return [lambda: self._writer.close(place)]

    def _surrounding(self, tag: str, attributes: _Attributes) -> _Leave:
        """Note what an element says about everything in it."""
        leave: _Leave = []
        if tag in elements("navigation") or attributes.get("role") == "navigation":
            self._navigation += 1
            leave.append(self._leave_navigation)
        if tag in elements("verbatim"):
            self._verbatim += 1
            leave.append(self._leave_verbatim)
        if tag in elements("lists"):
            plain = self._navigation > 0 or bool(_PLAIN_STYLE.search(attributes.get("style") or ""))
            self._lists.append(Numbering(tag, attributes, plain=plain))
            leave.append(self._leave_list)
        if tag == "li" and self._lists:
            self._mark = self._lists[-1].mark(attributes.get("value"))
            self._writer.begin_item()
            leave.append(self._leave_item)
        return leave

    def _leave_navigation(self) -> None:
        self._navigation -= 1

    def _leave_verbatim(self) -> None:
        self._verbatim -= 1

    def _leave_list(self) -> None:
        self._lists.pop()

    def _leave_item(self) -> None:
        self._mark = ""


def _has_own_mark(text: str) -> bool:
    """Whether an item whose text begins so has its own mark: ①, （１）, ・, or １ and a blank."""
    own = marker(text)
    return own is not None and (own.length < len(text) or own.kind in _SURE_MARKS)


def _run(leave: _Leave | None) -> None:
    for action in leave or ():
        action()


def _title_of(head: LexborNode) -> str | None:
    child = head.first_child
    while child is not None:
        if child.tag == "title":
            return " ".join(child.text().split()) or None
        child = child.next
    return None


def _is_unseen(tag: str, attributes: _Attributes) -> bool:
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    return bool(_UNSEEN_STYLE.search(attributes.get("style") or ""))


def _span(value: str | None, least: int, most: int) -> int:
    """Return a span as HTML reads it: what is no number is 1."""
    digits = (value or "").strip()
    if not digits.isdecimal():
        return 1
    return min(max(int(digits[:_MAX_SPAN_DIGITS]), least), most)
