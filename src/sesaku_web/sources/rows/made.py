"""What all makers of rows use."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

Snapshot: TypeAlias = Mapping[str, Any]
Columns: TypeAlias = dict[str, Any]

_NAMES = ("fiscal_year", "number", "code")


def text(value: object) -> str:
    """Return a plain value as text; what is not there is empty."""
    return "" if value is None else str(value)


def without(record: Mapping[str, Any], *names: str) -> Columns:
    """Return a record without some of its parts."""
    return {name: part for name, part in record.items() if name not in names}


def cites_of(record: Mapping[str, Any]) -> list[list[int]]:
    """Return where a record stands: its own cite, or those of its plain values and cells."""
    if record.get("cite"):
        return list(record["cite"])
    pieces = [span for cite in (record.get("cites") or {}).values() for span in cite]
    for part in record.values():
        if isinstance(part, Mapping):
            pieces += part.get("cite") or []
    return sorted(pieces)


def told_apart(codes: Iterable[str]) -> list[str]:
    """Return the codes, the second of two equal ones as ``2-1~2``."""
    seen: Counter[str] = Counter()
    found = []
    for code in codes:
        seen[code] += 1
        found.append(code if seen[code] == 1 else f"{code}~{seen[code]}")
    return found


def names_in(members: Sequence[Any]) -> list[str]:
    """Return what the members of a list are called: by a part that tells all apart, or by place."""
    for part in _NAMES:
        found = [member.get(part) if isinstance(member, Mapping) else None for member in members]
        if None not in found and max(Counter(found).values(), default=1) == 1:
            return [str(name) for name in found]
    return [str(place) for place in range(1, len(members) + 1)]
