"""Documents and rows made of a few lines of fiction, as the full report's grammar takes them."""

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.document_rows import lay_out
from sesaku.grammars.rows import Row
from sesaku.readers import open_document
from sesaku.readers.source import Source


def document(*lines: str) -> Document:
    """Make a document of lines."""
    return open_document(Source("hokoku.txt", ("\n".join(lines) + "\n").encode()))


def marked(*lines: str) -> Document:
    """Make a document in which every line ends its paragraph but those that end in ``|``.

    The end is marked as some prints do, by a blank; a sheet that is marked needs lines that are
    not, so two of them stand before the given ones; ``body`` leaves them out.
    """
    front = ("翠海省の施策の概要をまとめたこの文は", "折り返しの例として置かれている。 ")
    return document(*front, *(ln[:-1] if ln.endswith("|") else ln + " " for ln in lines))


def rows_of(made: Document) -> list[Row]:
    """Return the rows of a document."""
    return lay_out(made).rows


def body(*lines: str) -> tuple[Document, list[Row]]:
    """Return a marked document and its rows, without the two that only show the marks."""
    made = marked(*lines)
    return made, rows_of(made)[2:]


def quoted(made: Document, cite: Cite) -> str:
    """Return what a cite quotes, without blanks."""
    return "".join(made.quote(cite).split())


def labelled(made: Document, labels: list[tuple[int, int]]) -> list[str]:
    """Return the texts of ranges of offsets, in the order of the print."""
    return [made.text[start:end] for start, end in sorted(labels)]
