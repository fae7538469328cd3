"""The page of diagnostics: one heading a code."""

from sesaku.diagnostics.catalogue import Severity, catalogue
from tools.reference import markdown

_LABELS: dict[Severity, str] = {"info": "情報", "warning": "警告", "error": "エラー"}
_LEAD = """\
What can go wrong in reading 「診断」. A diagnostic names a defect of the source, or a stretch
of text that could not be placed, with its place. Codes are never renumbered or reused. Words in
braces are the keys that stand beside the message in the JSON."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    sections = [
        markdown.section(
            definition.code,
            f"{definition.severity} 「{_LABELS[definition.severity]}」",
            f"- {definition.ja}\n- {definition.en}",
        )
        for definition in catalogue().values()
    ]
    return {"diagnostics.md": markdown.page("Diagnostics", _LEAD, *sections)}
