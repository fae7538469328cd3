"""The page of code lists: one heading a list, one row a code."""

from sesaku import codelists
from sesaku.codelists import Code, Codelist
from tools.reference import markdown

_LEAD = """\
Closed vocabularies 「コード表」. What a list does not hold is unknown and becomes a diagnostic,
never a default. `sesaku.codelists.load(name)` returns a list."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    sections = [_section(codelists.load(name)) for name in codelists.names()]
    return {"codelists.md": markdown.page("Code lists", _LEAD, *sections)}


def _section(codelist: Codelist) -> str:
    return markdown.section(
        codelist.name,
        f"{codelist.en} 「{codelist.ja}」. {codelist.source}",
        markdown.table(("id", "Japanese", "English", "also printed"), map(_row, codelist.codes)),
    )


def _row(code: Code) -> tuple[str, str, str, str]:
    return markdown.code(code.id), code.ja, code.en, "、".join(code.forms)
