"""The values of a reading, each by its subject and its path.

A subject is an indicator "2-1", a field "F2", "goal:1", "opinion:7", "budget", "measure", a
position "P12" or a project "project:1". A path leads on from there, e.g. ``rating/grade``,
``years/2019/result/value``, or for money ``2019/contributions/initial/value``. Members of lists
are named by year, number or code where they have one, else by their place, from 1.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from sesaku_web.sources.rows.evaluation import numbered
from sesaku_web.sources.rows.made import Snapshot, names_in, told_apart, without

Scalar: TypeAlias = str | int | float | bool | None
Key: TypeAlias = tuple[str, str]
_CITE = "cite"
_CITES = "cites"


class Value(NamedTuple):
    """A plain value and where it stands, ``[[start, end, page], …]``."""

    value: Scalar
    cite: Sequence[Sequence[int]]


def values_of(snapshot: Snapshot) -> dict[Key, Value]:
    """Return all values of a reading by subject and path, in the order of the document."""
    found: dict[Key, Value] = {}
    for subject, record in _records(snapshot):
        for path, value in _leaves(record, (), ()):
            found[subject, "/".join(path)] = value
    return found


def subjects_of(snapshot: Snapshot) -> set[str]:
    """Return the subjects of a reading."""
    return {subject for subject, _ in _records(snapshot)}


def quote_of(text: str, cite: Sequence[Sequence[int]]) -> str:
    """Return the cited pieces of a canonical text, joined."""
    return "".join(text[span[0] : span[1]] for span in cite)


def _records(snapshot: Snapshot) -> Iterator[tuple[str, Any]]:
    measure = snapshot["measure"]
    if measure is not None:
        lists = {"goals": "goal", "results": "result", "next_goals": "next_goal"}
        yield "measure", without(measure, *lists, "opinions", "budgets")
        for name, subject in lists.items():
            yield from _listed(subject, measure.get(name, ()))
        for place, opinion in enumerate(measure["opinions"], 1):
            yield f"opinion:{place}", opinion
        yield "budget", _by_year_and_scope(measure["budgets"])
    named = told_apart(f"F{field['number']}" for field in snapshot["fields"])
    for subject, field in zip(named, snapshot["fields"], strict=True):
        yield subject, without(field, "indicators")
    for subject, _, indicator in numbered(snapshot):
        yield subject, indicator
    positions = snapshot.get("positions", ())
    codes = told_apart(
        f"P{position['number']}" if position["number"] else f"position:{place}"
        for place, position in enumerate(positions, 1)
    )
    yield from zip(codes, positions, strict=True)
    for place, project in enumerate(snapshot.get("projects", ()), 1):
        yield f"project:{place}", project


def _listed(subject: str, members: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    names = told_apart(
        f"{subject}:{member.get('number') or place}" for place, member in enumerate(members, 1)
    )
    yield from zip(names, members, strict=True)


def _by_year_and_scope(budgets: Sequence[Any]) -> dict[str, Any]:
    names = told_apart(f"{one['fiscal_year']}/{one['scope'] or 'all'}" for one in budgets)
    return dict(zip(names, budgets, strict=True))


def _leaves(
    node: Any,  # noqa: ANN401 - JSON
    path: tuple[str, ...],
    cite: Sequence[Sequence[int]],
) -> Iterator[tuple[tuple[str, ...], Value]]:
    if isinstance(node, Mapping):
        here = node.get(_CITE) or cite
        of_parts = node.get(_CITES) or {}
        for name, part in node.items():
            if name not in (_CITE, _CITES) and not name.endswith(("_cite", "_cites")):
                own = of_parts.get(name) or node.get(f"{name}_cite") or here
                yield from _leaves(part, (*path, name), own)
    elif isinstance(node, list):
        for name, member in zip(names_in(node), node, strict=True):
            yield from _leaves(member, (*path, name), cite)
    else:
        yield path, Value(node, cite)
