"""Goals of a project with their indicators, how they hang together, and what was said of them."""

from dataclasses import dataclass

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.review_money import LabelledText
from sesaku.model.values import Quantity


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """One year of a project's indicator.

    A part that the sheet has no cell for is None; a blank cell has raw "" and value None.
    """

    fiscal_year: int | None = described("年度", "Japanese fiscal year.", default=None)
    result: Quantity | None = described("実績", "Result.", default=None)
    target: Quantity | None = described("目標値", "Target, of an outcome.", default=None)
    expected: Quantity | None = described(
        "当初見込み", "What was expected at the start, of an output.", default=None
    )
    rate: Quantity | None = described("達成率", "Result by target.", default=None, sparse=True)
    goal_mark: Quantity | None = described(
        "目標年度", "What marks the year as the goal's.", default=None, sparse=True
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectIndicator:
    """An outcome 「アウトカム」, output 「アウトプット」 or activity with its indicator."""

    number: str | None = described("番号", "Number in the sheet.", default=None, sparse=True)
    kind: str | None = described(
        "種別", "Outcome, output or activity, as printed.", default=None, sparse=True
    )
    term: str | None = described(
        "アウトカムの期間", "Short, middle or long term.", default=None, sparse=True
    )
    goal_kind: str | None = described(
        "成果目標の種類", "Quantitative or qualitative.", default=None, sparse=True
    )
    goal: str | None = described("目標", "The goal 「成果目標」 or the activity.", default=None)
    indicator: str | None = described(
        "指標", "The indicator 「成果指標」「活動指標」.", default=None
    )
    unit: str | None = described("単位", "Unit of all values.", default=None)
    direction: str | None = described(
        "改善の方向", "Whether more or less is better.", default=None, sparse=True
    )
    target: Quantity | None = described("目標値", "The target of the last year.", default=None)
    target_year: int | None = described("目標最終年度", "Fiscal year of that target.", default=None)
    years: tuple[IndicatorYear, ...] = described("年度別", "Values by year.", default=())
    source: str | None = described("出典", "Statistics they rest on.", default=None, sparse=True)
    qualitative_reason: str | None = described(
        "定性的な目標とした理由", "Why there is no figure.", default=None, sparse=True
    )
    qualitative_result: str | None = described(
        "定性的な成果実績", "The result in words.", default=None, sparse=True
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class KpiReference:
    """A decision 「閣議決定等」 that sets an indicator of the project."""

    name: str | None = described("名称", "Name of the decision.", default=None)
    place: str | None = described("該当箇所", "Place in it.", default=None)
    url: str | None = described("URL", "Address.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class GoalLink:
    """What leads to what 「目標のつながり」: an activity to an output, an output to an outcome."""

    source_number: str | None = described("派生元の番号", "Number of what leads.", default=None)
    source_kind: str | None = described("派生元の種別", "Its kind.", default=None)
    source_term: str | None = described("派生元の期間", "Its term.", default=None)
    source_goal: str | None = described("派生元の目標", "Its goal or activity.", default=None)
    number: str | None = described("派生先の番号", "Number of what follows.", default=None)
    kind: str | None = described("派生先の種別", "Its kind.", default=None)
    term: str | None = described("派生先の期間", "Its term.", default=None)
    goal: str | None = described("派生先の目標", "Its goal.", default=None)
    explanation: str | None = described("つながり", "How one leads to the other.", default=None)
    single_stage_reason: str | None = described(
        "複数段階でない理由", "Why there is one stage only.", default=None
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectAppraisal:
    """The review 「点検・評価」: by the bureau, by outside experts, by the ministry's team."""

    own_result: str | None = described("点検結果", "The bureau's own finding.", default=None)
    own_direction: str | None = described("改善の方向性", "What it will change.", default=None)
    effect: str | None = described(
        "効果測定に関する評価", "Of the effect in the year of the goal.", default=None
    )
    expert_year: int | None = described(
        "外部点検の最終実施年度", "Fiscal year of the last outside review.", default=None
    )
    expert_subject: str | None = described("点検対象", "Whether it is due.", default=None)
    expert_reason: str | None = described("対象の理由", "Why.", default=None)
    expert_opinion: str | None = described("外部有識者の所見", "Their remark.", default=None)
    public_process: str | None = described("公開プロセス結果概要", "Its result.", default=None)
    team_opinion: str | None = described("推進チームの所見", "The team's grade.", default=None)
    team_detail: str | None = described("所見の詳細", "The team's words.", default=None)
    reflection: str | None = described("反映状況", "What became of it.", default=None)
    reflection_detail: str | None = described("反映状況の詳細", "In words.", default=None)
    reflected: Quantity | None = described(
        "反映額（一般会計）", "Cut or added in the general account.", default=None
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class ReflectedAmount:
    """What the review changed in a special account 「反映額（特別会計）」."""

    account: str | None = described("会計", "The account.", default=None)
    sub_account: str | None = described("勘定", "The sub-account.", default=None)
    amount: Quantity | None = described("反映額", "Cut or added.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """A remark made before 「過去に受けた指摘事項」, or elsewhere 「その他の指摘事項」."""

    kind: str | None = described("区分", "Kind, or name of the inquiry.", default=None)
    fiscal_year: int | None = described("年度", "Japanese fiscal year.", default=None)
    text: str | None = described("内容", "The remark.", default=None)
    answer: str | None = described("対応状況", "What was done.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)
