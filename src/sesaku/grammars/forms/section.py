"""A section of a form: its heading, and the cells that belong to it."""

from dataclasses import dataclass, field

from sesaku.grammars.forms.column_heads import head_columns
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.numbers import is_number_with_word

UNKNOWN = "unknown"
"""Kind of a section whose heading says nothing that is known: what it holds has no place."""

GRID_ROLES = {
    "indicators": "indicator",
    "reference_indicators": "indicator",
    "budgets": "budget",
    "means": "means",
}


@dataclass(eq=False)
class Section:
    """A section: its heading, the cells that belong to it, and the unit printed above it.

    ``units`` are lines with a unit that stand in its rows: beside the name of an indicator they
    are of that one.
    """

    kind: str
    heading: FormCell
    cells: list[FormCell] = field(default_factory=list)
    unit: FormCell | None = None
    units: list[FormCell] = field(default_factory=list)
    side: bool = True
    named: bool = False
    """Whether its heading is the name of the one indicator that it holds: 測定指標１ 定時到着率."""
    title: FormCell | None = None
    """The name of its one indicator, beside the number that is its heading, above its rows."""

    @property
    def grid(self) -> str:
        """The name of its roles of rows and columns, where it has any."""
        return GRID_ROLES.get(self.kind, "")

    @property
    def of_one(self) -> bool:
        """Whether it holds one indicator, which its heading at the side names or numbers."""
        return self.named or (self.side and is_number_with_word(self.heading.text))

    def heads_below(self, name: FormCell) -> bool:
        """Whether headings of columns stand right below a cell that is wider than they are."""
        return head_columns(self.grid, name, self.cells)
