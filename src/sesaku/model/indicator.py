"""Indicators 「測定指標」 with their goals, yearly values and ratings, and 「参考指標」."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.values import DatedValue, NumberedText, Text, YearlyContent
from sesaku.text.quantity import Relation

IndicatorKind: TypeAlias = Literal["qualitative", "quantitative"]
Accumulation: TypeAlias = Literal["cumulative", "yearly"]


@dataclass(frozen=True, slots=True)
class MidtermGoal:
    """The mid-term goal 「中期目標」: a text, or a value in a quantitative indicator."""

    text: str | None = described("本文", "The goal, where it is a text.", sparse=True)
    raw: str | None = described("原文", "The cell, where it is a value.", sparse=True)
    value: float | int | None = described("値", "The number in it.", default=None)
    unit: str | None = described("単位", "The unit in it.", default=None)
    relation: Relation | None = described("関係", "以上, 以内 ….", default=None)
    term: str | None = described(
        "目標年度", 'Fiscal year of the goal, "2025"; None if none.', default=None
    )
    items: tuple[NumberedText, ...] = described(
        "項目", "Its numbered items.", default=(), sparse=True
    )
    cite: Cite = described("典拠", "Where the goal stands.", default=())


@dataclass(frozen=True, slots=True)
class YearlyValue:
    """Target 「年度目標」 and result 「実績」 of one year."""

    fiscal_year: int = described("年度", "Japanese fiscal year.")
    target: YearlyContent | None = described("年度目標", "The target; None where none is printed.")
    result: YearlyContent | None = described("実績", "The result; None where none is printed.")
    mark: str | None = described(
        "達成の印", "Mark ○ × △ of the year, where the result is a text.", default=None, sparse=True
    )
    mark_cite: Cite = described(
        "達成の印の典拠", "Where the year's mark stands.", default=(), sparse=True
    )


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating 「達成状況」 of an indicator."""

    grade: str = described("評価区分", "s, a, b, c or d.")
    cite: Cite = described("典拠", "Where the letter stands.")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measurement indicator 「測定指標」."""

    code: str = described("番号", 'Code "2-1".')
    name: str = described("名称", "Name, without code and mark.")
    main: bool = described("主要", "Whether it is a main indicator ＊.")
    kind: IndicatorKind = described("種別", "Text targets, or numbers.")
    midterm_goal: MidtermGoal | None = described("中期目標", "The mid-term goal.")
    years: tuple[YearlyValue, ...] = described("年度別", "Targets and results, by year.")
    rating: Rating | None = described("達成状況", "The rating.")
    notes: tuple[Text, ...] = described("注", "Notes （注）.", default=())
    source: Text | None = described("出典", "Source （出典）.", default=None)
    cite: Cite = described("典拠", "Where the name stands.", default=())
    unit: str | None = described(
        "単位", "Unit of every value that has none of its own.", default=None, sparse=True
    )
    accumulation: Accumulation | None = described(
        "累計・単年度",
        "cumulative (累計) or yearly (単年度), where printed.",
        default=None,
        sparse=True,
    )
    baseline: DatedValue | None = described("基準値", "The baseline.", default=None, sparse=True)
    target: DatedValue | None = described("目標値", "The final target.", default=None, sparse=True)
    mark: str | None = described(
        "達成", "Mark ○ × △ of the whole indicator.", default=None, sparse=True
    )
    rationale: Text | None = described(
        "選定理由・設定根拠", "Why it was chosen, and its target set.", default=None, sparse=True
    )
    cites: dict[str, Cite] = described(
        "各項目の典拠", "Cites of code, unit, accumulation and mark.", factory=dict, sparse=True
    )


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One year of a series."""

    fiscal_year: int = described("年度", "Japanese fiscal year.")
    raw: str = described("原文", "The cell as printed.")
    value: float | int | None = described("値", "The number, or None.")
    unit: str | None = described("単位", "The unit in the cell, or None.")
    cite: Cite = described("典拠", "Where the cell stands.")


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a reference indicator."""

    label: str = described("系列", 'Label; "" where there is one unlabelled series.')
    values: tuple[SeriesValue, ...] = described("値", "By year.")
    cite: Cite = described("典拠", "Where the label stands.", default=(), sparse=True)


@dataclass(frozen=True, slots=True)
class ReferenceIndicator:
    """A reference indicator 「参考指標」: measured, not judged."""

    number: str | None = described("番号", "Number within its field.")
    name: str = described("名称", "Name.")
    series: tuple[Series, ...] = described("系列", "The values.")
    notes: tuple[Text, ...] = described("注", "Notes.", default=())
    source: Text | None = described("出典", "Source.", default=None)
    cite: Cite = described("典拠", "Where the name stands.", default=())
