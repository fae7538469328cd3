"""The budget form 「政策評価調書（個別票）」 of one policy."""

from collections.abc import Iterator

from sesaku.exceptions import ExportError
from sesaku.exports.official.amounts import is_sum, quantity_cell
from sesaku.exports.official.layout import Block, Cell, Line, Row, Sheet, Table, label
from sesaku.exports.official.wording import paragraphs
from sesaku.model.budget import BudgetForm, BudgetFormRow
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Content
from sesaku.model.values import Quantity

NAME = "budget-form"
LABEL = "政策評価調書（個別票）"
_TITLE = 14
_WIDTHS = (11, 6, 11, 26, 8)
_MONEY = 38
_PART = "＜　＞の内数"
_GROUP = "予算科目"  # whether they are evaluated 「政策評価の対象」 is no value of the form


def lay_out(content: Content) -> Sheet:
    """Return the budget form of a measure.

    Raises:
        ExportError: the content has no budget form.
    """
    measure = content.measure
    form = measure.budget_form if measure is not None else None
    if measure is None or form is None:
        raise ExportError(f"この文書には{LABEL}の金額がありません。")
    return Sheet(
        title=content.title or LABEL,
        author=measure.ministry or "",
        subject=LABEL,
        blocks=tuple(form_blocks(measure, form, content.title)),
        summary="Budget form of a policy",
    )


def form_blocks(measure: Measure, form: BudgetForm, title: str | None = None) -> Iterator[Block]:
    """Yield what is printed of a budget form, under the title of its document or the usual one."""
    shown = title if title and "政策評価調書" in title else LABEL
    yield Line("別紙７－２", align="end")
    yield Line(shown, align="center", bold=True, size=_TITLE, level=1)
    yield Line("【政策ごとの予算額】")
    if form.unit:
        yield Line(f"（{form.unit}）", align="end")
    columns = len(form.columns)
    widths = (*_WIDTHS, *[_MONEY / max(columns, 1)] * columns)
    rows = [*_top(measure, form), *_heads(form), *_items(form), *_totals(form)]
    yield Table(widths, tuple(rows))


def _top(measure: Measure, form: BudgetForm) -> Iterator[Row]:
    name = form.policy.text if form.policy else measure.name or ""
    number = form.number.text if form.number else measure.code or ""
    money = len(form.columns)
    yield (
        label("政策名"),
        Cell(paragraphs(name), columns=3),
        label("番号"),
        Cell((Line(number),), columns=money, align="center", middle=True),
    )
    method = measure.evaluation_method
    said = "・".join(_method(one, method.chosen) for one in method.options) if method else ""
    level = form.attainment.text if form.attainment else ""
    if not level and measure.attainment is not None:
        level = measure.attainment.label or ""
    yield (
        label("評価方式"),
        Cell((Line(said),), columns=2),
        label("政策目標の達成度合い", columns=2),
        Cell((Line(level),), columns=money),
    )


def _method(option: str, chosen: str | None) -> str:
    return f"○{option}" if option == chosen else option


def _heads(form: BudgetForm) -> Iterator[Row]:
    yield (
        Cell(rows=2, shade="label"),
        label("予算科目", columns=3),
        label("他に記載のある個別票の番号", rows=2),
        label("予算額", columns=len(form.columns)),
    )
    yield (
        label("会計"),
        label("組織／勘定"),
        label("項　事項"),
        *(label(column) for column in form.columns),
    )


def _items(form: BudgetForm) -> Iterator[Row]:
    rows = len(form.rows) + len(form.items)
    for place, row in enumerate(form.rows):
        group = [label(_GROUP, rows=rows)] if place == 0 else []
        yield *group, *_item(row, place)
    for item in form.items:
        yield Cell(), Cell(), Cell(paragraphs(item.text)), Cell(), *(Cell() for _ in form.columns)


def _item(row: BudgetFormRow, place: int) -> Iterator[Cell]:
    yield Cell((Line(row.account or ""),), align="center")
    yield Cell((Line(row.organisation or ""),), align="center")
    yield Cell(paragraphs(row.item or ""))
    yield Cell((Line(row.reference or ""),), align="center")
    for column, quantity in enumerate(row.values):
        yield quantity_cell(quantity, name=_name(place, column))


def _name(row: int, column: int) -> str:
    return f"item_{row}_{column}"


def _totals(form: BudgetForm) -> Iterator[Row]:
    labels = [(total.label or "").split(" ", 1) for total in form.totals]
    for place, total in enumerate(form.totals):
        cells = [_sum(form, quantity, column) for column, quantity in enumerate(total.values)]
        yield *_total_label(labels, place), *cells


def _total_label(labels: list[list[str]], place: int) -> Iterator[Cell]:
    """Yield what is summed; where totals are of one kind, 「小計」, the word stands beside all."""
    word, *account = labels[place]
    if not account:
        yield label(word, columns=5)
        return
    of_kind = [len(one) > 1 and one[0] == word for one in labels]
    if place == 0 or not of_kind[place - 1]:
        rows = of_kind[place:].index(False) if False in of_kind[place:] else len(of_kind) - place
        yield label(word, columns=2, rows=rows)
    yield label(account[0], columns=3)


def _sum(form: BudgetForm, total: Quantity, column: int) -> Cell:
    """Return the cell of a total: a workbook adds it up where it is the sum of the items."""
    if not total.raw:
        return Cell((Line(_PART),), align="end")
    parts = [row.values[column] for row in form.rows if column < len(row.values)]
    if not is_sum(total, parts):
        return quantity_cell(total)
    first, last = _name(0, column), _name(len(form.rows) - 1, column)
    return quantity_cell(total, formula=f"=SUM({{{first}}}:{{{last}}})")
