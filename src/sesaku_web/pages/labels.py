"""What a value is called, and of which type it is: told by the model's own records.

A path such as ``years/2019/result/value`` is followed from the record of its subject; each field
has its Japanese label there. Members of lists are called by year, number or place.
"""

import dataclasses
import re
import types
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.model.budget import Budget
from sesaku.model.evaluation import ExpertOpinion, Goal, Measure, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.position import Position
from sesaku.model.review import Project
from sesaku.model.tables.column import hints_of
from sesaku.model.values import NumberedText

_ROOTS: tuple[tuple[re.Pattern[str], type], ...] = (
    (re.compile("measure"), Measure),
    (re.compile("budget"), Budget),
    (re.compile("goal:.+"), Goal),
    (re.compile("(?:result|next_goal):.+"), NumberedText),
    (re.compile("opinion:.+"), ExpertOpinion),
    (re.compile("F.+"), PolicyField),
    (re.compile("(?:P|position:).+"), Position),
    (re.compile("project:.+"), Project),
    (re.compile(".+"), Indicator),
)
_YEAR = re.compile(r"\d{4}")
_LEAF = "value"


@dataclasses.dataclass(frozen=True, slots=True)
class Described:
    """What a value is called, and the types that it may have; none where it is unknown."""

    label: str
    types: tuple[type, ...]


def describe(subject: str, path: str) -> Described:
    """Return what the value at ``path`` of ``subject`` is."""
    root = next((kind for pattern, kind in _ROOTS if pattern.fullmatch(subject)), None)
    found: tuple[Any, ...] = (root,) if root else ()
    words = []
    for part in path.split("/"):
        word, found = _step(part, found)
        words.append(word)
    return Described(" ".join(word for word in words if word), _plain(found))


def _step(part: str, inside: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """Return what a part of a path is called, and what stands there."""
    for record in inside:
        for field in dataclasses.fields(record) if dataclasses.is_dataclass(record) else ():
            if field.name == part:
                label = field.metadata.get("label", part)
                named = label if get_language() == "ja" else part.replace("_", " ")
                return named, _members(hints_of(record)[part])
    if _YEAR.fullmatch(part):
        return _("%(year)s年度") % {"year": part}, inside
    scopes = {
        "excluding_contributions": _("分担金・拠出金を除く"),
        "contributions": _("分担金・拠出金"),
        "all": "",
    }
    return scopes.get(part, part), inside


def _members(hint: object) -> tuple[Any, ...]:
    """Return the types that a hint allows: of a list, those of its members."""
    origin = get_origin(hint)
    if origin in (tuple, list):
        return tuple(member for arg in get_args(hint) if arg is not ... for member in _members(arg))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _members(get_args(hint)[1])
    if get_args(hint) and origin is not None and str(origin).endswith("Literal"):
        return (str,)
    if isinstance(hint, types.UnionType) or get_args(hint):
        return tuple(member for arg in get_args(hint) for member in _members(arg))
    return () if hint is types.NoneType else (hint,)


def _plain(found: tuple[Any, ...]) -> tuple[type, ...]:
    return tuple(one for one in (bool, int, float, str) if one in found)
