"""Means of achievement 「達成手段」 as forms list them: projects with their money by year."""

from dataclasses import dataclass

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.values import DatedValue, Quantity


@dataclass(frozen=True, slots=True)
class MeansBudget:
    """Budget and execution of one means in one year."""

    fiscal_year: int = described("年度", "Japanese fiscal year.")
    budget: Quantity | None = described("予算額", "The budget.", default=None)
    executed: Quantity | None = described("執行額", "What was spent.", default=None)


@dataclass(frozen=True, slots=True)
class FormMeans:
    """A means of achievement 「達成手段」; ``cites`` holds the cites of the plain values."""

    number: str | None = described("番号", "Number in the list.")
    name: str = described("名称", "Name, without number and year.")
    start_year: int | None = described("開始年度", "Fiscal year of its start.", default=None)
    unit: str | None = described("単位", "Unit of all amounts, e.g. 百万円.", default=None)
    budgets: tuple[MeansBudget, ...] = described("予算額・執行額", "Money by year.", default=())
    initial: DatedValue | None = described(
        "当初予算額", "Initial budget of the year of the form.", default=None
    )
    indicators: tuple[str, ...] = described(
        "関連する指標", "Codes of the indicators that it serves.", default=()
    )
    text: str | None = described("概要", "What is done.", default=None)
    review_number: str | None = described(
        "行政事業レビュー事業番号", "Number of its review sheet, as printed.", default=None
    )
    cite: Cite = described("典拠", "Where the text stands.", default=())
    cites: dict[str, Cite] = described("各項目の典拠", "Cites of name, unit, ….", factory=dict)
