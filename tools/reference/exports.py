"""The page of exports: one row a format."""

from sesaku.exports import EXPORTS
from tools.reference import markdown

_LEAD = """\
What readings can be written as: `sesaku export FILE… csv`. Tables and columns are those of
[tables](tables.md)."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    sections = [
        markdown.section(
            export.NAME,
            f"{markdown.code(export.SUFFIX)} {markdown.code(export.MEDIA_TYPE)}",
            markdown.prose((export.__doc__ or "").strip()),
        )
        for export in EXPORTS
    ]
    return {"exports.md": markdown.page("Exports", _LEAD, *sections)}
