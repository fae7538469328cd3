"""The page of document kinds and file formats: what can be read."""

from sesaku.grammars import unknown
from sesaku.grammars.registry import GRAMMARS
from sesaku.readers.registry import READERS
from tools.reference import markdown

_LEAD = """\
A file is opened by the first format that takes its content, then read by the kind of document
that is surest of it. `--kind` names the kind instead. A document of no known kind is kept as it
stands, with the diagnostic [kind-unknown](diagnostics.md#kind-unknown)."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    kinds = [
        (markdown.code(grammar.KIND), grammar.LABEL, markdown.first_line(grammar.__doc__))
        for grammar in (*GRAMMARS, unknown)
    ]
    formats = [
        (
            markdown.code(reader.NAME),
            " ".join(map(markdown.code, reader.SUFFIXES)),
            markdown.first_line(reader.__doc__),
        )
        for reader in READERS
    ]
    return {
        "kinds.md": markdown.page(
            "Document kinds and file formats",
            _LEAD,
            markdown.section("Kinds", markdown.table(("kind", "label", "what it is"), kinds)),
            markdown.section(
                "Formats", markdown.table(("format", "usual names", "what it is"), formats)
            ),
        )
    }
