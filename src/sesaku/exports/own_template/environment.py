"""What a template may do: read values, loop, choose, and a few filters; nothing else."""

from typing import Any

from jinja2 import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sesaku.exports.official.wording import coded, fiscal, graded, month, wide

FILTERS = {"fiscal": fiscal, "coded": coded, "graded": graded, "month": month, "wide": wide}
"""Filters beside jinja's own: 2020 → 令和２年度, 2-1 → ２－１, b → ｂ, 2021-08 → 令和３年８月."""

_KEPT = frozenset({"default", "join", "length", "first", "last", "upper", "lower", "e", "escape"})
_MOST_RANGE = 0


class _Empty(Undefined):
    """A value that is not there prints as nothing, however deep it is asked for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is asked for
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def sandbox() -> ImmutableSandboxedEnvironment:
    """Return a new environment; no functions, no ranges, no access to what is not data."""
    environment = ImmutableSandboxedEnvironment(undefined=_Empty, autoescape=True)
    environment.globals.clear()
    environment.filters = {
        name: found for name, found in environment.filters.items() if name in _KEPT
    }
    environment.filters.update(FILTERS)
    environment.filters["length"] = len
    return environment
