"""Values of cells as people read them: in pages, conflicts and notes."""

from collections.abc import Iterator, Mapping
from typing import Any

_LEADING = ("text", "raw", "grade")
"""The part of a record that is its text, the first that it has."""


def text_of(value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a cell's value as text; a record without a text of its own part by part."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "○" if value else ""
    if isinstance(value, Mapping):
        leading = next((value[name] for name in _LEADING if value.get(name) is not None), None)
        return str(leading) if leading is not None else "\n".join(_lines(value))
    if isinstance(value, list):
        return "\n".join(text_of(part) for part in value)
    return str(value)


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    for name, part in record.items():
        if not name.endswith(("cite", "cites")) and part not in (None, [], "", {}):
            yield f"{name}: {text_of(part)}"
