"""Measures 「施策」 and policy fields 「個別分野」 of a policy evaluation."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.budget import Budget, BudgetForm
from sesaku.model.described import described
from sesaku.model.indicator import Indicator, ReferenceIndicator
from sesaku.model.means import FormMeans
from sesaku.model.values import NumberedText, Text

Change: TypeAlias = Literal["kept", "renamed", "new", "retired"]


@dataclass(frozen=True, slots=True)
class CabinetPolicy:
    """An important policy of the cabinet 「関連する内閣の重要政策」.

    ``cite`` is that of title and date; the details have their own, in the same order.
    """

    title: str = described("名称", "Title as printed.")
    date: str | None = described("日付", "What the brackets after the title say, or None.")
    details: tuple[str, ...] = described("該当箇所", "Chapters and headings named under it.")
    cite: Cite = described("典拠", "Where the title stands.")
    date_cite: Cite = described("日付の典拠", "Where the date stands.", default=(), sparse=True)
    detail_cites: tuple[Cite, ...] = described(
        "該当箇所の典拠", "Where each detail stands.", default=(), sparse=True
    )


@dataclass(frozen=True, slots=True)
class Means:
    """Means of achievement 「達成手段」 that an analysis names."""

    number: str | None = described("番号", "Circled number ②.")
    name: str | None = described("名称", "Name; None where the sentence names none.")
    fiscal_years: tuple[int, ...] = described("年度", "Japanese fiscal years it stands for.")
    cite: Cite = described("典拠", "Where it is named.")


@dataclass(frozen=True, slots=True)
class Analysis:
    """The analysis 「施策の分析」 of one indicator."""

    code: str | None = described("番号", "Code of the indicator; None: the whole field.")
    text: str = described("本文", "The analysis.")
    cite: Cite = described("典拠", "Where it stands.")
    means: tuple[Means, ...] = described("達成手段", "Means that it names.", default=())


@dataclass(frozen=True, slots=True)
class NextIndicator:
    """What becomes of an indicator in the next cycle 「次期目標等への反映の方向性」."""

    code: str | None = described(
        "番号", "Its code in the next cycle; a retired one keeps its old; None: all indicators."
    )
    name: str = described("名称", "Its name there; empty where the text is of them all.")
    change: Change | None = described(
        "変更", "kept, renamed, new or retired; None where the text is of them all."
    )
    text: str = described("本文", "What is said of it.")
    cite: Cite = described("典拠", "Where the text stands.")
    name_cite: Cite = described("名称の典拠", "Where the name stands.", default=(), sparse=True)


@dataclass(frozen=True, slots=True)
class Material:
    """A source used in writing 「作成にあたって使用した資料」; one cite covers its parts."""

    publisher: str | None = described("公表者", "Publisher or site.")
    title: str | None = described("名称", "Title.")
    url: str | None = described("URL", "Address.")
    cite: Cite = described("典拠", "Where it stands.")


@dataclass(frozen=True, slots=True)
class PolicyField:
    """A policy field 「個別分野」 of a measure."""

    number: str = described("番号", "Number.")
    name: str = described("名称", "Name.")
    cite: Cite = described("典拠", "Where the heading stands.")
    overview: tuple[NumberedText, ...] = described("施策の概要", "Overview items.", default=())
    cabinet_policies: tuple[CabinetPolicy, ...] = described(
        "関連する内閣の重要政策", "Cabinet policies.", default=()
    )
    indicators: tuple[Indicator, ...] = described("測定指標", "Indicators.", default=())
    reference_indicators: tuple[ReferenceIndicator, ...] = described(
        "参考指標", "Reference indicators.", default=()
    )
    analysis: tuple[Analysis, ...] = described("施策の分析", "Analyses.", default=())
    next_measure: Text | None = described(
        "次期の方向性（施策）", "What the measure will do next.", default=None
    )
    next_indicators: tuple[NextIndicator, ...] = described(
        "次期の方向性（測定指標）", "What becomes of the indicators.", default=()
    )
    materials: tuple[Material, ...] = described("使用した資料", "Materials.", default=())
    means: tuple[FormMeans, ...] = described(
        "達成手段の一覧", "Means of achievement, with their money.", default=(), sparse=True
    )


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of the measure 「施策目標」."""

    number: str | None = described("番号", "Number.")
    text: str = described("本文", "The goal.")
    purposes: tuple[str, ...] = described("目的", "Marks ① of the purposes it serves.")
    cite: Cite = described("典拠", "Where it stands.")


@dataclass(frozen=True, slots=True)
class Attainment:
    """Degree of attainment 「目標達成度合い」 of the measure."""

    grade: str | None = described("区分", "S, A, B, C or D; None where no letter is printed.")
    label: str | None = described("区分名", "The level as printed.")
    basis: str | None = described("判断根拠", "The reason given.")
    cite: Cite = described("典拠", "Where the level stands.")
    basis_cite: Cite = described(
        "判断根拠の典拠", "Where the reason stands.", default=(), sparse=True
    )


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """One line of the list of ratings in the head of a report."""

    code: str = described("番号", "Code of the indicator.")
    name: str = described("名称", "Name as printed there.")
    main: bool = described("主要", "Whether it is marked ＊.")
    grade: str | None = described("評価区分", "The rating; None where the print has none.")
    cite: Cite = described("典拠", "Where the line stands.")


@dataclass(frozen=True, slots=True)
class ExpertOpinion:
    """A remark of an outside expert 「学識経験者の所見」."""

    text: str = described("本文", "The remark.")
    about: tuple[str, ...] = described("対象", 'Codes it is about: "3-5", "F4", "next:2-5".')
    cite: Cite = described("典拠", "Where it stands.")


@dataclass(frozen=True, slots=True)
class EvaluationMethod:
    """The methods printed to choose from 「評価方式」, and the one chosen if the print shows it."""

    options: tuple[str, ...] = described("選択肢", "As printed.")
    chosen: str | None = described("選択", "The chosen one, or None.")
    cite: Cite = described("典拠", "Where they stand.")


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure 「施策」; ``cites`` holds the cites of the plain values, by field name."""

    name: str | None = described("施策名", "Name.", default=None)
    ministry: str | None = described("府省名", "The ministry.", default=None)
    code: str | None = described("施策番号", "Code as printed.", default=None)
    fiscal_year: int | None = described("年度", "Fiscal year of the document.", default=None)
    department: str | None = described("担当部局", "Department in charge.", default=None)
    evaluated_on: str | None = described("実施時期", 'When evaluated: "2021-08" …', default=None)
    evaluation_method: EvaluationMethod | None = described(
        "評価方式", "Methods printed.", default=None, sparse=True
    )
    goal_preamble: Text | None = described("施策目標の前文", "Lead-in.", default=None)
    purposes: tuple[NumberedText, ...] = described("目的", "Purposes ①.", default=())
    goals: tuple[Goal, ...] = described("施策目標", "Goals.", default=())
    attainment: Attainment | None = described("目標達成度合い", "Attainment.", default=None)
    rating_summary: tuple[RatingSummary, ...] = described("達成状況一覧", "Ratings.", default=())
    budgets: tuple[Budget, ...] = described("予算額・執行額", "Money by year.", default=())
    budget_form: BudgetForm | None = described("個別票", "Budget form.", default=None, sparse=True)
    opinions: tuple[ExpertOpinion, ...] = described("所見", "Experts' remarks.", default=())
    opinion_preamble: Text | None = described(
        "所見の前文", "A line that only leads in.", default=None, sparse=True
    )
    overall: Text | None = described("総合評価", "Overall result.", default=None, sparse=True)
    results: tuple[NumberedText, ...] = described("評価結果", "Results.", default=(), sparse=True)
    next_preamble: Text | None = described("次期目標の前文", "Lead-in.", default=None, sparse=True)
    next_goals: tuple[NumberedText, ...] = described(
        "次期目標", "Next goals.", default=(), sparse=True
    )
    notes: tuple[Text, ...] = described("注", "Notes.", default=())
    cites: dict[str, Cite] = described("典拠", "Cites of name, code, …", factory=dict)
    author: str | None = described(
        "作成責任者名", "Who is responsible for the form.", default=None, sparse=True
    )
    policy: Text | None = described(
        "政策体系上の位置付け", "The policy that it belongs to.", default=None, sparse=True
    )
    goal_basis: Text | None = described(
        "目標設定の考え方・根拠", "Why the goals were set so.", default=None, sparse=True
    )
