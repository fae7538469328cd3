"""Cabinet policies 「関連する内閣の重要政策」 and materials 「使用した資料」: bulleted lists."""

import re
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.rows import Row, compose, starts_paragraph
from sesaku.grammars.tight import Tight
from sesaku.model.evaluation import CabinetPolicy, Material
from sesaku.text.width import narrow, without_space

_BULLET = re.compile(r"(?P<mark>[・･○◯●◆◇■□➢✓]|[-‐–]\s)\s*")
_DATED = re.compile(r"\d\s*[年.]|元年|年度|決定|改訂|策定")
# …について（令和元年 11月 12 日 閣議決定）、…計画の変更について（…）
_SEVERAL = re.compile(r"\)\s*[、,]\s*(?=\S{6,})")
_URL = re.compile(r"https?\s*:\s*/\s*/")
_OPENING = ("(", "<", "[", "「")
# 22 日 閣議決定）: the end of a bracket
_CLOSING = re.compile(r"[^()]*\)")
_REST = re.compile(r"[!-~]*[)」]?")
_SITE = re.compile(r"ホームページ|ウェブサイト|サイト$|HP$|ポータル")
_GROUP = re.compile(r"\([^()]{1,20}関[連係]\)$")


class _Entry(NamedTuple):
    """A bulleted entry: its rows, the bullet cut off, in paragraphs."""

    paragraphs: list[list[Row]]
    bulleted: bool


def _entries(rows: list[Row], labels: list[tuple[int, int]]) -> list[_Entry]:
    """Cut a list into entries at the bullet that its first row has."""
    first = _BULLET.match(rows[0].text) if rows else None
    entries: list[_Entry] = []
    for index, row in enumerate(rows):
        match = _BULLET.match(row.text)
        opens = match is not None and first is not None and match["mark"] == first["mark"]
        if opens and match is not None:
            labels.append((row.start, row.start + len(match["mark"])))
            text = row.text[match.end() :]
            row = row._replace(start=row.end - len(text), text=text)  # noqa: PLW2901 - the row goes on without its bullet
            entries.append(_Entry([[row]], bulleted=True))
        elif not entries:
            entries.append(_Entry([[row]], bulleted=False))
        elif _goes_on(rows, index, entries[-1]):
            entries[-1].paragraphs[-1].append(row)
        else:
            entries[-1].paragraphs.append([row])
    return entries


def _goes_on(rows: list[Row], index: int, entry: _Entry) -> bool:
    """Whether a row goes on with the paragraph of the row before it."""
    if not starts_paragraph(rows, index):
        return True
    so_far = "".join(row.text for row in entry.paragraphs[-1])
    if so_far.count("(") <= so_far.count(")"):
        return False
    return not rows[index - 1].sure or _CLOSING.match(rows[index].text) is not None


def read_policies(
    document: Document, rows: list[Row]
) -> tuple[list[CabinetPolicy], list[tuple[int, int]]]:
    """Read the policies of the cabinet that a field names; also the ranges of the bullets."""
    labels: list[tuple[int, int]] = []
    policies: list[CabinetPolicy] = []
    for entry in _entries(rows, labels):
        heads = _split(entry.paragraphs[0], labels)
        for number, head in enumerate(heads):
            details = entry.paragraphs[1:] if number == len(heads) - 1 else []
            policies.append(_policy(document, head, details, labels))
    return policies, labels


def _split(head: list[Row], labels: list[tuple[int, int]]) -> list[list[Row]]:
    """Split an entry that names several policies, each with its date."""
    tight = Tight(head)
    for match in _SEVERAL.finditer(tight.text):
        opening = tight.text.rfind("(", 0, match.start())
        if opening < 0 or not _DATED.search(tight.text[opening : match.start()]):
            continue
        before, after = tight.offsets[match.start()] + 1, tight.offsets[match.end()]
        labels.append((before, after))
        left = _between(head, head[0].start, before)
        return [left, *_split(_between(head, after, head[-1].end), labels)]
    return [head]


def _policy(
    document: Document,
    head: list[Row],
    details: list[list[Row]],
    labels: list[tuple[int, int]],
) -> CabinetPolicy:
    tight = Tight(head)
    opening = _date_start(tight.text)
    said = [compose(document, rows) for rows in details]
    if opening is None:
        title = compose(document, head)
        return CabinetPolicy(
            title.text,
            None,
            tuple(detail.text for detail in said),
            title.cite,
            (),
            tuple(detail.cite for detail in said),
        )
    end = len(tight.text) - (1 if tight.text.endswith(")") else 0)
    labels.extend([*tight.pieces(opening, opening + 1), *tight.pieces(end, len(tight.text))])
    title = compose(document, _until(head, tight.offsets[opening]))
    date = compose(document, _between(head, tight.offsets[opening] + 1, tight.offsets[end - 1] + 1))
    return CabinetPolicy(
        title.text,
        date.text,
        tuple(detail.text for detail in said),
        title.cite,
        date.cite,
        tuple(detail.cite for detail in said),
    )


def _date_start(text: str) -> int | None:
    """Return where the last bracket opens, if it closes the text and holds a date."""
    closed = text.endswith(")")
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if text[index] == "(" and depth <= 0:
            dated = _DATED.search(text[index:]) is not None
            return index if dated and index and (closed or depth < 0) else None
    return None


def _until(rows: list[Row], offset: int) -> list[Row]:
    return _between(rows, rows[0].start, offset)


def _between(rows: list[Row], start: int, end: int) -> list[Row]:
    """Return the rows, or parts of rows, between two offsets."""
    parts: list[Row] = []
    for row in rows:
        first, last = max(row.start, start), min(row.end, end)
        if first < last:
            text = row.text[first - row.start : last - row.start]
            parts.append(
                row._replace(start=first, end=first + len(text.rstrip()), text=text.rstrip())
            )
    return [part for part in parts if part.text]


def read_materials(
    document: Document, rows: list[Row]
) -> tuple[list[Material], list[tuple[int, int]]]:
    """Read the list of materials; also the ranges of bullets and of headings of groups."""
    labels: list[tuple[int, int]] = []
    materials: list[Material] = []
    content = []
    for row in rows:
        if _GROUP.match(row.tight):
            labels.append((row.start, row.end))
        else:
            content.append(row)
    for entry in _entries(content, labels):
        materials.extend(_of_entry(document, entry, labels))
    return materials, labels


def _of_entry(document: Document, entry: _Entry, labels: list[tuple[int, int]]) -> list[Material]:
    """Read one bulleted entry: a publisher or a title, titles under it, and their addresses."""
    head, *rest = _with_addresses(entry.paragraphs)
    if _is_address(head):
        return [_material(document, [], [], head, labels)]
    site = _SITE.search("".join(row.tight for row in head)) is not None
    publisher = head if site else []
    found: list[Material] = []
    title: list[Row] = [] if site else head
    for paragraph in rest:
        if _is_address(paragraph):
            found.append(_material(document, publisher, title, paragraph, labels))
            title = []
        else:
            title = title + paragraph
    if title or not found:
        found.append(_material(document, publisher, title, [], labels))
    return found


def _with_addresses(paragraphs: list[list[Row]]) -> list[list[Row]]:
    """Let an address start a paragraph of its own, and end it at its bracket."""
    split: list[list[Row]] = []
    address = False
    for paragraph in paragraphs:
        for index, row in enumerate(paragraph):
            starts = _URL.search(row.text) is not None
            goes_on = address and not starts and _goes_on_address(split[-1], row)
            if not goes_on and (index == 0 or starts or address):
                split.append(_left_bracket(split) if starts else [])
            address = starts or goes_on
            split[-1].append(row)
    return [rows for rows in split if rows]


def _left_bracket(split: list[list[Row]]) -> list[Row]:
    """Take back the bracket that opens before an address, left behind at the end of its line."""
    last = split[-1][-1] if split and split[-1] else None
    if last is None or last.text[-1:] not in _OPENING:
        return []
    text = last.text[:-1].rstrip()
    split[-1][-1:] = [last._replace(end=last.start + len(text), text=text)] if text else []
    return [last._replace(start=last.end - 1, text=last.text[-1:])]


def _goes_on_address(so_far: list[Row], row: Row) -> bool:
    """Whether a row goes on with a wrapped address: its signs, up to the bracket that closes it."""
    printed = "".join(part.tight for part in so_far)
    opened = printed.count("(") > printed.count(")")
    unfinished = opened or not printed.endswith(")")
    return (
        _REST.fullmatch(row.tight) is not None and unfinished and (opened or not so_far[-1].closes)
    )


def _is_address(paragraph: list[Row]) -> bool:
    return _URL.match("".join(row.tight for row in paragraph[:2]).lstrip("(<[「")) is not None


def _material(
    document: Document,
    publisher: list[Row],
    title: list[Row],
    address: list[Row],
    labels: list[tuple[int, int]],
) -> Material:
    said = compose(document, publisher)
    named = compose(document, [row._replace(closes=False) for row in title])
    url, url_cite = _address(document, address, labels)
    cite = tuple(sorted(said.cite + named.cite + url_cite))
    return Material(said.text or None, named.text or None, url, cite)


def _address(
    document: Document, rows: list[Row], labels: list[tuple[int, int]]
) -> tuple[str | None, Cite]:
    """Return the address without its brackets; a blank in it is a line wrap, and left out."""
    if not rows:
        return None, ()
    tight = Tight(rows)
    start, end = 0, len(tight.text)
    while start < end and tight.text[start] in "(<[「":
        start += 1
    closing = ")>]」。" if start else "」。"
    while end > start and tight.text[end - 1] in closing:
        end -= 1
    for first, last in ((0, start), (end, len(tight.text))):
        labels.extend(tight.pieces(first, last))
    cite = tight.cite(document, start, end)
    return narrow(without_space(document.quote(cite))), cite
