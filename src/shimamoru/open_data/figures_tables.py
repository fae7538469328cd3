"""Figures as tables of pages: a row a month, a column a category, island or outcome."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from shimamoru.open_data.areas import OFFSHORE, UNKNOWN
from shimamoru.open_data.figures import NO_OUTCOME
from shimamoru.reports.categories import categories
from shimamoru.reports.places.coasts import islands


def figures_tables(months: Sequence[Mapping[str, Any]]) -> list[PageTable]:
    """Return the tables of the figures of some months."""
    return [
        _totals(months),
        _by("islands", _("島別の件数"), "areas", months, _area),
        _by("categories", _("種類別の件数"), "categories", months, _category),
        _by("outcomes", _("結果別の件数"), "outcomes", months, _outcome),
    ]


def _totals(months: Sequence[Mapping[str, Any]]) -> PageTable:
    heads = (_("月"), _("件数"), _("確認開始まで（時間、中央値）"), _("終了まで（時間、中央値）"))
    columns = [Column(head, numeric=at > 0) for at, head in enumerate(heads)]
    rows = [
        [
            Cell(one["month"]),
            _count(one["total"]),
            Cell(one["hours_to_check"]),
            Cell(one["hours_to_close"]),
        ]
        for one in months
    ]
    return PageTable("months", _("月別の件数と対応までの時間"), columns, [Group(rows)])


def _by(
    name: str,
    caption: str,
    key: str,
    months: Sequence[Mapping[str, Any]],
    named: Callable[[str], str],
) -> PageTable:
    codes = list(dict.fromkeys(code for one in months for code in one[key]))
    codes = sorted(codes) if key == "areas" else codes
    columns = [Column(_("区分")), *(Column(one["month"], numeric=True) for one in months)]
    rows = [
        [Cell(named(code)), *(_count(one[key].get(code, 0)) for one in months)] for code in codes
    ]
    return PageTable(name, caption, columns, [Group(rows)])


def _count(value: int | None) -> Cell:
    return Cell(value, text=_("秘匿")) if value is None else Cell(value)


def _area(code: str) -> str:
    names = {OFFSHORE: _("沖合"), UNKNOWN: _("場所なし")}
    if code in names:
        return names[code]
    found = islands().get(code)
    if found is None:
        return code
    return found.name if get_language() == "ja" else found.latin


def _category(code: str) -> str:
    found = categories().get(code)
    return found.name if found else code


def _outcome(code: str) -> str:
    names = {
        "resolved": _("対応が終わりました"),
        "no_concern": _("問題はありませんでした"),
        "unknown": _("分かりませんでした"),
        "false": _("事実と異なる"),
        NO_OUTCOME: _("続いています"),
    }
    return names.get(code, code)
