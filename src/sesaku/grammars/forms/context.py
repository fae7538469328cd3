"""What the readers of a form's sections share: the form, its year, what it prints as labels."""

from collections.abc import Iterable

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.forms.block import Block
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.numbers import label_before
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.sheet import FormSheet, cut
from sesaku.grammars.forms.vocabulary import vocabulary
from sesaku.grammars.forms.years import YearLabel
from sesaku.grammars.rows import Row, compose
from sesaku.model.diagnostic import Collector
from sesaku.model.reading import Furniture

_BRACKETS = {("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕")}


class Context:
    """A form while it is read.

    Attributes:
        sheet: its cells.
        near: the fiscal year to which its years without era are near; None where unknown.
        collector: gathers the diagnostics.
        furniture: what it prints as labels, headings and marks.
    """

    def __init__(self, sheet: FormSheet, near: int | None) -> None:
        self.sheet = sheet
        self.near = near
        self.collector = Collector()
        self.furniture: list[Furniture] = list(sheet.furniture)

    @property
    def document(self) -> Document:
        """The document."""
        return self.sheet.document

    def year(self, label: YearLabel) -> int | None:
        """Return the fiscal year that a label means in this form."""
        return label.value(self.near)

    def label(self, cell: FormCell, kind: str = "label") -> None:
        """Note that a cell is a label of the form."""
        self.furniture.append(Furniture(kind, cell.passage(self.document).cite))

    def label_part(self, part: Part, kind: str = "label") -> None:
        """Note that a part of a cell is a label or mark of the form."""
        if part.end > part.start:
            self.furniture.append(Furniture(kind, self.cite(part)))

    def label_range(self, start: int, end: int, kind: str = "label") -> None:
        """Note that a range of the text is a label or mark of the form."""
        if end > start:
            self.furniture.append(Furniture(kind, self.document.cite(start, end)))

    def cite(self, part: Part) -> Cite:
        """Return where a part of a cell stands."""
        return self.sheet.cite(*part)

    def text(self, part: Part) -> Passage:
        """Return the text of a part of a cell."""
        return self.sheet.passage(*part)

    def join(self, cells: Iterable[FormCell]) -> Passage:
        """Return the text of several cells, one below the other."""
        return compose(self.document, [row for cell in cells for row in cell.rows])

    def rows(self, part: Part) -> list[Row]:
        """Return the lines of a part of a cell."""
        return cut(part.cell.rows, part.cell.tight, part.start, part.end)

    def name_of(self, block: Block) -> Passage:
        """Return the name of a block, without its number and what says that it is a reference."""
        part = block.name
        if part is None:
            return Passage("", ())
        label = label_before(part.cell.text)
        if 0 < label <= part.start:
            self.label_part(Part(part.cell, 0, label))
        prefix = vocabulary().reference_prefix.match(part.text)
        if prefix:
            self.label_part(Part(part.cell, part.start, part.start + prefix.end()))
            part = Part(part.cell, part.start + prefix.end(), part.end)
        return self.text(part)


def label_brackets(context: Context, piece: Part) -> None:
    """Note brackets that only mark one of two values of a cell, such as an execution, as labels."""
    cell, start, end = piece
    if (cell.text[max(start - 1, 0) : start], cell.text[end : end + 1]) in _BRACKETS:
        context.label_part(Part(cell, start - 1, start))
        context.label_part(Part(cell, end, end + 1))
