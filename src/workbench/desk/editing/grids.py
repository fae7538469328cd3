"""Parts of a record that are tables: typed cell by cell, or pasted from a spreadsheet.

As one text, a row is a line, and 「｜」 or a tab stands between its cells. A cell that says what it
said before keeps all that was read of it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sesaku.grammars.cells import quantity_of
from sesaku.model.walk import plain
from sesaku.text.wareki import named_years
from sesaku_web.exceptions import ConditionError
from workbench.cycle.printing import text_of

Json = Any
Record = Mapping[str, Json]
Rows = list[list[str]]
BAR = "｜"
_BETWEEN = re.compile(r"[｜\t]")
_SUM, _SUMS = "＝", ("＝", "=")
_ITEM = ("account", "organisation", "item", "reference")


class Grid(Protocol):
    """A table within a record: what its rows say, and what a record holds of rows."""

    hint: Promise
    head: Sequence[str]
    grows: bool

    def shown(self, record: Record) -> Rows:
        """Return its rows, the headings first; none where there is nothing."""
        ...

    def put(self, rows: Rows, record: Record) -> dict[str, Json]:
        """Return the parts of the record that the rows say.

        Raises:
            ConditionError: a row or a heading cannot be read; the message names it.
        """
        ...


class Series:
    """The values of a reference indicator: a row a series, a column a year."""

    hint: Promise = _(
        "一行目は年度、次の行から系列名と値。系列が一つなら名前は空で構いません。"
        "表計算ソフトの表をそのまま貼り付けられます。"
    )
    head: Sequence[str] = ("年度",)
    grows = True

    def shown(self, record: Record) -> Rows:
        """Return the years, and the values of each series."""
        series = record.get("series") or []
        years = _columns(series)
        if not series:
            return []
        rows = [[one["label"], *_values(one, years)] for one in series]
        return [[*self.head, *(str(year) for year, _again in years)], *rows]

    def put(self, rows: Rows, record: Record) -> dict[str, Json]:
        """Return the series."""
        years = _counted([year_in("年度", text) for text in rows[0][1:]])
        old = record.get("series") or []
        found = []
        for at, (label, *cells) in enumerate(rows[1:]):
            _check_width(label or str(at + 1), cells, len(years))
            same = at < len(old) and old[at]["label"] == label
            held = _held(old[at]) if same else {}
            values = [
                _series_value(year, text, held.get((year, again)))
                for (year, again), text in zip(years, cells, strict=False)
            ]
            found.append({"label": label, "values": [one for one in values if one]})
        return {"series": found}


class FormTable:
    """The rows and totals of the budget form 「個別票」: a row an item."""

    hint: Promise = _(
        "一行目は見出し（会計・組織／勘定・項・事項・他の個別票、その後に金額の列）。"
        "合計の行は、先頭の欄を「＝」で始めます（例：＝小計）。"
    )
    head: Sequence[str] = ("会計", "組織／勘定", "項・事項", "他の個別票")
    grows = True

    def shown(self, record: Record) -> Rows:
        """Return the headings, the items, then the totals."""
        if not (record.get("rows") or record.get("totals") or record.get("columns")):
            return []
        items = [
            [*(text_of(one.get(name)) for name in _ITEM), *_raws(one)]
            for one in record.get("rows") or ()
        ]
        sums = [
            [f"{_SUM}{one.get('label') or ''}", "", "", "", *_raws(one)]
            for one in record.get("totals") or ()
        ]
        return [[*self.head, *record.get("columns", ())], *items, *sums]

    def put(self, rows: Rows, record: Record) -> dict[str, Json]:
        """Return columns, rows and totals."""
        columns = rows[0][len(self.head) :]
        if not columns:
            raise ConditionError("個別票の一行目に、金額の列の見出しを書いてください。")
        items: list[Json] = []
        sums: list[Json] = []
        for row in rows[1:]:
            leading = [*row[: len(self.head)], *[""] * (len(self.head) - len(row))]
            cells = row[len(self.head) :]
            _check_width(leading[2] or leading[0], cells, len(columns))
            of, name = (sums, "totals") if leading[0].startswith(_SUMS) else (items, "rows")
            held = record.get(name) or []
            old = held[len(of)].get("values", []) if len(of) < len(held) else []
            filled = [*cells, *[""] * (len(columns) - len(cells))]
            values = [_amount(text, old, at) for at, text in enumerate(filled)]
            if of is sums:
                sums.append({"label": leading[0][1:] or None, "values": values})
            else:
                said = {key: text or None for key, text in zip(_ITEM, leading, strict=True)}
                items.append({**said, "values": values})
        return {"columns": columns, "rows": items, "totals": sums}


class MeansMoney:
    """The money of a means of achievement: a row a year."""

    hint: Promise = _("一行に一年度：年度、予算額、執行額。")
    head: Sequence[str] = ("年度", "予算額", "執行額")
    grows = False

    def shown(self, record: Record) -> Rows:
        """Return budget and execution by year."""
        years = record.get("budgets") or []
        rows = [
            [str(one["fiscal_year"]), text_of(one.get("budget")), text_of(one.get("executed"))]
            for one in years
        ]
        return [list(self.head), *rows] if rows else []

    def put(self, rows: Rows, record: Record) -> dict[str, Json]:
        """Return the years."""
        held = {str(one["fiscal_year"]): one for one in record.get("budgets") or ()}
        found = []
        for text, *cells in rows[1:]:
            _check_width(text, cells, 2)
            year = year_in("年度", text)
            old = held.get(str(year), {})
            said = dict(zip(("budget", "executed"), [*cells, "", ""], strict=False))
            amounts = {
                name: old.get(name) if text_of(old.get(name)) == cell else {"raw": cell}
                for name, cell in said.items()
            }
            found.append({"fiscal_year": year, **amounts})
        return {"budgets": found}


GRIDS: Mapping[str, Grid] = {"series": Series(), "table": FormTable(), "budgets": MeansMoney()}
"""The tables, by the part of a record that they are."""


def rows_of(text: str) -> Rows:
    """Return the rows of a table's text, blank lines left out."""
    lines = (line for line in text.split("\n") if _BETWEEN.sub("", line).strip())
    return [[cell.strip() for cell in _BETWEEN.split(line)] for line in lines]


def shown_grid(name: str, record: Record) -> str:
    """Return a table of a record as text."""
    rows = GRIDS[name].shown(record)
    return "\n".join(BAR.join(_plain(cell) for cell in row) for row in rows)


def grid_in(name: str, text: str, record: Record) -> dict[str, Json]:
    """Return what the text of a table puts into a record.

    Raises:
        ConditionError: a row or a heading cannot be read; the message names it.
    """
    rows = rows_of(text)
    return GRIDS[name].put(rows or [list(GRIDS[name].head)], record)


def year_in(label: str, text: str) -> int:
    """Return the fiscal year that somebody wrote.

    Raises:
        ConditionError: it is no year.
    """
    tidy = text.strip()
    if tidy.isascii() and tidy.isdecimal() and len(tidy) == 4:  # noqa: PLR2004 - a year
        return int(tidy)
    years = named_years(tidy)
    if len(years) != 1 or years[0].value is None:
        raise ConditionError(
            f"{label}「{tidy[:40]}」が年度として読めません。"
            "令和6年度、2024 のように書いてください。"
        )
    return years[0].value


def _plain(cell: str) -> str:
    return " ".join(cell.replace(BAR, "|").split("\n"))


def _columns(series: Sequence[Record]) -> list[tuple[int, int]]:
    """Return the years of all series, one that a series has twice twice."""
    found = {key for one in series for key in _held(one)}
    return sorted(found)


def _counted(years: Sequence[int]) -> list[tuple[int, int]]:
    seen: Counter[int] = Counter()
    found = []
    for year in years:
        found.append((year, seen[year]))
        seen[year] += 1
    return found


def _held(series: Record) -> dict[tuple[int, int], Record]:
    values = series["values"]
    keys = _counted([one["fiscal_year"] for one in values])
    return dict(zip(keys, values, strict=True))


def _values(series: Record, years: Sequence[tuple[int, int]]) -> list[str]:
    held = _held(series)
    return [str(held[key]["raw"]) if key in held else "" for key in years]


def _series_value(year: int, text: str, old: Record | None) -> Json:
    if old is not None and _plain(str(old["raw"])) == text:
        return old
    if not text:
        return None
    said = plain(quantity_of(text, ()))
    return {"fiscal_year": year, **{name: said[name] for name in ("raw", "value", "unit")}}


def _raws(record: Record) -> list[str]:
    return [text_of(one) for one in record.get("values", ())]


def _amount(text: str, old: Sequence[Json], at: int) -> Json:
    if at < len(old) and _plain(text_of(old[at])) == text:
        return old[at]
    return {"raw": text}


def _check_width(label: str, cells: Sequence[str], width: int) -> None:
    over = [cell for cell in cells[width:] if cell]
    if over:
        raise ConditionError(
            f"表の「{label[:40]}」の行に、見出しのない値「{over[0][:40]}」があります。"
            "一行目に列の見出しを足してください。"
        )
