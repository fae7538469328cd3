"""Projects 「事業」 as a review sheet 「行政事業レビューシート」 prints them."""

from dataclasses import dataclass

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.review_goals import (
    GoalLink,
    KpiReference,
    ProjectAppraisal,
    ProjectIndicator,
    ReflectedAmount,
    ReviewRemark,
)
from sesaku.model.review_money import (
    BudgetItem,
    Commitment,
    Expense,
    IndirectCost,
    LabelledText,
    Payee,
    PayeeBlock,
    PayeeFlow,
    ProjectBudget,
)
from sesaku.model.values import Text


@dataclass(frozen=True, slots=True)
class ImplementationMethod:
    """A method of implementation 「実施方法」: direct, subsidy, commission ….

    Where a sheet lists the methods that it uses, each is cited itself and ``used`` is True; where
    it has a column for each method, the cite is that of the cell that says whether it is used.
    """

    name: str = described("名称", "Name of the method, or of its column.")
    used: bool | None = described("該当", "Whether it is used; None where that can't be read.")
    raw: str = described("原文", "What is printed at the cite.")
    cite: Cite = described("典拠", "Where that stands.")


@dataclass(frozen=True, slots=True)
class SheetReference:
    """An earlier sheet of the project 「関連する過去のレビューシート」."""

    fiscal_year: int | None = described("年度", "Fiscal year of that sheet.", default=None)
    ministry: str | None = described("府省庁", "Its ministry.", default=None)
    number: str | None = described("事業番号", "Its number, where printed in one.", default=None)
    number_parts: tuple[Text, ...] = described(
        "事業番号の部分", "Its number, where printed in parts.", default=()
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class RelatedProject:
    """A related project 「関連事業」."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    project_id: str | None = described("事業ID", "Its identifier.", default=None)
    name: str | None = described("事業名", "Its name.", default=None)
    relation: str | None = described("関連性", "How it is related.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class PolicyReference:
    """The policy 「政策」 and measure 「施策」 that a project serves."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    ministry: str | None = described("政策所管府省庁", "Ministry of the policy.", default=None)
    policy: str | None = described("政策", "The policy as printed.", default=None)
    measure: str | None = described("施策", "The measure as printed.", default=None)
    url: str | None = described("URL", "Address.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class LawReference:
    """A law 「根拠法令」 that a project rests on."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    name: str | None = described("法令名", "Name.", default=None)
    law_number: str | None = described("法令番号", "Number of the law.", default=None)
    law_id: str | None = described("法令ID", "Identifier of the law.", default=None)
    article: str | None = described("条", "Article.", default=None)
    paragraph: str | None = described("項", "Paragraph.", default=None)
    item: str | None = described("号・号の細分", "Item.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class PlanReference:
    """A plan or notice 「関係する計画・通知等」 that a project follows."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    name: str | None = described("計画通知名", "Name.", default=None)
    url: str | None = described("URL", "Address.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class Subsidy:
    """Terms of a subsidy 「補助率等」."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    recipients: str | None = described("補助対象", "Who may get it.", default=None)
    rate: str | None = described("補助率", "Rate as printed.", default=None)
    ceiling: str | None = described("補助上限等", "Ceiling as printed.", default=None)
    url: str | None = described("URL", "Address.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class ResponsibleUnit:
    """An organisation in charge beside the first 「その他担当組織」, and who drew up the sheet."""

    number: str | None = described("番号", "Number in the sheet.", default=None)
    ministry: str | None = described("府省庁", "Ministry.", default=None)
    bureau: str | None = described("局・庁", "Bureau.", default=None)
    department: str | None = described("部", "Department.", default=None)
    division: str | None = described("課", "Division.", default=None)
    office: str | None = described("室", "Office.", default=None)
    team: str | None = described("班", "Team.", default=None)
    section: str | None = described("係", "Section.", default=None)
    author: str | None = described("作成責任者", "Who is answerable for the sheet.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """A project 「事業」 of one review sheet; ``cites`` holds the cites of the plain values."""

    project_id: str | None = described("予算事業ID", "Identifier of the project.", default=None)
    sheet_id: str | None = described(
        "シートID", "Identifier of the sheet.", default=None, sparse=True
    )
    number: str | None = described("事業番号", "Number, where printed in one.", default=None)
    number_parts: tuple[Text, ...] = described(
        "事業番号の部分", "Number, where printed in parts, in order.", default=()
    )
    old_number: str | None = described("旧事業番号", "Number before.", default=None, sparse=True)
    name: str | None = described("事業名", "Name.", default=None)
    sheet_kind: str | None = described("シート種別", "Kind of sheet.", default=None, sparse=True)
    fiscal_year: int | None = described("事業年度", "Fiscal year of the sheet.", default=None)
    ministry: str | None = described("府省庁", "Ministry.", default=None)
    ministry_order: str | None = described(
        "府省庁の建制順", "The ministry's place in the official order.", default=None, sparse=True
    )
    policy_ministry: str | None = described(
        "政策所管府省庁", "Ministry of the policy.", default=None, sparse=True
    )
    bureau: str | None = described("担当部局庁", "Bureau.", default=None)
    department: str | None = described("部", "Department of it.", default=None, sparse=True)
    division: str | None = described("担当課室", "Division.", default=None)
    office: str | None = described("室", "Office.", default=None, sparse=True)
    team: str | None = described("班", "Team.", default=None, sparse=True)
    section: str | None = described("係", "Section.", default=None, sparse=True)
    author: str | None = described("作成責任者", "Who is answerable for the sheet.", default=None)
    responsible: tuple[ResponsibleUnit, ...] = described(
        "担当組織", "More organisations in charge, and authors.", default=(), sparse=True
    )
    start_year: int | None = described("開始年度", "First fiscal year.", default=None)
    start_unknown: bool | None = described(
        "開始年度不明", "Whether that year is unknown.", default=None, sparse=True
    )
    end_year: int | None = described(
        "終了年度", "Last fiscal year; None: none printed.", default=None
    )
    no_end: bool | None = described(
        "終了予定なし", "Whether no end is planned.", default=None, sparse=True
    )
    category: str | None = described("事業区分", "Category.", default=None, sparse=True)
    major_expense: str | None = described("主要経費", "Kind of expense.", default=None, sparse=True)
    purpose: str | None = described("事業の目的", "Purpose.", default=None)
    issues: str | None = described("現状・課題", "State and problems.", default=None, sparse=True)
    overview: str | None = described("事業の概要", "Overview.", default=None)
    url: str | None = described("URL", "Address of the sheet or the overview.", default=None)
    methods: tuple[ImplementationMethod, ...] = described("実施方法", "Methods.", default=())
    accounts: tuple[Text, ...] = described("会計区分", "Accounts that pay.", default=())
    major_policies: tuple[Text, ...] = described("主要施策", "Major policies.", default=())
    policies: tuple[PolicyReference, ...] = described(
        "政策・施策", "Policies and measures it serves.", default=(), sparse=True
    )
    laws: tuple[LawReference, ...] = described("根拠法令", "Laws.", default=(), sparse=True)
    plans: tuple[PlanReference, ...] = described(
        "関係する計画・通知等", "Plans and notices.", default=(), sparse=True
    )
    subsidies: tuple[Subsidy, ...] = described(
        "補助率等", "Terms of subsidies.", default=(), sparse=True
    )
    related: tuple[RelatedProject, ...] = described("関連事業", "Related projects.", default=())
    predecessors: tuple[SheetReference, ...] = described(
        "過去のレビューシート", "Earlier sheets.", default=()
    )
    budgets: tuple[ProjectBudget, ...] = described("予算額・執行額", "Money by year.", default=())
    budget_items: tuple[BudgetItem, ...] = described(
        "歳出予算項目", "Items of the budget.", default=(), sparse=True
    )
    activities: tuple[ProjectIndicator, ...] = described(
        "アクティビティ", "Activities.", default=(), sparse=True
    )
    outputs: tuple[ProjectIndicator, ...] = described("アウトプット", "Outputs.", default=())
    outcomes: tuple[ProjectIndicator, ...] = described("アウトカム", "Outcomes.", default=())
    other_indicators: tuple[ProjectIndicator, ...] = described(
        "種別の不明な指標", "Indicators of no known kind.", default=(), sparse=True
    )
    goal_links: tuple[GoalLink, ...] = described(
        "目標のつながり", "What leads to what.", default=(), sparse=True
    )
    kpi_references: tuple[KpiReference, ...] = described(
        "KPIを定めた閣議決定等", "Decisions that set indicators.", default=(), sparse=True
    )
    no_target_reason: str | None = described(
        "定量的な目標が設定できない理由", "Why there is no figure.", default=None, sparse=True
    )
    appraisals: tuple[ProjectAppraisal, ...] = described(
        "点検・評価", "The review.", default=(), sparse=True
    )
    reflected: tuple[ReflectedAmount, ...] = described(
        "反映額（特別会計）", "Changes in special accounts.", default=(), sparse=True
    )
    past_remarks: tuple[ReviewRemark, ...] = described(
        "過去に受けた指摘事項", "Remarks made before.", default=(), sparse=True
    )
    other_remarks: tuple[ReviewRemark, ...] = described(
        "その他の指摘事項", "Remarks made elsewhere.", default=(), sparse=True
    )
    payees: tuple[Payee, ...] = described("支出先", "Who was paid.", default=())
    payee_blocks: tuple[PayeeBlock, ...] = described(
        "支出先ブロック", "Blocks of payees.", default=(), sparse=True
    )
    payee_flows: tuple[PayeeFlow, ...] = described(
        "支出ブロックのつながり", "From block to block.", default=(), sparse=True
    )
    indirect_costs: tuple[IndirectCost, ...] = described(
        "国自らが支出する間接経費", "Costs the ministry bears.", default=(), sparse=True
    )
    expenses: tuple[Expense, ...] = described(
        "費目・使途", "What payees spent it on.", default=(), sparse=True
    )
    commitments: tuple[Commitment, ...] = described(
        "国庫債務負担行為等による契約", "Contracts over years.", default=(), sparse=True
    )
    list_order: str | None = described(
        "整理表表示順", "Place in the ministry's list.", default=None, sparse=True
    )
    remarks: str | None = described("備考", "Remarks.", default=None, sparse=True)
    more_remarks: tuple[Text, ...] = described(
        "その他備考", "Further remarks.", default=(), sparse=True
    )
    others: tuple[LabelledText, ...] = described("その他", "What has no field here.", default=())
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)

    @property
    def full_number(self) -> str | None:
        """The number as people write it: printed in one, or its parts joined by hyphens."""
        if self.number is not None:
            return self.number
        return "-".join(part.text for part in self.number_parts) or None
