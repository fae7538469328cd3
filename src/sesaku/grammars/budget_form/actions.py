"""From the cells of a budget form 「政策評価調書（個別票）」 to records.

``read_form`` reads a range of lines, so that a form that precedes a report is read by the same code
as one that stands alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sesaku.document.cite import Cite, merge
from sesaku.document.document import Document, Line
from sesaku.document.passage import Passage, join
from sesaku.grammars.budget_form import grammar
from sesaku.grammars.budget_form.columns import Columns
from sesaku.grammars.budget_form.layout import Cell, Sheet, blocks, cite_of, lay_out, words_of
from sesaku.grammars.budget_form.layout import Line as FormLine
from sesaku.grammars.cells import quantity_of
from sesaku.model.budget import BudgetForm, BudgetFormRow, BudgetFormTotal
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import Attainment, EvaluationMethod, Measure
from sesaku.model.reading import Content, Furniture
from sesaku.model.values import NumberedText, Quantity

_SUBJECT = "政策評価調書"
_LABELS = frozenset(
    {"label", "name", "code", "method_label", "attainment", "title", "unit", "mark"}
)
_NO_ROW = frozenset({"code", "name", "unit", "level", "method", "title"})


@dataclass(frozen=True, slots=True)
class FormReading:
    """A form as read.

    Attributes:
        measure: name, code, attainment, evaluation method, fiscal year and ``budget_form``; the
            cites of the plain values are in ``cites``.
        title: the form's title as printed, or None.
        furniture: labels, headings and page numbers.
    """

    measure: Measure
    title: str | None
    furniture: tuple[Furniture, ...]


def read(document: Document) -> Content:
    """Read a document that is a budget form; never raises."""
    collector = Collector()
    form = read_form(document, document.lines, collector)
    if form.measure.fiscal_year is None:
        cells = [item.cite for item in form.furniture if item.kind == "heading"]
        collector.add("fiscal-year-undecided", cells[0] if cells else ())
    return Content(
        measure=form.measure,
        title=form.title,
        furniture=form.furniture,
        diagnostics=collector.all(),
    )


def read_form(document: Document, lines: Sequence[Line], collector: Collector) -> FormReading:
    """Read the lines of a form.

    Args:
        document: what the lines are of.
        lines: the form's lines; may be any part of the document's.
        collector: takes the diagnostics.
    """
    return _Form(document, lay_out(document, lines), collector).reading()


class _Form:
    """Goes through the lines once, then ties up what stands apart."""

    def __init__(self, document: Document, sheet: Sheet, collector: Collector) -> None:
        self.document = document
        self.collector = collector
        self.columns = Columns(document, sheet.lines)
        self.rows: list[BudgetFormRow] = []
        self.totals: list[BudgetFormTotal] = []
        self.total_labels: list[Cell] = []
        self.left: list[FormLine] = []
        self.broken = False
        self.measure = Measure()
        self.cites: dict[str, Cite] = {}
        self.title: Cell | None = None
        self.unit: str | None = None
        self.unit_cite: Cite = ()
        self.group: Cell | None = None
        self.furniture = [
            Furniture("page-number", document.cite(*bounds)) for bounds in sheet.page_numbers
        ]
        for line in sheet.lines:
            self._take(line)
        self.furniture.extend(Furniture("label", cite) for cite in self.columns.labels)

    def reading(self) -> FormReading:
        """Return what the form says."""
        items = self._items()
        if len(self.rows) == len(items) == 1 and self.rows[0].item is None:
            only = items.pop()
            cite = merge(self.rows[0].cite, only.cite)
            self.rows[0] = replace(self.rows[0], item=only.text, cite=cite)
        self._unresolved(items)
        form = BudgetForm(
            unit=self.unit,
            columns=self.columns.names,
            rows=tuple(self.rows),
            totals=tuple(self.totals),
            items=tuple(items),
            unit_cite=self.unit_cite,
            column_cites=self.columns.cites,
        )
        year = self.columns.fiscal_year(self.title)
        if year is not None:
            self.cites["fiscal_year"] = year[1]
        measure = replace(
            self.measure,
            fiscal_year=year[0] if year else None,
            budget_form=form,
            cites=self.cites,
        )
        title = self.title.passage(self.document).text if self.title else None
        return FormReading(measure, title, tuple(self.furniture))

    def _take(self, line: FormLine) -> None:
        amounts = self._amounts(line)
        if amounts is not None and self._row(line, *amounts):
            self.broken = True
            return
        waiting: str | None = None
        rest: list[Cell] = []
        for cell in line.cells:
            if cell.kind in {"name", "code", "method_label", "attainment"}:
                waiting = cell.kind
            if self.columns.holds(cell) or self._plain(cell, waiting):
                continue
            if cell.kind == "text" and waiting == "name" and "name" not in self.cites:
                self._name([*self._until_label(line, cell)])
                waiting = None
            elif cell.kind != "blank" and not self._named(cell):
                rest.append(cell)
        if rest:
            self.left.append(line._replace(cells=tuple(rest), cut=self.broken))
            self.broken = False

    def _amounts(self, line: FormLine) -> tuple[int, int] | None:
        """Return where the amounts of a row stand among its cells; None where it is no row."""
        if {cell.kind for cell in line.cells} & _NO_ROW:
            return None
        return self.columns.window(line)

    def _row(self, line: FormLine, first: int, last: int) -> bool:
        """Read a line with amounts as a row or as a total."""
        cells = line.cells
        words = [cell for cell in cells[:first] if cell.kind not in {"blank", "mark"}]
        labels = [cell for cell in words if cell.kind == "label"]
        words = [cell for cell in words if cell.kind != "label"]
        values = cells[first:last]
        if not self._fits(line, values):
            return self._unaligned(line, values)
        marks = [cell for cell in cells[:first] if cell.kind == "mark"]
        self._set_aside([*labels, *marks])
        if self._is_total(words):
            self._total(line, words, values)
        else:
            self._item_row(words, values, cells[last:])
        return True

    def _fits(self, line: FormLine, values: Sequence[Cell]) -> bool:
        count = len(self.columns.names)
        return not count or len(values) == count or (line.ruled and len(values) < count)

    def _unaligned(self, line: FormLine, values: Sequence[Cell]) -> bool:
        cite = cite_of(self.document, line.cells)
        self.collector.add(
            "table-unaligned",
            cite,
            subject=_SUBJECT,
            found=sum(cell.kind in {"amount", "inner"} for cell in values),
            expected=len(self.columns.names),
        )
        return True

    def _is_total(self, words: Sequence[Cell]) -> bool:
        return all(cell.kind == "total" or grammar.is_account(cell.text) for cell in words)

    def _total(self, line: FormLine, words: list[Cell], values: Sequence[Cell]) -> None:
        """Read a total; in a ruled print a merged label holds for the lines below it."""
        sums = [cell for cell in words if cell.kind == "total"]
        self.group = sums[-1] if sums else self.group
        carried = [self.group] if line.ruled and self.group and not sums else []
        used = [*carried, *words]
        cite = cite_of(self.document, [*words, *values])
        label = " ".join(cell.passage(self.document).text for cell in used)
        if carried and self.group is not None:
            cite = merge(cite_of(self.document, [self.group]), cite)
        quantities = self._values(values)
        self.totals.append(BudgetFormTotal(label or None, quantities, cite))

    def _item_row(self, words: list[Cell], values: Sequence[Cell], after: Sequence[Cell]) -> None:
        account = next((cell for cell in words if grammar.is_account(cell.text)), None)
        at = words.index(account) + 1 if account is not None else 0
        organisation = words[at] if account is not None and at < len(words) else None
        names = words[at + 1 :] if organisation is not None else words[at:]
        own, number = _numbered(names, [cell for cell in after if cell.kind != "blank"])
        item, reference = _joined(self.document, own), _joined(self.document, number)
        before = words[: at - 1] if account is not None else []
        self._set_aside([cell for cell in before if grammar.is_label(cell.text)])
        used = [*words[max(at - 1, 0) :], *values, *after]
        self.rows.append(
            BudgetFormRow(
                account=account.passage(self.document).text if account else None,
                organisation=organisation.passage(self.document).text if organisation else None,
                item=item or None,
                values=self._values(values),
                cite=cite_of(self.document, used),
                reference=reference or None,
            )
        )

    def _values(self, values: Sequence[Cell]) -> tuple[Quantity, ...]:
        cells = [*values]
        while len(cells) < len(self.columns.names):
            cells.append(Cell("blank", (), ""))
        return tuple(self._value(cell) for cell in cells)

    def _value(self, cell: Cell) -> Quantity:
        if cell.kind == "blank" or (cell.kind == "inner" and not re.search(r"\d", cell.text)):
            return Quantity("", None)
        passage = cell.passage(self.document)
        if cell.kind == "inner":
            return Quantity(passage.text, None, relation="part_of", cite=passage.cite)
        return quantity_of(passage.text, passage.cite)

    def _set_aside(self, cells: Sequence[Cell], kind: str = "label") -> None:
        for cell in cells:
            if cell.pieces:
                self.furniture.append(Furniture(kind, cite_of(self.document, [cell])))

    def _plain(self, cell: Cell, waiting: str | None) -> bool:
        """Take a cell that says what it is by itself: unit, code, level, method, title."""
        passage = cell.passage(self.document)
        if cell.kind == "unit" and self.unit is None:
            self._unit(cell)
        elif cell.kind in {"number", "amount"} and waiting == "code" and not self.measure.code:
            self.measure = replace(self.measure, code=passage.text)
            self.cites["code"] = passage.cite
        elif cell.kind == "level" and self.measure.attainment is None:
            attainment = Attainment(None, passage.text, None, passage.cite)
            self.measure = replace(self.measure, attainment=attainment)
        elif cell.kind == "method" and self.measure.evaluation_method is None:
            methods = grammar.methods_in(cell.text)
            options, chosen = methods if methods is not None else ((), None)
            method = EvaluationMethod(options, chosen, passage.cite)
            self.measure = replace(self.measure, evaluation_method=method)
        elif cell.kind == "title":
            self.title = self.title or cell
            self._set_aside([cell], "heading")
        else:
            return False
        return True

    def _unit(self, cell: Cell) -> None:
        """Take the unit; its brackets and the word 単位 are labels."""
        self.unit = grammar.unit_of(cell.text)
        start, end = cell.pieces[0][0], cell.pieces[-1][1]
        printed = re.search(r"\s*".join(self.unit or ""), self.document.text[start:end])
        if printed is not None:
            self.unit_cite = self.document.cite(start + printed.start(), start + printed.end())
        self._set_aside([cell])

    def _named(self, cell: Cell) -> bool:
        """Take a label: of the form, or of a total that stands elsewhere."""
        if cell.kind == "total" or grammar.is_account(cell.text):
            self.total_labels.append(cell)
        elif cell.kind not in _LABELS:
            return False
        self._set_aside([cell])
        return True

    def _until_label(self, line: FormLine, first: Cell) -> list[Cell]:
        """Return the words of a value, up to the next label on its line."""
        at = line.cells.index(first)
        taken: list[Cell] = []
        for cell in line.cells[at:]:
            if cell.kind != "text" or (line.ruled and taken):
                break
            taken.append(cell)
        return taken

    def _name(self, cells: Sequence[Cell]) -> None:
        start, end = cells[0].pieces[0][0], cells[-1].pieces[-1][1]
        cite = self.document.cite(start, end)
        self.measure = replace(self.measure, name=self.document.quote(cite))
        self.cites["name"] = cite

    def _items(self) -> list[NumberedText]:
        """Return the item names that stand apart; what is left over may be the policy's name."""
        items: list[NumberedText] = []
        others: list[list[FormLine]] = []
        for group in blocks(self._unnamed()):
            cells = [cell for line in group for cell in line.cells]
            if grammar.is_item(words_of(group)) and self.columns.names:
                items.append(NumberedText(None, *self._passage(cells)))
            else:
                others.append(group)
        if len(others) == 1 and self.measure.name is None and len(others[0]) <= 3:  # noqa: PLR2004 - a name
            cells = [cell for line in others[0] for cell in line.cells]
            name, self.cites["name"] = self._passage(cells)
            self.measure = replace(self.measure, name=name)
        return items

    def _passage(self, cells: Sequence[Cell]) -> Passage:
        return join(self.document, sorted(piece for cell in cells for piece in cell.pieces))

    def _unnamed(self) -> list[FormLine]:
        """Return the lines left over, without the words of a name that was found."""
        taken = self.cites.get("name", ())
        return [
            line._replace(cells=kept)
            for line in self.left
            if (
                kept := tuple(
                    cell
                    for cell in line.cells
                    if not any(s.start <= cell.pieces[0][0] < s.end for s in taken)
                )
            )
        ]

    def _unresolved(self, items: Sequence[NumberedText]) -> None:
        """Say which labels the print ties to no row."""
        if items and any(row.item is None for row in self.rows):
            cite = merge(*(item.cite for item in items))
            self.collector.add("budget-label-unresolved", cite)
        if self.total_labels and any(total.label is None for total in self.totals):
            self.collector.add("budget-label-unresolved", cite_of(self.document, self.total_labels))


def _numbered(
    names: Sequence[Cell], after: Sequence[Cell]
) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """Return the cells of an item's name, and those of its number behind the amounts or at an end.

    What stands within the name, or at its other end, stays with it.
    """
    if after:
        return names, after
    last = next((at for at in range(len(names), 0, -1) if names[at - 1].kind != "number"), 0)
    if last < len(names):
        return names[:last], names[last:]
    first = next((at for at, cell in enumerate(names) if cell.kind != "number"), 0)
    return names[first:], names[:first]


def _joined(document: Document, cells: Sequence[Cell]) -> str:
    """Return the texts of cells as one, a blank between them."""
    return " ".join(cell.passage(document).text for cell in cells)
