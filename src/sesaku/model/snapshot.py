"""From a stored reading ``sesaku-reading/1`` back to its records.

The inverse of ``interchange.as_dict``: what was read once can be checked, linked and compared
again without its file. Of the document only what a reading needs comes back: its text, hash, name,
pages, its lines as far as line ends tell them; tables and the reader's own remarks do not.
"""

import dataclasses
import types
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document, Page, lines_of
from sesaku.exceptions import SnapshotError
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.interchange import CoverageEntry, DiagnosticEntry, Interchange
from sesaku.model.reading import SCHEMA, Content, Coverage, Detection, Reading
from sesaku.model.review import Project
from sesaku.model.walk import cites_in

Convert: TypeAlias = Callable[[Any], Any]
Kind: TypeAlias = Any
"""A record's class, or a type as annotations write it."""

_ENTRY = {field.name for field in dataclasses.fields(DiagnosticEntry)}


def reading_of(snapshot: Mapping[str, Any], text: str, name: str | None = None) -> Reading:
    """Return the reading that a snapshot holds.

    Args:
        snapshot: what ``sesaku read --json`` prints of one document, parsed.
        text: the document's canonical text, as ``sesaku read --text`` prints it.
        name: the document's name; the last part of its path where None.

    Raises:
        SnapshotError: it is no snapshot of this form, or of another version.
    """
    if snapshot.get("schema") != SCHEMA:
        raise SnapshotError(f"{SCHEMA} の形ではありません（schema: {snapshot.get('schema')!r}）。")
    try:
        entries = [_diagnostic(entry) for entry in snapshot["diagnostics"]]
        made: Interchange = _record(Interchange)({**snapshot, "diagnostics": ()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SnapshotError(f"{SCHEMA} として読めません: {error}") from error
    entry = made.document
    pages = _pages(made, len(text))
    document = Document(
        name=name if name is not None else PurePath(entry.path).name,
        path=entry.path,
        text=text,
        sha256=entry.sha256,
        media_type=entry.media_type,
        lines=lines_of(text, pages),
        pages=pages,
    )
    content = Content(
        measure=made.measure,
        fields=made.fields,
        positions=made.positions,
        projects=made.projects,
        title=entry.title,
        publisher=entry.publisher,
        date=entry.date,
        furniture=made.furniture,
        diagnostics=tuple(entries),
    )
    detection = Detection(entry.kind, entry.kind_confidence, entry.kind_reasons)
    return Reading(document, detection, content, _coverage(made.coverage), tuple(entries))


def project_of(data: Mapping[str, Any]) -> Project:
    """Return the project of a review sheet that a snapshot holds in ``projects``.

    Raises:
        SnapshotError: it is no project of this form.
    """
    try:
        made: Project = _record(Project)(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SnapshotError(f"事業の記録として読めません: {error}") from error
    return made


def value_of(kind: Kind, data: Any) -> Any:  # noqa: ANN401 - JSON, and any value of the model
    """Return the value of a field of the model that its JSON holds.

    Args:
        kind: the field's type, e.g. ``Goal`` or ``YearlyContent | None``.
        data: what ``walk.plain`` makes of such a value.

    Raises:
        SnapshotError: it is no value of this type.
    """
    try:
        return _converter(kind)(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SnapshotError(f"値として読めません: {error}") from error


def _coverage(entry: CoverageEntry) -> Coverage:
    return Coverage(
        characters=entry.characters,
        placed=entry.placed,
        furniture=entry.furniture,
        diagnosed=entry.diagnosed,
        unplaced=entry.unplaced,
    )


def _diagnostic(entry: Mapping[str, Any]) -> Diagnostic:
    """Return a diagnostic; what its message names stands beside it as further keys."""
    keys = {
        key[:-1] if key.endswith("_") and key[:-1] in _ENTRY else key: value
        for key, value in entry.items()
        if key not in _ENTRY
    }
    return Diagnostic(entry["code"], _cite(entry["cite"]), keys)


def _pages(made: Interchange, length: int) -> tuple[Page, ...]:
    """Return the pages, each from the first place on it that is cited to the next page's."""
    count = made.document.pages or 0
    first: dict[int, int] = {1: 0}
    for span in (span for cite in cites_in(made) for span in cite):
        if span.page is not None:
            first[span.page] = min(span.start, first.get(span.page, span.start))
    pages: list[Page] = []
    end = length
    for number in range(count, 0, -1):
        start = min(first.get(number, end), end)
        pages.append(Page(number, start, end))
        end = start
    return tuple(reversed(pages))


def _cite(spans: Any) -> Cite:  # noqa: ANN401 - JSON
    return tuple(Span(*span) for span in spans)


def _record(record: Kind) -> Convert:
    """Return what makes a record of its dictionary."""
    fields = {field.name: field for field in dataclasses.fields(record)}

    def convert(data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any record of the model
        converts = _converts(record)
        if unknown := data.keys() - fields.keys():
            raise ValueError(f"{record.__name__}: {sorted(unknown)}")
        left = {name: empty for name, empty in _left_out(record).items() if name not in data}
        return record(**{key: converts[key](value) for key, value in data.items()}, **left)

    return convert


@cache
def _left_out(record: Kind) -> dict[str, Any]:
    """Return what the fields without a default are that the JSON leaves out where empty."""
    hints = get_type_hints(record)
    return {
        name: () if get_origin(hints[name]) is tuple else None
        for name in _needed(record)
        if record.__dataclass_fields__[name].metadata.get("sparse")
    }


def _needed(record: Kind) -> set[str]:
    return {
        field.name
        for field in dataclasses.fields(record)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }


@cache
def _converts(record: Kind) -> dict[str, Convert]:
    hints = get_type_hints(record)
    return {field.name: _converter(hints[field.name]) for field in dataclasses.fields(record)}


@cache
def _converter(hint: Kind) -> Convert:
    """Return what makes a value of that type of its JSON."""
    if hint == Cite:
        return _cite
    if dataclasses.is_dataclass(hint):
        return _record(hint)
    origin: Any = get_origin(hint)
    arguments = get_args(hint)
    if origin in {Union, types.UnionType}:
        return _one_of([one for one in arguments if one is not type(None)])
    if origin is tuple:
        item = _converter(arguments[0])
        return lambda values: tuple(item(value) for value in values)
    if origin is dict:
        item = _converter(arguments[1])
        return lambda values: {key: item(value) for key, value in values.items()}
    if hint in {str, int, float, bool} or origin is Literal or hint is Any:
        return lambda value: value
    raise TypeError(hint)


def _one_of(kinds: list[Kind]) -> Convert:
    """Return what makes a value of one of several types; null stays None."""
    records: list[Kind] = [kind for kind in kinds if dataclasses.is_dataclass(kind)]
    if len(kinds) == 1:
        only = _converter(kinds[0])
        return lambda value: None if value is None else only(value)
    if not records:
        return lambda value: value

    def convert(value: Any) -> Any:  # noqa: ANN401 - any record of the model
        if value is None:
            return None
        for kind in records:
            names = {field.name for field in dataclasses.fields(kind)}
            if _needed(kind) - _left_out(kind).keys() <= value.keys() <= names:
                return _converter(kind)(value)
        raise ValueError(f"{sorted(value)}")

    return convert
