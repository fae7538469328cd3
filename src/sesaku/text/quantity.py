"""Numeric cells: what "８位以内", "80.2％", "△217", "約３千円" and "－（注）" say."""

from typing import Literal, NamedTuple, TypeAlias

Relation: TypeAlias = Literal[
    "at_most", "at_least", "more_than", "less_than", "about", "between", "part_of"
]


class Parsed(NamedTuple):
    """What a cell says; every part None where it does not."""

    value: float | int | None = None
    unit: str | None = None
    relation: Relation | None = None
    low: float | int | None = None
    high: float | int | None = None


def parse(raw: str) -> Parsed:
    """Read a numeric cell as printed; a cell that is no number gives an empty ``Parsed``."""
    raise NotImplementedError
