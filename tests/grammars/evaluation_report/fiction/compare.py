"""Compares a reading with the report that was printed: every fact, and where it stands."""

from collections.abc import Iterator
from typing import Any

from sesaku.text.width import squeeze
from tests.grammars.evaluation_report.fiction.content import Report
from tests.grammars.evaluation_report.fiction.facts import facts_of
from tests.grammars.evaluation_report.fiction.readback import Read, facts_read
from tests.grammars.evaluation_report.fiction.sheet import Print
from tests.grammars.evaluation_report.fiction.style import Style

_WITHIN = ("ratings/", "/materials/")
"""Facts whose cite takes in more than the value that is compared, or less than the mark."""


def differences(
    report: Report, style: Style, printed: Print, measure: dict[str, Any], fields: list[Any]
) -> list[str]:
    """Return what was lost, invented or changed, and what is cited elsewhere than it stands."""
    wanted = {path: value for path, value in facts_of(report, style).items() if value is not None}
    got = {
        path: fact for path, fact in facts_read(measure, fields).items() if fact.value is not None
    }
    return [*_values(wanted, got), *_places(got, printed)]


def _values(wanted: dict[str, object], got: dict[str, Read]) -> Iterator[str]:
    for path in wanted.keys() | got.keys():
        if path not in got:
            yield f"lost: {path}: {_short(wanted[path])}"
        elif path not in wanted:
            if got[path].value not in ("", False):
                yield f"invented: {path}: {_short(got[path].value)}"
        elif not _same(wanted[path], got[path].value):
            yield f"changed: {path}: {_short(wanted[path])} was read as {_short(got[path].value)}"


def _same(wanted: object, got: object) -> bool:
    if isinstance(wanted, str) and isinstance(got, str):
        return squeeze(wanted) == squeeze(got)
    return wanted == got and isinstance(wanted, bool) == isinstance(got, bool)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 160 else f"{text[:80]}……{text[-70:]}"


def _places(got: dict[str, Read], printed: Print) -> Iterator[str]:
    """Check that a cite takes exactly the characters that were printed for its value."""
    for path, fact in got.items():
        if not fact.cite:
            continue
        key = path.rsplit("/", 1)[0] if any(part in path for part in _WITHIN) else path
        stands = printed.places.get(key)
        if stands is None:
            continue
        cited = {
            place
            for start, end, *_ in fact.cite
            for place in range(start, end)
            if not printed.text[place].isspace()
        }
        loose = any(part in path for part in _WITHIN)
        if not cited <= stands if loose else cited != stands:
            yield f"misplaced: {path}: {len(cited - stands)} too many, {len(stands - cited)} missing"
