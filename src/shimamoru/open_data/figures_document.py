"""The figures of a year as a document: sentences and tables that can be cited one by one."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from shimamoru.open_data.areas import OFFSHORE, UNKNOWN
from shimamoru.open_data.figures import NO_OUTCOME
from shimamoru.open_data.suppression import LEAST
from shimamoru.reports.categories import categories
from shimamoru.reports.places.coasts import islands
from shimamoru.triage.labels import OUTCOMES

_HIDDEN = "秘匿"
_AREAS = {OFFSHORE: "沖合", UNKNOWN: "場所なし"}


def document_of(year: int, months: Sequence[Mapping[str, Any]]) -> str:
    """Return the document: the same figures give the same text, byte for byte."""
    totals = [one["total"] for one in months]
    whole = len(months) == 12 and None not in totals  # noqa: PLR2004 - months of a year
    sums = f"{year}年の通報件数は{sum(totals):,}件である。" if whole else ""
    rows = "".join(_row(one) for one in months)
    said = [
        f"しまもる通報集計 {year}年",
        f"集計した月は{months[0]['month']}から{months[-1]['month']}までの{len(months)}か月である。",
        sums,
        f"1件から{LEAST - 1}件までの件数と、差し引きでそれが分かる件数は「{_HIDDEN}」とする。",
        "保留した通報、取り下げられた通報、同じ件としてまとめた通報は数えない。",
    ]
    head = "".join(f"<p>{escape(line)}</p>\n" for line in said[1:] if line)
    return (
        '<!doctype html>\n<html lang="ja"><head><meta charset="utf-8">'
        f"<title>{escape(said[0])}</title></head><body>\n<h1>{escape(said[0])}</h1>\n{head}"
        "<h2>月別の通報件数と対応までの時間（中央値）</h2>\n<table>"
        "<tr><th>月</th><th>通報件数</th><th>確認開始まで（時間）</th><th>終了まで（時間）</th></tr>"
        f"{rows}</table>\n"
        f"{_list('島別', 'areas', months, area_name)}"
        f"{_list('種類別', 'categories', months, category_name)}"
        f"{_list('結果別', 'outcomes', months, outcome_name)}</body></html>\n"
    )


def area_name(code: str) -> str:
    """Return the name of an area."""
    found = islands().get(code)
    return found.name if found else _AREAS.get(code, code)


def category_name(code: str) -> str:
    """Return the Japanese name of a category."""
    found = categories().get(code)
    return found.names["ja"] if found else code


def outcome_name(code: str) -> str:
    """Return what an outcome is called."""
    return "未了" if code == NO_OUTCOME else str(OUTCOMES.get(code, code))


def _row(one: Mapping[str, Any]) -> str:
    cells = (one["month"], _told(one["total"]), _hours(one["hours_to_check"]))
    whole = (*cells, _hours(one["hours_to_close"]))
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in whole) + "</tr>"


def _list(
    label: str, name: str, months: Sequence[Mapping[str, Any]], named: Callable[[str], str]
) -> str:
    codes = sorted({code for one in months for code in one[name]})
    head = "".join(f"<th>{escape(one['month'])}</th>" for one in months)
    rows = "".join(
        f"<tr><th>{escape(named(code))}</th>"
        + "".join(f"<td>{escape(_told(one[name].get(code, 0)))}</td>" for one in months)
        + "</tr>"
        for code in codes
    )
    return f"<h2>{label}の通報件数</h2>\n<table><tr><th>{label}</th>{head}</tr>{rows}</table>\n"


def _told(count: int | None) -> str:
    return _HIDDEN if count is None else f"{count:,}"


def _hours(hours: float | None) -> str:
    return "－" if hours is None else f"{hours:g}"
