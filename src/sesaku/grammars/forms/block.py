"""A block of a grid: the rows of one indicator or one means."""

from collections.abc import Iterable
from dataclasses import dataclass

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part


@dataclass(eq=False)
class Block:
    """The rows of one indicator or means.

    Attributes:
        leader: the cell that begins it, as far left as its names go.
        name: where its name stands; None where only its number is printed.
        number: its number as printed, brackets and points gone; None where there is none.
        number_part: where the number stands.
        bottom: the row after its last.
        reference: whether a heading to its left says that it is for reference.
        over: whether its name stands above the columns of its values.
        card: whether what begins it is a number or a label beside the name, its rows below both.
    """

    leader: FormCell
    name: Part | None
    number: str | None = None
    number_part: Part | None = None
    bottom: int = 1 << 30
    reference: bool = False
    over: bool = False
    card: bool = False

    def holds(self, cell: FormCell) -> bool:
        """Whether a cell begins in the rows of the block."""
        return self.leader.top <= cell.top < self.bottom

    def values(self, cell: FormCell) -> bool:
        """Whether a cell may hold a value of the block: it stands to the right of its name."""
        below = self.over and cell.top >= self.leader.bottom
        beside = cell.left >= self.leader.right or self.leader.alone
        return self.holds(cell) and (beside or below)


def name_cells(blocks: Iterable[Block]) -> set[FormCell]:
    """Return the cells that name blocks or number them."""
    named = set()
    for block in blocks:
        parts = (block.name, block.number_part)
        named |= {block.leader, *(part.cell for part in parts if part is not None)}
    return named
