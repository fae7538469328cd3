"""Research programmes in JUDGIT's data of the review of projects 「行政事業レビュー」.

A sheet is a programme of a ministry: its purpose, what it does, its money by year (in millions of
yen there), and who was paid. Sheets that speak of no research are passed over.
"""

import re
from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from sateto.records.identifiers import identifier
from sateto.records.reading.building import amount_of, year_said
from sateto.records.reading.json_pieces import decoded, decoder
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
_MILLION = 1_000_000
_INSTITUTIONS = 20
_AMOUNTS = ("執行額", "予算計", "当初予算")
"""The amounts of a year, the one before the other: what was spent, else the budget."""


class _Budget(msgspec.Struct):
    year: Any = msgspec.field(name="年度", default=None)
    executed: Any = msgspec.field(name="執行額", default=None)
    whole: Any = msgspec.field(name="予算計", default=None)
    initial: Any = msgspec.field(name="当初予算", default=None)

    def taken(self) -> tuple[str, Any]:
        """Return the amount that is taken of a year, and its name."""
        amounts = zip(_AMOUNTS, (self.executed, self.whole, self.initial), strict=True)
        return next(((name, one) for name, one in amounts if one is not None), ("", None))


class _Paid(msgspec.Struct):
    name: str | None = msgspec.field(name="支出先名", default=None)
    number: int | str | None = msgspec.field(name="法人番号", default=None)


class _Sheet(msgspec.Struct):
    number: int | str | None = msgspec.field(name="事業ID", default=None)
    published: int | str | None = msgspec.field(name="公開年度", default=None)
    name: str | None = msgspec.field(name="事業名", default=None)
    number_1: int | str | None = msgspec.field(name="事業番号1", default=None)
    number_2: int | str | None = msgspec.field(name="事業番号2", default=None)
    number_3: int | str | None = msgspec.field(name="事業番号3", default=None)
    number_4: int | str | None = msgspec.field(name="事業番号4", default=None)
    number_5: int | str | None = msgspec.field(name="事業番号5", default=None)
    ministry: str | None = msgspec.field(name="府省庁", default=None)
    bureau: str | None = msgspec.field(name="担当部局庁", default=None)
    start: Any = msgspec.field(name="開始年度", default=None)
    end: Any = msgspec.field(name="終了年度", default=None)
    measures: list[str] | None = msgspec.field(name="主要施策", default=None)
    purpose: str | None = msgspec.field(name="事業目的", default=None)
    outline: str | None = msgspec.field(name="事業概要", default=None)
    budgets: list[_Budget] | None = msgspec.field(name="予算", default=None)
    paid: list[_Paid] | None = msgspec.field(name="支出先", default=None)

    def printed_number(self) -> str:
        """Return the number of the sheet: since 2021 the fourth part tells sheets apart."""
        parts = (self.number_1, self.number_2, self.number_3, self.number_4, self.number_5)
        return "-".join(str(one) for one in parts if one)

    def speaks_of_research(self) -> bool:
        """Whether anything that it says of itself does."""
        said = (self.name, self.purpose, self.outline, *(self.measures or ()))
        return any(_RESEARCH.search(one) for one in said if one)


_FORM = decoder(_Sheet)


class Surroundings(Protocol):
    """What the reading of a piece may know of its document; nothing is wanted of it here."""


def read(content: bytes, _: Surroundings) -> Iterator[ResearchProject | Trouble]:
    """Yield the programme of a sheet that speaks of research."""
    sheet = decoded(content, _FORM)
    if isinstance(sheet, Trouble):
        yield sheet
        return
    title = (sheet.name or "").strip()
    printed = sheet.printed_number()
    review = f"{sheet.published}/{sheet.ministry or ''}/{printed}"
    # Two ministries may have a sheet each for what one 事業ID names, and many have no 事業ID.
    told = review if printed else f"{sheet.number}/{sheet.published}"
    key = f"{FORMAT}:{told}"
    if not title or not (printed or sheet.number):
        yield trouble("record-without-key")
        return
    if not sheet.speaks_of_research():
        yield trouble("record-of-other-kind", record=key, detail=title[:60])
        return
    years = {name: year_said(one) for name, one in (("開始", sheet.start), ("終了", sheet.end))}
    for name, printed_year in (("開始", sheet.start), ("終了", sheet.end)):
        if printed_year is not None and years[name] is None:
            detail = f"{name}年度「{printed_year!s:.40}」"
            yield trouble("year-wrong", record=key, detail=detail)
    money = list(_money(sheet))
    yield from (one._replace(record=key) for one in money if isinstance(one, Trouble))
    yield ResearchProject(
        key=key,
        title=Words(title),
        ids=(identifier("review_number", review),) if printed else (),
        awards=(Award(None, Named(Words(sheet.ministry or "")), Named(Words(sheet.bureau or ""))),),
        start_year=years["開始"],
        end_year=years["終了"],
        institutions=tuple(_institutions(sheet)),
        sections=tuple(Section("主要施策", "", Words(one)) for one in sheet.measures or ()),
        statements=tuple(_statements(sheet)),
        money=tuple(one[1] for one in money if not isinstance(one, Trouble)),
        cites=_cites(sheet)
        | {
            f"money[{place}].total": one[0]
            for place, one in enumerate(one for one in money if not isinstance(one, Trouble))
        },
    )


def _statements(sheet: _Sheet) -> Iterator[Statement]:
    for kind, said in (("purpose", sheet.purpose), ("abstract", sheet.outline)):
        text = (said or "").strip()
        if text:
            yield Statement(kind, Words(text))


def _cites(sheet: _Sheet) -> dict[str, str]:
    texts = (("事業目的", sheet.purpose), ("事業概要", sheet.outline))
    said = [name for name, text in texts if (text or "").strip()]
    return {"title.ja": "事業名"} | {
        f"statements[{place}].text.ja": name for place, name in enumerate(said)
    }


def _money(sheet: _Sheet) -> Iterator[tuple[str, Money] | Trouble]:
    """Yield what was spent or planned by year with its place, and what of it is no amount."""
    for number, budget in enumerate(sheet.budgets or ()):
        name, printed = budget.taken()
        if not name:
            continue
        amount = amount_of(str(printed), _MILLION)
        if amount is None:
            yield trouble("number-wrong", detail=f"予算[{number}].{name}「{printed!s:.40}」")
            continue
        planned = name != _AMOUNTS[0]
        yield f"予算[{number}].{name}", Money(year_said(budget.year), amount, planned=planned)


def _institutions(sheet: _Sheet) -> Iterator[Named]:
    seen: set[str] = set()
    for one in sheet.paid or ():
        name = (one.name or "").strip()
        if name and name not in seen and len(seen) < _INSTITUTIONS:
            seen.add(name)
            ids = (identifier("corporate_number", str(one.number)),) if one.number else ()
            yield Named(Words(name), ids)
