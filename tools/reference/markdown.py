"""Pieces of a reference page: its head, its tables, its links."""

from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by `make docs` from the code; a test compares the two. -->"


def page(title: str, lead: str, *sections: str) -> str:
    """Return a whole page."""
    return "\n\n".join([f"# {title}", GENERATED, lead, *sections]) + "\n"


def section(heading: str, *blocks: str, level: int = 2) -> str:
    """Return a section with its heading; empty blocks are left out."""
    return "\n\n".join([f"{'#' * level} {heading}", *filter(None, blocks)])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; "" where it has no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join([_row(head), _row(["---"] * len(head)), *lines]) if lines else ""


def code(text: str) -> str:
    """Return ``text`` set as code."""
    return f"`{text}`"


def prose(docstring: str) -> str:
    """Return a docstring with its code set as Markdown sets it."""
    return docstring.replace("``", "`")


def first_line(docstring: str | None) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return prose(" ".join((docstring or "").split("\n\n")[0].split()))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
