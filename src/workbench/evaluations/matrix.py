"""The matrix of a measure: all its indicators, their ratings, and the attainment of each year."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import GRADED, Cell, Cells, Column, Group, PageTable
from sesaku_web.sources.models import FieldRow, IndicatorRow
from workbench.evaluations.attainment import met
from workbench.evaluations.showing import unanswered

Record = Mapping[str, Any]

_SIGNS = {True: "○", False: "×", None: ""}


def matrix(
    indicators: Sequence[IndicatorRow], fields: Sequence[FieldRow], citer: Citer
) -> PageTable:
    """Return the table, grouped by field."""
    years = sorted(
        {
            year["fiscal_year"]
            for row in indicators
            for year in row.data["years"]
            if year["fiscal_year"] is not None
        }
    )
    names = {field.number: (field.name, field.subject) for field in fields}
    groups = []
    for number in dict.fromkeys(row.field_number for row in indicators):
        name, subject = names.get(number, ("", f"F{number}"))
        rows = [_row(row, years, citer) for row in indicators if row.field_number == number]
        label = _("個別分野 %(number)s %(name)s") % {"number": number, "name": name}
        groups.append(Group(rows, label, citer.page_of("fields", subject)))
    note = _(
        "数値の指標は「実績／目標」です。○×は、目標の「以上」「以内」などに実績の数を当てはめた計算で、"
        "文書の評価区分ではありません。決められないものには付けません。"
        "文章の指標は、番号の付いた項目の数です。"
    )
    caption = _("測定指標の評価区分と年度ごとの達成")
    return PageTable("matrix", caption, _columns(years), groups, note=note if groups else "")


def rating_of(row: IndicatorRow, mark: str | None = None) -> str:
    """Return the grade of an indicator, or the mark that its form prints instead."""
    return row.grade or mark or ""


def _columns(years: Sequence[int]) -> list[Column]:
    return [
        Column(_("測定指標")),
        Column(_("番号"), downloaded_only=True),
        Column(_("個別分野"), downloaded_only=True),
        Column(_("主要"), downloaded_only=True),
        Column(_("評価区分")),
        *(Column(_("%(year)s年度") % {"year": year}, numeric=True) for year in years),
        Column(_("典拠"), downloaded_only=True),
    ]


def _row(row: IndicatorRow, years: Sequence[int], citer: Citer) -> Cells:
    by_year = {year["fiscal_year"]: year for year in row.data["years"]}
    letter = rating_of(row, row.data.get("mark"))
    graded = Cell(
        letter or None,
        mark=GRADED,
        cited=citer.value(letter, row.grade_cite, row.subject, "rating/grade"),
    )
    href = citer.page_of("indicators", row.subject)
    main = _("主要") if row.main else ""
    return [
        Cell(row.name, f"{row.code} {row.name}", href=href, hint=main),
        Cell(row.code),
        Cell(row.field_number),
        Cell(row.main, main),
        graded,
        *_years(by_year, years, href),
        Cell(citer.at(row.cite)),
    ]


def _years(by_year: Mapping[int, Record], years: Sequence[int], href: str) -> Iterator[Cell]:
    for when in years:
        year = by_year.get(when)
        if year is None:
            yield Cell(None, "")
        elif any(side and "text" in side for side in (year["target"], year["result"])):
            yield _textual(year, f"{href}#y{when}")
        else:
            yield _numeric(year, href)


def _numeric(year: Record, href: str) -> Cell:
    target, result = year["target"], year["result"]
    shown = [side["raw"] if side and side["raw"] else "－" for side in (result, target)]
    found = met(target, result)
    sign = year.get("mark") or (result or {}).get("mark") or _SIGNS[found]
    hints = {True: _("目標を満たす"), False: _("目標に届かない"), None: ""}
    text = f"{shown[0]}／{shown[1]} {sign}".strip()
    style = {True: "met", False: "unmet", None: ""}[found]
    return Cell(text, text, href=href, mark=style, hint=hints[found])


def _textual(year: Record, href: str) -> Cell:
    target, result = year["target"], year["result"]
    counts = [len(side["items"]) if side and side.get("items") else 0 for side in (target, result)]
    if not target or not result:
        text = _("実績のみ") if result else _("目標のみ")
        return Cell(text, text, href=href, mark="unmet")
    text = _("目標%(target)s 実績%(result)s") % {
        "target": counts[0] or 1,
        "result": counts[1] or 1,
    }
    missing = unanswered(target, result)
    hint = _("実績に同じ番号の項目がない目標 %(count)s") % {"count": missing} if missing else ""
    mark = year.get("mark") or ""
    shown = f"{text} {mark}".strip()
    return Cell(shown, shown, href=href, mark="unanswered" if missing else "", hint=hint)
