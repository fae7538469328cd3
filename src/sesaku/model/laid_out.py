"""Content that was never printed, laid out as a document, so that checks can cite it.

Each text is written once, a piece a line, in the order of the records; items stand within their
text. What comes back is what went in, with cites into that document.
"""

import dataclasses
import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_type_hints

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document, lines_of
from sesaku.model.reading import Content

_Record = TypeVar("_Record")
_LEADING = ("text", "raw", "grade", "label", "name", "title", "item", "account", "code")
"""The part of a record that is printed where it is cited; the first that is there."""

_WHOLE = {
    "RatingSummary": ("code", "name", "grade"),
    "Material": ("publisher", "title", "url"),
    "EvaluationMethod": ("options",),
    "Attainment": ("grade", "label"),
}
"""Records that one cite covers whole: the parts that are printed."""

_WITHIN = {"items", "means"}
"""Lists whose members stand within the text of their record."""


def laid_out(content: Content, name: str) -> tuple[Document, Content]:
    """Return a document of the content's texts, and the content with cites into it.

    Args:
        content: measure and fields; other parts are left out.
        name: what to call the document.
    """
    sheet = _Sheet()
    measure = sheet.record(content.measure) if content.measure is not None else None
    fields = tuple(sheet.record(one) for one in content.fields)
    text = "".join(sheet.pieces)
    document = Document(
        name=name,
        path=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest(),
        media_type="text/plain",
        lines=lines_of(text),
    )
    cited = Content(
        measure=measure,
        fields=fields,
        title=content.title,
        publisher=content.publisher,
        date=content.date,
    )
    return document, cited


class _Sheet:
    """What has been written, and how long it is."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def put(self, piece: object) -> Cite:
        """Write a piece on a line of its own; return where it stands."""
        text = "" if piece is None else str(piece)
        if not text.strip():
            return ()
        start = self.length
        self.pieces += (text, "\n")
        self.length += len(text) + 1
        return (Span(start, start + len(text)),)

    def record(self, held: _Record) -> _Record:
        """Return a record with cites, its texts written in the order of its fields."""
        record: Any = type(held)
        names = _names(record)
        made: dict[str, Any] = {}
        own = self._own(held, names)
        if "cite" in names:
            made["cite"] = own
        for name in names:
            said = getattr(held, name)
            if name in _WITHIN and own:
                made[name] = self._within(said, own)
            elif name.endswith("_cite"):
                part = name.removesuffix("_cite")
                made[name] = self.put(getattr(held, part if part in names else f"fiscal_{part}"))
            elif name.endswith("_cites"):
                parts = getattr(held, _plural(name, names))
                made[name] = tuple(self.put(part) for part in parts)
            elif name == "cites":
                made[name] = self._plain(held, _hinted(record))
            elif name != "cite":
                made[name] = self._value(said)
        return dataclasses.replace(held, **made)  # type: ignore[type-var]  # every record is a dataclass

    def _value(self, said: Any) -> Any:  # noqa: ANN401 - any value of the model
        if isinstance(said, tuple):
            return tuple(self._value(part) for part in said)
        return self.record(said) if dataclasses.is_dataclass(said) else said

    def _own(self, held: object, names: tuple[str, ...]) -> Cite:
        if "cite" not in names:
            return ()
        if type(held).__name__ in _WHOLE:
            parts = [getattr(held, name) for name in _WHOLE[type(held).__name__]]
            told = [" ".join(one) if isinstance(one, tuple) else one for one in parts]
            return self.put(" ".join(str(one) for one in told if one))
        leading = (getattr(held, name) for name in _LEADING if name in names)
        return self.put(next((one for one in leading if one is not None), None))

    def _within(self, members: tuple[Any, ...], own: Cite) -> tuple[Any, ...]:
        """Return the members with their places in the text just written, in its order."""
        (whole,) = own
        text = self.pieces[-2]
        found, after = [], 0
        for member in members:
            said = getattr(member, "text", None) or getattr(member, "name", None) or ""
            at = text.find(said, after)
            if said and at >= 0:
                after = at + len(said)
                cite: Cite = (Span(whole.start + at, whole.start + after),)
            else:
                cite = own
            found.append(dataclasses.replace(member, cite=cite))
        return tuple(found)

    def _plain(self, held: object, names: Iterable[str]) -> dict[str, Cite]:
        """Write the plain values of a record that have no cite of their own."""
        cites = {
            name: self.put(getattr(held, name))
            for name in names
            if isinstance(getattr(held, name), str | int) and not name.endswith("cite")
        }
        return {name: cite for name, cite in cites.items() if cite}


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


@cache
def _hinted(record: type) -> tuple[str, ...]:
    return tuple(get_type_hints(record))


def _plural(name: str, names: Iterable[str]) -> str:
    """Return the list whose members ``detail_cites`` or ``column_cites`` are about."""
    return next(one for one in names if one == f"{name.removesuffix('_cites')}s")
