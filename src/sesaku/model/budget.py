"""Money: the budget rows of a measure 「施策の予算額・執行額等」 and the budget form 「個別票」."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.values import NumberedText, Quantity, Text

BudgetScope: TypeAlias = Literal["excluding_contributions", "contributions"]


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of one year; amounts in ``unit``.

    A part that the document does not print is None; one printed blank has raw "" and value None.
    """

    fiscal_year: int = described("年度", "Japanese fiscal year.")
    scope: BudgetScope | None = described(
        "区分", "Whether assessed and voluntary contributions 「分担金・拠出金」 are in; or None."
    )
    unit: str | None = described("単位", "Unit of all amounts, e.g. 百万円.")
    initial: Quantity | None = described("当初予算", "Initial budget.", default=None)
    supplementary: Quantity | None = described("補正予算", "Supplementary budget.", default=None)
    carryover: Quantity | None = described(
        "繰越し等", "Carried over; negative is out.", default=None
    )
    total: Quantity | None = described("合計", "Budget in all.", default=None)
    executed: Quantity | None = described("執行額", "Execution.", default=None)


@dataclass(frozen=True, slots=True)
class BudgetFormRow:
    """A row of the budget form: one item 「予算科目」."""

    account: str | None = described("会計", "The account 「会計」, e.g. 一般.")
    organisation: str | None = described("組織／勘定", "Organisation or sub-account.")
    item: str | None = described("項・事項", "The item's name; None where the print can't decide.")
    values: tuple[Quantity, ...] = described("金額", "One amount a column.")
    cite: Cite = described("典拠", "Where the row stands.")
    reference: str | None = described(
        "他の個別票", "Numbers of other forms that have the item too.", default=None, sparse=True
    )


@dataclass(frozen=True, slots=True)
class BudgetFormTotal:
    """A total of the budget form: 「小計」, 「合計」."""

    label: str | None = described("名称", "What is summed; None where the print can't decide.")
    values: tuple[Quantity, ...] = described("金額", "One amount a column.")
    cite: Cite = described("典拠", "Where the total stands.")


@dataclass(frozen=True, slots=True)
class BudgetForm:
    """The budget form 「政策評価調書（個別票）」 of one policy."""

    unit: str | None = described("単位", "Unit of all amounts, e.g. 千円.")
    columns: tuple[str, ...] = described("列", "Headings of the amount columns, in order.")
    rows: tuple[BudgetFormRow, ...] = described("行", "The items.")
    totals: tuple[BudgetFormTotal, ...] = described("合計", "The totals.")
    items: tuple[NumberedText, ...] = described(
        "予算科目名", "Item names that the print does not tie to a row.", default=(), sparse=True
    )
    unit_cite: Cite = described("単位の典拠", "Where the unit stands.", default=(), sparse=True)
    column_cites: tuple[Cite, ...] = described(
        "列の典拠", "Where each heading stands.", default=(), sparse=True
    )
    policy: Text | None = described(
        "政策名", "Name printed in a form that precedes a report.", default=None, sparse=True
    )
    number: Text | None = described(
        "番号", "Number printed in a form that precedes a report.", default=None, sparse=True
    )
    attainment: Text | None = described(
        "達成度合い", "Level printed in a form that precedes a report.", default=None, sparse=True
    )
