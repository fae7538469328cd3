"""Reading a list of islands from CSV: what would change is shown first, errors name the cell."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sesaku_web.exceptions import ConditionError
from shimamoru.islands.fields import Field, fields
from shimamoru.islands.models import Island
from shimamoru.islands.values import Value, parsed

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
_KEYS = {"識別子": "slug", "Identifier": "slug", "slug": "slug"}
_SOURCE = ("出典: ", "Source: ", "source:")
_SOURCE_OF_ROW = {"出典", "Source", "source"}
_ENCODINGS = ("utf-8-sig", "cp932")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a cell: row and column as a spreadsheet counts them, and the reason."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value that the list would change."""

    field: Field
    before: Value
    after: Value
    source: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row of the list: its island, new where ``known`` is None, and what it would change."""

    number: int
    slug: str
    known: Island | None
    changes: list[Change]


@dataclass(slots=True)
class Preview:
    """What a list would do."""

    rows: list[RowRead] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def changing(self) -> list[RowRead]:
        """The rows that change something."""
        return [row for row in self.rows if row.changes]


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8 or Shift_JIS.

    Raises:
        ConditionError: it is too large or in another encoding.
    """
    if len(content) > MOST_BYTES:
        raise ConditionError(f"ファイルが大きすぎます（上限 {MOST_BYTES // 1024**2} MiB）。")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ConditionError("文字コードが UTF-8 でも Shift_JIS でもありません。保存し直してください。")


def preview(text: str, default_source: str) -> Preview:
    """Return what a list would change, and what is wrong with it; nothing is changed.

    Rows are matched by 識別子, else by name and municipality, else by name alone.
    """
    if "\0" in text:
        raise ConditionError("CSV ではありません（NUL 文字があります）。")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    if not lines:
        raise ConditionError("ファイルに行がありません。一行目に見出しを置いてください。")
    if len(lines) - 1 > MOST_ROWS:
        raise ConditionError(f"行が多すぎます（上限 {MOST_ROWS:,} 行）。")
    found = Preview()
    columns = _columns(lines[0], found)
    if not {"slug", "name"} & {key for kind, key in columns.values() if kind != "source"}:
        raise ConditionError("見出しに「島名」か「識別子」が要ります。")
    islands = list(Island.objects.standing())
    for number, line in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in line):
            _read(found, islands, _Line(number, line, columns, lines[0], default_source))
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Sequence[str]
    columns: Mapping[int, tuple[str, str]]
    heads: Sequence[str]
    default: str

    def of(self, kind: str) -> Iterator[tuple[int, str, str]]:
        for at, (what, key) in self.columns.items():
            if what == kind:
                yield at, key, self.cells[at].strip() if at < len(self.cells) else ""


def _columns(heads: Sequence[str], found: Preview) -> dict[int, tuple[str, str]]:
    names = {name: one.name for one in fields() for name in _names(one)}
    columns: dict[int, tuple[str, str]] = {}
    for at, head in enumerate(heads):
        bare = head.strip()
        prefix = next((one for one in _SOURCE if bare.startswith(one)), "")
        if bare in _KEYS:
            columns[at] = ("key", _KEYS[bare])
        elif bare in names:
            columns[at] = ("value", names[bare])
        elif bare in _SOURCE_OF_ROW:
            columns[at] = ("source", "")
        elif prefix and bare.removeprefix(prefix).strip() in names:
            columns[at] = ("source", names[bare.removeprefix(prefix).strip()])
        elif bare:
            found.ignored.append(bare[:60])
    return columns


def _names(one: Field) -> Iterator[str]:
    yield from (one.name, one.ja, one.en)
    if one.unit:
        yield from (f"{one.ja} ({one.unit})", f"{one.en} ({one.unit})")


def _read(found: Preview, islands: Sequence[Island], line: _Line) -> None:
    values: dict[str, Value] = {}
    by_name = {one.name: one for one in fields()}
    for at, name, written in line.of("value"):
        if not written:
            continue
        try:
            values[name] = parsed(by_name[name], written)
        except ConditionError as error:
            found.troubles.append(Trouble(line.number, _column(line, at), str(error)))
    slug = next((written for _, _, written in line.of("key")), "")
    known, trouble = _match(islands, slug, values)
    if trouble:
        found.troubles.append(Trouble(line.number, _column(line, 0), trouble))
        return
    sources = {name: written for _, name, written in line.of("source") if written}
    changes = []
    for name, value in values.items():
        before: Any = getattr(known, name) if known else None
        if value != before:
            source = sources.get(name) or sources.get("") or line.default
            changes.append(Change(by_name[name], before, value, source))
    if changes and not all(change.source for change in changes):
        found.troubles.append(Trouble(line.number, "出典", "出典がありません。"))
    found.rows.append(RowRead(line.number, slug or (known.slug if known else ""), known, changes))


def _match(
    islands: Sequence[Island], slug: str, values: Mapping[str, Value]
) -> tuple[Island | None, str]:
    """Return the island that a row speaks of, None for a new one, and what is wrong."""
    if slug:
        same = [one for one in islands if one.slug == slug]
        return (same[0], "") if same else (None, f"識別子「{slug[:60]}」の島は台帳にありません。")
    name, municipality = values.get("name"), values.get("municipality")
    if not name:
        return None, "島名がありません。"
    same = [one for one in islands if one.name == name]
    if municipality:
        same = [one for one in same if one.municipality == municipality]
    if len(same) > 1:
        return None, f"「{name}」は台帳に {len(same)} 島あります。市町村か識別子を記してください。"
    return (same[0] if same else None), ""


def _column(line: _Line, at: int) -> str:
    """Return a column as a spreadsheet names it, with its heading: C（人口）."""
    letters, rest = "", at
    while rest >= 0:
        letters = chr(ord("A") + rest % 26) + letters
        rest = rest // 26 - 1
    head = line.heads[at].strip() if at < len(line.heads) else ""
    return f"{letters}{line.number}（{head}）"
