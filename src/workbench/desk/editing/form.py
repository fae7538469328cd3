"""Which cells the form of a unit has, in which order, under which headings.

A cell is asked for as one text, or as a record of several parts. What a part or text becomes in
the model is the business of ``workbench.cycle``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from workbench.cycle.workflow import Kind

Input = Literal[
    "text", "line", "choice", "flag", "year", "figure", "lines", "sentence", "sentences", "grid"
]
Choices = Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record.

    Attributes:
        name: its name in the model.
        label: what it is called.
        input: how it is asked for.
        choices: values to choose from.
    """

    name: str
    label: str | Promise
    input: Input = "line"
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell, or a list of cells, that a form asks for.

    Attributes:
        name: the beginning of its key: "rationale", "goals".
        label: what it is called.
        input: how it is asked for, where it is one text.
        parts: what it is asked for in, where it is a record.
        listed: whether it is a list: a cell for each member, and one to add.
        typed: whether the part ``text`` is read as what is printed, figures and all.
        choices: values to choose from.
        rare: whether it is folded away while it is blank.
    """

    name: str
    label: str | Promise
    input: Input = "text"
    parts: tuple[Part, ...] = ()
    listed: bool = False
    typed: bool = False
    choices: Choices = ()
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Cells under one heading.

    ``years`` marks the one that has targets and results by year, ``later`` what belongs to the
    stage of evaluation.
    """

    name: str
    label: str | Promise
    asked: tuple[Asked, ...] = field(default=())
    years: bool = False
    later: bool = False


GRADES: Choices = tuple((grade, grade) for grade in "sabcd")
LEVELS: Choices = tuple(
    (level, level)
    for level in (
        "目標超過達成",
        "目標達成",
        "相当程度進展あり",
        "進展が大きくない",
        "目標に向かっていない",
    )
)
_LETTERS: Choices = tuple((letter, letter) for letter in "SABCD")
_SCOPES: Choices = (
    ("excluding_contributions", _("分担金・拠出金を除く")),
    ("contributions", _("分担金・拠出金")),
)
_CHANGES: Choices = (
    ("kept", _("継続")),
    ("renamed", _("名称変更")),
    ("new", _("新規")),
    ("retired", _("終了")),
)
_KINDS: Choices = (("qualitative", _("定性的（文）")), ("quantitative", _("定量的（数値）")))
_NUMBERED = (Part("number", _("番号")), Part("text", _("本文"), "text"))
_NEXT = (
    Part("change", _("次期の扱い"), "choice", _CHANGES),
    Part("name", _("次期の名称")),
    Part("text", _("理由・内容"), "text"),
)

_INDICATOR = (
    Section(
        "plan",
        _("計画"),
        (
            Asked("code", _("番号"), "line"),
            Asked("name", _("指標名"), "line"),
            Asked("main", _("主要な測定指標（＊）"), "flag"),
            Asked("kind", _("種別"), "choice", choices=_KINDS),
            Asked("unit", _("単位"), "line"),
            Asked(
                "midterm_goal",
                _("中期目標"),
                parts=(Part("text", _("中期目標"), "text"), Part("term", _("目標年度"))),
                typed=True,
            ),
            Asked(
                "baseline",
                _("基準値"),
                parts=(Part("text", _("基準値"), "text"), Part("fiscal_year", _("年度"), "year")),
                typed=True,
            ),
            Asked("rationale", _("この指標とこの水準にした理由")),
            Asked("source", _("出典（保管庫の文書の引用を貼り付けられます）")),
        ),
    ),
    Section("years", _("年度目標と実績"), years=True),
    Section(
        "evaluation",
        _("評価"),
        (
            Asked("rating", _("評価区分"), "choice", choices=GRADES),
            Asked("rating_reason", _("評価区分の理由")),
            Asked("analysis", _("施策の分析"), listed=True),
            Asked("next_indicators", _("次期の測定指標"), parts=_NEXT, listed=True),
            Asked("notes", _("注"), listed=True),
        ),
        later=True,
    ),
)

_FIELD = (
    Section(
        "plan",
        _("計画"),
        (
            Asked("number", _("番号"), "line"),
            Asked("name", _("分野名"), "line"),
            Asked("overview", _("施策の概要"), parts=_NUMBERED, listed=True),
            Asked(
                "cabinet_policies",
                _("関連する内閣の重要政策"),
                parts=(
                    Part("title", _("名称")),
                    Part("date", _("日付")),
                    Part("details", _("該当箇所（一行に一つ）"), "lines"),
                ),
                listed=True,
            ),
        ),
    ),
    Section(
        "means",
        _("達成手段"),
        (
            Asked(
                "means",
                _("達成手段"),
                parts=(
                    Part("number", _("番号")),
                    Part("name", _("名称")),
                    Part("review_number", _("行政事業レビューの事業番号")),
                    Part("start_year", _("開始年度"), "year"),
                    Part("unit", _("金額の単位")),
                    Part("text", _("概要"), "text"),
                    Part("indicators", _("関連する測定指標（一行に一つ）"), "lines"),
                    Part("budgets", _("予算額・執行額"), "grid"),
                ),
                listed=True,
            ),
        ),
    ),
    Section(
        "reference",
        _("参考指標"),
        (
            Asked(
                "reference_indicators",
                _("参考指標"),
                parts=(
                    Part("number", _("番号")),
                    Part("name", _("名称"), "text"),
                    Part("series", _("値"), "grid"),
                    Part("source", _("出典"), "sentence"),
                    Part("notes", _("注（一行に一つ）"), "sentences"),
                ),
                listed=True,
            ),
        ),
    ),
    Section(
        "evaluation",
        _("評価"),
        (
            Asked("analysis", _("施策の分析（分野全体）"), listed=True),
            Asked("next_measure", _("次期の方向性（施策）")),
            Asked("next_indicators", _("次期の方向性（測定指標全体）"), parts=_NEXT, listed=True),
            Asked(
                "materials",
                _("使用した資料"),
                parts=(
                    Part("publisher", _("公表者")),
                    Part("title", _("名称")),
                    Part("url", _("アドレス")),
                ),
                listed=True,
            ),
        ),
        later=True,
    ),
)

_MEASURE = (
    Section(
        "document",
        _("文書と施策"),
        (
            Asked("title", _("文書の題名"), "line"),
            Asked("ministry", _("府省名"), "line"),
            Asked("code", _("施策番号"), "line"),
            Asked("name", _("施策名"), "line"),
            Asked("fiscal_year", _("年度（西暦）"), "line"),
            Asked("department", _("担当部局名"), "line"),
            Asked("author", _("作成責任者名"), "line"),
            Asked("evaluated_on", _("政策評価実施時期"), "line"),
            Asked("publisher", _("公表者"), "line"),
            Asked("date", _("公表日"), "line"),
            Asked("policy", _("政策体系上の位置付け")),
        ),
    ),
    Section(
        "goals",
        _("施策目標"),
        (
            Asked("goal_preamble", _("前文")),
            Asked("purposes", _("目的"), parts=_NUMBERED, listed=True),
            Asked("goals", _("施策目標"), parts=_NUMBERED, listed=True),
            Asked("goal_basis", _("目標設定の考え方・根拠")),
        ),
    ),
    Section(
        "budgets",
        _("予算額・執行額等"),
        (
            Asked(
                "budgets",
                _("予算"),
                parts=(
                    Part("fiscal_year", _("年度"), "year"),
                    Part("scope", _("区分"), "choice", _SCOPES),
                    Part("unit", _("単位")),
                    Part("initial", _("当初予算"), "figure"),
                    Part("supplementary", _("補正予算"), "figure"),
                    Part("carryover", _("繰越し等"), "figure"),
                    Part("total", _("合計"), "figure"),
                    Part("executed", _("執行額"), "figure"),
                ),
                listed=True,
            ),
            Asked(
                "budget_form",
                _("政策評価調書（個別票）"),
                parts=(Part("unit", _("単位")), Part("table", _("予算科目と金額"), "grid")),
                rare=True,
            ),
        ),
    ),
    Section(
        "attainment",
        _("目標達成度合いの測定結果"),
        (
            Asked(
                "attainment",
                _("目標達成度合い"),
                parts=(
                    Part("label", _("区分（各行政機関共通）"), "choice", LEVELS),
                    Part("grade", _("記号"), "choice", _LETTERS),
                    Part("basis", _("判断根拠"), "text"),
                ),
            ),
            Asked("overall", _("総合評価")),
            Asked("results", _("評価結果"), parts=_NUMBERED, listed=True),
            Asked("next_preamble", _("次期目標等への反映の前文")),
            Asked("next_goals", _("次期目標等への反映"), parts=_NUMBERED, listed=True),
            Asked("opinion_preamble", _("所見の前文")),
            Asked("notes", _("注"), listed=True),
        ),
        later=True,
    ),
)

FORMS: Mapping[Kind, tuple[Section, ...]] = {
    Kind.INDICATOR: _INDICATOR,
    Kind.FIELD: _FIELD,
    Kind.MEASURE: _MEASURE,
}
"""The forms, by kind of unit."""

SIDES: Mapping[str, str | Promise] = {"target": _("年度目標"), "result": _("実績")}
"""What is asked for of each year."""


def chosen(choices: Choices, value: str) -> str:
    """Return the label of a value that was chosen from a list; any other as it is."""
    return next((str(label) for one, label in choices if one == value), value)


def asked_of(kind: Kind) -> Iterator[Asked]:
    """Yield what the form of a kind of unit asks for, years aside."""
    for section in FORMS[kind]:
        yield from section.asked


def asked_for(kind: Kind, key: str) -> Asked | None:
    """Return what asks for a cell; None for one of a year, or one that no form shows."""
    name, _sep, member = key.partition("/")
    return next(
        (one for one in asked_of(kind) if one.name == name and one.listed is bool(member)), None
    )


def label_of(kind: Kind, key: str) -> str:
    """Return what a cell is called, e.g. 年度目標 2024."""
    name, _sep, rest = key.partition("/")
    if name == "years":
        year, _sep, side = rest.partition("/")
        return f"{SIDES.get(side, side)} {year}"
    asked = asked_for(kind, key)
    if asked is None:
        return key
    return f"{asked.label} {rest}" if asked.listed and asked.parts else str(asked.label)
