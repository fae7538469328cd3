"""Means of achievement 「達成手段」 as forms list them, with their money."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.rows.made import names_in

Record = Mapping[str, Any]
_SIDES = ("budget", "executed")


class Mention(NamedTuple):
    """A means as an analysis names it, perhaps several times; ``places`` are addresses."""

    number: str
    name: str
    fiscal_years: list[int]
    places: list[str]


def mentioned(records: Sequence[Record], citer: Citer) -> list[Mention]:
    """Return the means that an analysis names, each once, with the places that name it."""
    found: dict[tuple[str, str], Mention] = {}
    for record in records:
        key = (record["number"] or "", record["name"] or "")
        mention = found.setdefault(key, Mention(*key, [], []))
        mention.fiscal_years.extend(
            year for year in record["fiscal_years"] if year not in mention.fiscal_years
        )
        mention.places.append(citer.at(record["cite"]))
    return list(found.values())


def table(records: Sequence[Record], subject: str, citer: Citer) -> PageTable:
    """Return the means of a field, with budget and execution by year."""
    years = sorted(
        {
            one["fiscal_year"]
            for record in records
            for one in record["budgets"]
            if one["fiscal_year"] is not None
        }
    )
    rows = []
    for name, record in zip(names_in(records), records, strict=True):
        path = f"means/{name}"
        called = citer.value(record["name"], record["cite"], subject, f"{path}/name")
        text = citer.value(
            record["text"], (record.get("cites") or {}).get("text", ()), subject, f"{path}/text"
        )
        rows.append(
            [
                Cell(
                    record["name"],
                    f"{record['number'] or ''} {record['name']}".strip(),
                    cited=called,
                ),
                *_money(record, years, subject, path, citer),
                Cell(record["unit"]),
                Cell("、".join(record["indicators"])),
                Cell(record["review_number"]),
                Cell(record["text"], cited=text if record["text"] else None, mark="long"),
            ]
        )
    labels = {"budget": _("%(year)s年度予算"), "executed": _("%(year)s年度執行")}
    columns = [
        Column(_("達成手段")),
        *(Column(labels[side] % {"year": year}, numeric=True) for year in years for side in _SIDES),
        Column(_("単位")),
        Column(_("関連する指標")),
        Column(_("レビュー事業番号")),
        Column(_("概要")),
    ]
    return PageTable("means", _("達成手段の一覧"), columns, [Group(rows)] if rows else [])


def _money(
    record: Record, years: Sequence[int], subject: str, path: str, citer: Citer
) -> list[Cell]:
    by_year = dict(zip(names_in(record["budgets"]), record["budgets"], strict=True))
    found: dict[tuple[int, str], Cell] = {}
    for name, one in by_year.items():
        for side in _SIDES:
            cell = one[side]
            if cell:
                where = f"{path}/budgets/{name}/{side}/value"
                cited = citer.value(cell["raw"], cell["cite"], subject, where)
                found[one["fiscal_year"], side] = Cell(cell["value"], cell["raw"], cited=cited)
    return [found.get((year, side), Cell(None)) for year in years for side in _SIDES]
