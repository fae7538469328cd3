"""Research programmes in JUDGIT's data of the review of projects 「行政事業レビュー」.

A sheet is a programme of a ministry: its purpose, what it does, its money by year (in millions of
yen there), and who was paid. Sheets that speak of no research are passed over.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Protocol

from sateto.records.identifiers import identifier
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import (
    Award,
    Money,
    Named,
    ResearchProject,
    Section,
    Statement,
    Words,
)

FORMAT = "judgit"

_RESEARCH = re.compile("研究|技術開発|科学技術|実証")
_SPEAKS = ("事業名", "事業目的", "事業概要", "主要施策")
_MILLION = 1_000_000
_INSTITUTIONS = 20


class Surroundings(Protocol):
    """What the reading of a piece may know of its document; nothing is wanted of it here."""


def read(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the programme of a sheet that speaks of research."""
    try:
        sheet = json.loads(content, parse_float=Decimal)
    except ValueError as error:
        yield trouble("json-broken", detail=str(error))
        return
    if not isinstance(sheet, dict) or not sheet.get("事業名"):
        yield trouble("record-without-key")
        return
    key = f"{FORMAT}:{sheet.get('事業ID')}/{sheet.get('公開年度')}"
    if not any(_RESEARCH.search(str(sheet.get(name) or "")) for name in _SPEAKS):
        yield trouble("record-of-other-kind", record=key, detail=str(sheet["事業名"])[:60])
        return
    ministry, bureau = sheet.get("府省庁") or "", sheet.get("担当部局庁") or ""
    numbers = [sheet.get(f"事業番号{place}") for place in (1, 2, 3)]
    printed = "-".join(str(one) for one in numbers if one)
    review = f"{sheet.get('公開年度')}/{ministry}/{printed}"
    ids = [identifier("review_number", review)] if printed else []
    yield ResearchProject(
        key=key,
        title=Words(sheet["事業名"].strip()),
        ids=tuple(ids),
        awards=(Award(None, Named(Words(ministry)), Named(Words(bureau))),),
        start_year=sheet.get("開始年度"),
        end_year=sheet.get("終了年度"),
        institutions=tuple(_institutions(sheet)),
        sections=tuple(Section("主要施策", "", Words(one)) for one in sheet.get("主要施策") or ()),
        statements=tuple(_statements(sheet)),
        money=tuple(_money(sheet)),
        cites=_cites(sheet),
    )


def _statements(sheet: Mapping[str, Any]) -> Iterator[Statement]:
    for kind, name in (("purpose", "事業目的"), ("abstract", "事業概要")):
        text = (sheet.get(name) or "").strip()
        if text:
            yield Statement(kind, Words(text))


def _cites(sheet: Mapping[str, Any]) -> dict[str, str]:
    cites = {"title.ja": "事業名"}
    said = [name for name in ("事業目的", "事業概要") if (sheet.get(name) or "").strip()]
    cites |= {f"statements[{place}].text.ja": name for place, name in enumerate(said)}
    budgets = [(n, one) for n, one in enumerate(sheet.get("予算") or ()) if _executed(one)]
    cites |= {
        f"money[{place}].total": f"予算[{number}].{_executed(one)}"
        for place, (number, one) in enumerate(budgets)
    }
    return cites


def _executed(budget: Mapping[str, Any]) -> str:
    """Return the name of the amount that is taken of a year: what was spent, else the budget."""
    names = ("執行額", "予算計", "当初予算")
    return next((name for name in names if budget.get(name) is not None), "")


def _money(sheet: Mapping[str, Any]) -> Iterator[Money]:
    for budget in sheet.get("予算") or ():
        name = _executed(budget)
        if name:
            amount = int(Decimal(str(budget[name])) * _MILLION)
            yield Money(budget.get("年度"), amount, planned=name != "執行額")


def _institutions(sheet: Mapping[str, Any]) -> Iterator[Named]:
    seen: set[str] = set()
    for one in sheet.get("支出先") or ():
        name = (one.get("支出先名") or "").strip()
        if name and name not in seen and len(seen) < _INSTITUTIONS:
            seen.add(name)
            number = one.get("法人番号")
            ids = (identifier("corporate_number", str(number)),) if number else ()
            yield Named(Words(name), ids)
