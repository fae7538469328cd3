"""Cabinet policies 「内閣の重要政策」 and materials 「使用した資料」: titles with brackets."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sesaku.document.cite import Cite, merge
from sesaku.document.passage import Passage
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.lists import Entry, listing_of
from sesaku.grammars.forms.policy_columns import columns_of
from sesaku.grammars.forms.policy_tables import read_table
from sesaku.grammars.forms.sheet import cut
from sesaku.grammars.forms.texts import says_none
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.evaluation import CabinetPolicy, Material
from sesaku.text.dates import dates_in
from sesaku.text.numerals import marker

_LAST_BRACKET = re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))*)\)(?P<after>[。、]?)$")
_DATED_BRACKET = re.compile(
    r"\((?P<inside>[^()]*(?:\d|元)年[^()]*(?:決定|策定|閣議|公表|了解)[^()]*)\)(?P<after>[。、]?)(?=.)"
)
_BRACKET = re.compile(r"\((?P<inside>[^()]+)\)(?P<after>[。、]?)(?=.)")
_DATED = re.compile(r"\d年|元年|\d年度|\d\.\d")
_ADDRESS = re.compile(r"(?:URL|アドレス|ホームページ|HP|掲載先)[::]?$")
_URL = re.compile(r"https?://[!-~]+")
_QUOTED = re.compile(r"[「『](?P<title>.+)[」』]$")
_BEGINS_POLICY = re.compile(r"\([^()]*(?:\d年|元年|決定)[^()]*\)$")
_DATE_LINE = re.compile(r"\([^()]*(?:\d年|元年|\d\.\d|決定)[^()]*\)")
_PLACE = re.compile(
    r"第?\d|第[一二三四五六七八九十]|[\u2160-\u216b\u2460-\u2473「『]|\(\d|[pP]\.?\d|別[紙表]|本文|[IVX]+[.、]"
)
"""How a place in a policy begins behind its date: 第2章, Ⅲ., 「…」."""
_IS_PLACE = re.compile(
    r"第[\d一二三四五六七八九十]+[^\s次期回]|[\d\u2160-\u216b\u2460-\u2473「『(・]|別[紙表]|同"
)
"""What begins no title of a policy."""
_OPENS = re.compile(r"[。、「『]")
_BULLET = re.compile(r"[・･○◯〇●◆◇■□▪▶➢✓◎→⇒➡]\s*(?=\S)")
_BEGINS_MATERIAL = re.compile(r"^(?!https?:)(?!\().+")


def read_policies(context: Context, cells: list[FormCell]) -> tuple[CabinetPolicy, ...]:
    """Return the cabinet policies that a form names, each with the places in it."""
    if says_none(context, cells):
        return ()
    columns = columns_of(cells)
    if columns is not None:
        return read_table(context, cells, columns)
    cells = [replace(cell, rows=_with_dates(cell.rows)) for cell in cells]
    entries = _titled(cells) or _entries(context, cells, _BEGINS_POLICY)
    return tuple(_policy(context, entry) for entry in entries)


def _with_dates(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Join the date in a line of its own to the title above it that has none: （５年３月決定）."""
    joined = list(rows)
    for at, row in enumerate(rows[1:]):
        dated = _DATE_LINE.match(Tight([row]).text) is not None
        if dated and _bracket_of(Tight([rows[at]]).text) is None:
            joined[at] = rows[at]._replace(closes=False)
    return tuple(joined)


def read_materials(context: Context, cells: list[FormCell]) -> tuple[Material, ...]:
    """Return the materials that a form names: title, who published it, address."""
    if says_none(context, cells):
        return ()
    return tuple(_material(context, entry) for entry in _entries(context, cells, _BEGINS_MATERIAL))


def _titled(cells: list[FormCell]) -> list[Entry]:
    """Return policies whose titles have no mark while the places below them have; else nothing."""
    paragraphs = _paragraphs([row for cell in cells for row in cell.rows])
    marked = [_BULLET.match(rows[0].text) is not None for rows in paragraphs]
    titles = [_BEGINS_POLICY.search(Tight(rows).text) is not None for rows in paragraphs]
    numbered = any(
        marker(rows[0].text) for rows, title in zip(paragraphs, titles, strict=True) if title
    )
    if not any(marked) or [not mark for mark in marked] != titles or marked[0] or numbered:
        return []
    entries: list[Entry] = []
    for rows, title in zip(paragraphs, titles, strict=True):
        if title:
            entries.append(Entry("", rows))
        else:
            entries[-1] = entries[-1]._replace(rows=(*entries[-1].rows, *rows))
    return entries


def _entries(context: Context, cells: list[FormCell], begins: re.Pattern[str]) -> list[Entry]:
    """Return the entries of a list; where it has no marks, each line that begins one."""
    listing = listing_of(context, cells)
    entries = list(listing.entries)
    if listing.lead:
        loose: list[Entry] = []
        for rows in _paragraphs(listing.lead):
            text = Tight(rows).text
            if not loose or begins.search(text) or (begins is _BEGINS_POLICY and _has_place(text)):
                loose.append(Entry("", rows))
            else:
                loose[-1] = loose[-1]._replace(rows=(*loose[-1].rows, *rows))
        entries = loose + entries
    return entries


def _has_place(text: str) -> bool:
    """Whether a line is a policy with its date and a place in it: 岬計画（５年６月）第２章「…」."""
    bracket = _bracket_of(text)
    title = text[: bracket.start()] if bracket else ""
    if bracket is None or not title or _IS_PLACE.match(title) or _OPENS.search(title):
        return False
    return _PLACE.match(text, bracket.end()) is not None


def _paragraphs(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    paragraphs: list[list[Row]] = [[]]
    for row in rows:
        paragraphs[-1].append(row)
        if row.closes:
            paragraphs.append([])
    return [tuple(paragraph) for paragraph in paragraphs if paragraph]


def _policy(context: Context, entry: Entry) -> CabinetPolicy:
    head, *details = _paragraphs(entry.rows)
    tight = Tight(head)
    bracket = _bracket_of(tight.text)
    date: str | None = None
    date_cite: Cite = ()
    end = len(tight.text)
    if bracket:
        end = bracket.start()
        start, stop = bracket.span("inside")
        found = dates_in(tight.text[start:stop])
        if found:
            start, stop = start + found[0].start, start + found[-1].end
        passage = compose(context.document, cut(head, tight, start, stop))
        date, date_cite = passage.text, passage.cite
        _label_between(context, tight, bracket.start(), start)
        _label_between(context, tight, stop, bracket.end())
    title = compose(context.document, cut(head, tight, 0, end))
    if bracket and end < bracket.end() < len(tight.text):
        details = [tuple(cut(head, tight, bracket.end(), len(tight.text))), *details]
    places = [compose(context.document, _unmarked(context, rows)) for rows in details]
    return CabinetPolicy(
        title=title.text,
        date=date,
        details=tuple(place.text for place in places),
        cite=title.cite,
        date_cite=date_cite,
        detail_cites=tuple(place.cite for place in places),
    )


def _bracket_of(text: str) -> re.Match[str] | None:
    """Return the bracket that dates a policy: at the end, or before the places in it."""
    last = _LAST_BRACKET.search(text)
    if last and _DATED.search(last["inside"]):
        return last
    inside = _DATED_BRACKET.search(text)
    return inside or next(filter(_is_date, _BRACKET.finditer(text)), None)


def _is_date(bracket: re.Match[str]) -> bool:
    """Whether a bracket holds a day or month and no more: 施政方針演説（令和５年２月２日）「…」."""
    inside = bracket["inside"]
    found = dates_in(inside)
    whole = [(0, len(inside))] == [(one.start, one.end) for one in found]
    return whole and "-" in found[0].iso


def _unmarked(context: Context, rows: Sequence[Row]) -> list[Row]:
    """Return a place in a policy without the bullet before it."""
    first, *others = rows
    bullet = _BULLET.match(first.text)
    if bullet is None:
        return list(rows)
    context.label_range(first.start, first.start + len(bullet[0].rstrip()))
    text = first.text[bullet.end() :]
    return [first._replace(start=first.end - len(text), text=text), *others]


def _label_between(context: Context, tight: Tight, start: int, end: int) -> None:
    if start < end:
        context.label_range(tight.offsets[start], tight.offsets[end - 1] + 1)


def _material(context: Context, entry: Entry) -> Material:
    tight = Tight(entry.rows)
    text = tight.text
    url = _URL.search(text)
    end = url.start() if url else len(text)
    address = _passage(context, entry, tight, url.start(), _end_of_url(text, url)) if url else None
    named = _ADDRESS.search(text[:end]) if url else None
    before = text[: named.start() if named else end].rstrip("(<:、,")
    bracket = _LAST_BRACKET.search(before)
    publisher: Passage | None = None
    title_end = len(before)
    if bracket:
        title_end = bracket.start()
        publisher = _passage(context, entry, tight, *bracket.span("inside"))
    quoted = _QUOTED.match(text[:title_end])
    start, stop = quoted.span("title") if quoted else (0, title_end)
    title = _passage(context, entry, tight, start, stop)
    rest = _passage(context, entry, tight, 0, len(text))
    _label_signs(context, rest, [title, publisher, address])
    return Material(
        publisher=publisher.text if publisher else None,
        title=title.text,
        url="".join(address.text.split()) if address else None,
        cite=merge(*(part.cite for part in (title, publisher, address) if part)),
    )


def _end_of_url(text: str, url: re.Match[str]) -> int:
    """Return where an address ends: before a bracket that closes one around it."""
    end = url.end()
    while end > url.start() and text[end - 1] in ").,>" and text.count("(", url.start(), end) < 1:
        end -= 1
    return end


def _passage(context: Context, entry: Entry, tight: Tight, start: int, end: int) -> Passage:
    return compose(context.document, cut(entry.rows, tight, start, end))


def _label_signs(context: Context, whole: Passage, parts: list[Passage | None]) -> None:
    """Note the quotation marks and brackets around the parts of an entry as labels."""
    taken = {
        offset
        for part in parts
        if part is not None
        for span in part.cite
        for offset in range(span.start, span.end)
    }
    for span in whole.cite:
        for offset in range(span.start, span.end):
            sign = context.document.text[offset]
            if offset not in taken and sign in "「」『』（）()＜＞<>、。：:":
                context.label_range(offset, offset + 1)
