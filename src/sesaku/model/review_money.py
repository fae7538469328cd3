"""Money of a project: its budgets, what was paid to whom, and how it was spent.

The records of this module and its neighbours keep the cites of their plain values in ``cites``, by
field name; a ``Quantity`` or ``Text`` has its own. What a source prints under a key that has no
field is in ``others``.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.values import Quantity

BudgetExtent: TypeAlias = Literal["total", "account"]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """What a source says under a key or heading of its own."""

    label: str = described("項目名", "The key or heading, with those above it.")
    text: str = described("本文", "The value as printed.")
    cite: Cite = described("典拠", "Where the value stands.")


@dataclass(frozen=True, slots=True)
class LabelledQuantity:
    """An amount and the heading that tells it from its neighbours."""

    label: str = described("項目名", "The heading, e.g. 第2次補正予算.")
    amount: Quantity = described("金額", "The amount.")


@dataclass(frozen=True, slots=True)
class ProjectBudget:
    """The money of one year of a project 「予算額・執行額」, in all or in one account.

    An amount that the sheet has no cell for is None; a blank cell has raw "" and value None.
    """

    extent: BudgetExtent = described(
        "範囲", "total: the whole project; account: the one account named.", default="total"
    )
    fiscal_year: int | None = described("年度", "Japanese fiscal year.", default=None)
    account_kind: str | None = described(
        "会計区分", "一般会計 or 特別会計.", default=None, sparse=True
    )
    account: str | None = described("会計", "The account's name.", default=None, sparse=True)
    sub_account: str | None = described(
        "勘定", "The sub-account's name.", default=None, sparse=True
    )
    initial: Quantity | None = described("当初予算", "Initial budget.", default=None)
    supplementary: Quantity | None = described(
        "補正予算", "Supplementary budgets in all.", default=None
    )
    supplements: tuple[LabelledQuantity, ...] = described(
        "補正予算の内訳", "Supplementary budgets one by one.", default=(), sparse=True
    )
    carried_in: Quantity | None = described(
        "前年度から繰越し", "Carried over from the year before.", default=None
    )
    carried_out: Quantity | None = described(
        "翌年度へ繰越し", "Carried over to the next year, signed as printed.", default=None
    )
    reserve: Quantity | None = described("予備費等", "From the reserve, in all.", default=None)
    reserves: tuple[LabelledQuantity, ...] = described(
        "予備費等の内訳", "From the reserve, one by one.", default=(), sparse=True
    )
    total: Quantity | None = described("予算計", "Budget in all.", default=None)
    executed: Quantity | None = described("執行額", "Execution.", default=None)
    execution_rate: Quantity | None = described(
        "執行率", "Execution by budget, as printed.", default=None, sparse=True
    )
    requested: Quantity | None = described(
        "要求額", "Requested; in the total of a year, for the next year.", default=None
    )
    demanded: Quantity | None = described(
        "要望額", "Asked for above the request.", default=None, sparse=True
    )
    change_reason: str | None = described(
        "主な増減理由", "Why it rose or fell.", default=None, sparse=True
    )
    remarks: str | None = described("備考", "Remarks.", default=None, sparse=True)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """An item 「歳出予算項目」 of a project's budget."""

    fiscal_year: int | None = described("予算年度", "Japanese fiscal year.", default=None)
    account_kind: str | None = described("会計区分", "一般会計 or 特別会計.", default=None)
    account: str | None = described("会計", "The account's name.", default=None)
    sub_account: str | None = described("勘定", "The sub-account's name.", default=None)
    budget_kind: str | None = described("予算種別", "Initial, supplementary, ….", default=None)
    jurisdiction: str | None = described("所管", "Jurisdiction.", default=None)
    organisation: str | None = described("組織・勘定", "Organisation or account.", default=None)
    item: str | None = described("項", "Item.", default=None)
    sub_item: str | None = described("目", "Sub-item.", default=None)
    supplement: str | None = described("補足情報", "What is added to the item.", default=None)
    amount: Quantity | None = described("予算額", "Budget.", default=None)
    requested: Quantity | None = described("翌年度要求額", "Requested, next year.", default=None)
    remarks: str | None = described("備考", "Remarks.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class Payee:
    """Somebody who was paid 「支出先」; where contracts are listed, one record a contract."""

    fiscal_year: int | None = described("年度", "Fiscal year of the payment.", default=None)
    group: str | None = described("グループ", "Letter of the block of payees.", default=None)
    number: str | None = described("番号", "Number in the block.", default=None)
    name: str | None = described("支出先名", "Name.", default=None)
    corporate_number: str | None = described("法人番号", "Corporate number.", default=None)
    work: str | None = described("業務概要", "What for; the contract's outline.", default=None)
    amount: Quantity | None = described("支出額", "Paid, or the contract's amount.", default=None)
    total: Quantity | None = described(
        "合計支出額", "Paid to the payee in all.", default=None, sparse=True
    )
    address: str | None = described("所在地", "Address.", default=None, sparse=True)
    corporate_kind: str | None = described("法人種別", "Kind code.", default=None, sparse=True)
    is_rest: bool | None = described(
        "その他支出先", "Whether it stands for the rest of them.", default=None, sparse=True
    )
    contract_kind: str | None = described(
        "契約方式等", "Kind of contract.", default=None, sparse=True
    )
    contract_detail: str | None = described(
        "具体的な契約方式等", "More on the contract.", default=None, sparse=True
    )
    bidders: Quantity | None = described("入札者数", "Bidders.", default=None, sparse=True)
    bid_rate: Quantity | None = described("落札率", "Price by ceiling.", default=None, sparse=True)
    single_bid_reason: str | None = described(
        "一者応札等の理由", "Why one bidder or none, and what is done.", default=None, sparse=True
    )
    is_other_contract: bool | None = described(
        "その他の契約", "Whether it stands for other contracts.", default=None, sparse=True
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class PayeeBlock:
    """A block of payees 「支出先ブロック」."""

    group: str | None = described("ブロック番号", "Letter of the block.", default=None)
    name: str | None = described("ブロック名", "Name.", default=None)
    payee_count: Quantity | None = described("支出先の数", "Payees in it.", default=None)
    role: str | None = described("役割", "What it does in the project.", default=None)
    total: Quantity | None = described("合計支出額", "Paid to the block.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class PayeeFlow:
    """Money from the ministry or one block of payees to another."""

    source_group: str | None = described("支出元ブロック", "Block that pays.", default=None)
    source_name: str | None = described("支出元ブロック名", "Its name.", default=None)
    from_ministry: bool | None = described(
        "担当組織からの支出", "Whether the ministry pays.", default=None
    )
    group: str | None = described("支出先ブロック", "Block that is paid.", default=None)
    name: str | None = described("支出先ブロック名", "Its name.", default=None)
    supplement: str | None = described("補足情報", "More on the flow.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class IndirectCost:
    """A cost that the ministry itself bears 「国自らが支出する間接経費」."""

    name: str | None = described("間接経費", "Name.", default=None)
    item: str | None = described("項目", "Item.", default=None)
    amount: Quantity | None = described("金額", "Amount.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class Expense:
    """What a payee spent it on 「費目・使途」."""

    group: str | None = described("支出先ブロック", "Letter of the block.", default=None)
    name: str | None = described("支出先名", "The payee.", default=None)
    corporate_number: str | None = described("法人番号", "Corporate number.", default=None)
    contract: str | None = described("契約概要", "The contract.", default=None)
    item: str | None = described("費目", "Item of expense.", default=None)
    use: str | None = described("使途", "Use.", default=None)
    amount: Quantity | None = described("金額", "Amount.", default=None)
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A contract over several years 「国庫債務負担行為等による契約」."""

    group: str | None = described("支出先ブロック", "Letter of the block.", default=None)
    name: str | None = described("契約先名", "The other party.", default=None)
    corporate_number: str | None = described("法人番号", "Corporate number.", default=None)
    address: str | None = described("所在地", "Address.", default=None)
    corporate_kind: str | None = described("法人種別", "Kind code.", default=None)
    work: str | None = described("契約概要", "The contract.", default=None)
    amount: Quantity | None = described("契約額", "Amount.", default=None)
    contract_kind: str | None = described("契約方式等", "Kind of contract.", default=None)
    contract_detail: str | None = described("具体的な契約方式等", "More on it.", default=None)
    bidders: Quantity | None = described("入札者数", "Bidders.", default=None)
    bid_rate: Quantity | None = described("落札率", "Price by ceiling.", default=None)
    single_bid_reason: str | None = described(
        "一者応札等の理由", "Why one bidder or none, and what is done.", default=None
    )
    other_contract: str | None = described(
        "その他の契約", "Whether it stands for other contracts.", default=None
    )
    other_contract_detail: str | None = described(
        "その他の契約の内容", "More on those.", default=None
    )
    others: tuple[LabelledText, ...] = described(
        "その他", "What has no field here.", default=(), sparse=True
    )
    cites: dict[str, Cite] = described("典拠", "Cites of the plain values.", factory=dict)
