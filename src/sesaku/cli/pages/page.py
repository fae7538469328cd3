"""A page on the terminal: headings, labelled values and paragraphs, each with its place."""

import shutil
import sys
from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Styled

from sesaku.cli.layout import grid, pad, visible, wrap
from sesaku.cli.words import Words
from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.model.tables import Lines
from sesaku.text.wareki import era_year

INDENT = 2
_WIDTH = 100  # where there is no terminal that says its own
_NARROWEST = 40
_GAPS = 3  # between label, value and place


class Page:
    """Writes to standard output; the width is the terminal's, or that of COLUMNS.

    Attributes:
        words: what labels are written in.
        width: cells in a line.
        label_width: cells to which the labels of values at the left edge are filled.
    """

    def __init__(self, words: Words, document: Document) -> None:
        self.words = words
        self.label_width = 0
        self.width = max(shutil.get_terminal_size((_WIDTH, 24)).columns, _NARROWEST)
        self._lines = Lines(document.text)
        # A terminal that cannot show a character gets a replacement, never an error.
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
        self._console = Console(
            file=sys.stdout, width=self.width, markup=False, emoji=False, highlight=False
        )

    def heading(self, text: str, cite: Cite = ()) -> None:
        """Write the heading of the page, with a rule under it."""
        for line in wrap(text, self.width):
            self._write(line, "bold")
        if cite:
            self._write(self.place(cite), "dim")
        self._write("─" * min(self.width, _WIDTH), "dim")

    def section(self, text: str, cite: Cite = (), *, indent: int = 0) -> None:
        """Write the heading of a part."""
        self._labelled(text, "", self.place(cite), indent)

    def value(self, label: str, text: str, cite: Cite = (), *, indent: int = 0) -> None:
        """Write a labelled value: on one line where it fits, else as a paragraph below."""
        place = self.place(cite)
        used = indent + max(cell_len(label), self.label_width) + cell_len(place) + _GAPS
        if "\n" not in text and used + cell_len(text) <= self.width:
            self._labelled(label, visible(text), place, indent)
        else:
            self._labelled(label, "", place, indent)
            self.paragraph(text, indent=indent + INDENT)

    def paragraph(self, text: str, *, indent: int = INDENT) -> None:
        """Write a text, its lines broken."""
        for line in wrap(text, max(self.width - indent, INDENT)):
            self._write(" " * indent + line if line else "")

    def grid(
        self, rows: Sequence[Sequence[str]], *, indent: int = INDENT, spaced: bool = False
    ) -> bool:
        """Write rows in columns below a head; False, and nothing written, where they don't fit.

        Args:
            rows: the head first; cells are one line each.
            indent: cells before the first column.
            spaced: write an empty line first.
        """
        lines = grid([[visible(cell) for cell in row] for row in rows], self.width - indent)
        if lines is None or any("\n" in line for line in lines):
            return False
        if spaced:
            self.blank()
        for number, line in enumerate(lines):
            self._write(" " * indent + line, "bold" if number == 0 else "")
        return True

    def beside(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Write two columns of paragraphs beside each other, each with its head first."""
        width = (self.width - 3 * INDENT) // 2
        columns = [
            [line for text in texts for line in wrap(text, width)] for texts in (left, right)
        ]
        for number, pair in enumerate(zip_longest(*columns, fillvalue="")):
            line = " " * INDENT + pad(pair[0], width + INDENT) + pair[1]
            self._write(line.rstrip(), "bold" if number == 0 else "")

    def blank(self) -> None:
        """Write an empty line."""
        self._write("")

    def place(self, cite: Cite) -> str:
        """Return where a cite begins: its line, and its page where there are pages."""
        if not cite:
            return ""
        line = self._lines.at(cite[0].start)
        if cite[0].page is None:
            return f"［{self.words('page.line', line=line)}］"
        return f"［{self.words('page.paged', page=cite[0].page, line=line)}］"

    def year(self, fiscal_year: int | None) -> str:
        """Return a fiscal year as it is said, with its era year in Japanese."""
        if fiscal_year is None:
            return ""
        return self.words("page.year", year=fiscal_year, era=era_year(fiscal_year))

    def _labelled(self, label: str, text: str, place: str, indent: int) -> None:
        shown = visible(label)
        if text and not indent:
            shown = pad(shown, self.label_width)
        line = Styled(" " * indent)
        line.append(shown, style="cyan")
        if text:
            line.append("  " + text)
        if place:
            line.append(" " + place, style="dim")
        self._console.print(line, soft_wrap=True)

    def _write(self, line: str, style: str = "") -> None:
        self._console.print(Styled(line, style=style), soft_wrap=True)
