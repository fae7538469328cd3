"""What a cell shows: its value through its number format.

A cell that holds -217 with the format ``#,##0;"△"#,##0`` shows △217; one that holds 0.821 with
``0.0%`` shows 82.1%; one that holds 3 with ``"令和"0"年度"`` shows 令和3年度.
"""

import operator
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TypeAlias, cast

import yaml

from sesaku.readers.xlsx.format_code import Section, sections_of
from sesaku.readers.xlsx.shown_dates import moment_of, shown_date
from sesaku.readers.xlsx.shown_numbers import general, shown_number

GENERAL = "General"
_Compare: TypeAlias = Callable[[float, float], bool]
_OPERATORS: dict[str, _Compare] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TEXT_SECTION = 3


@cache
def built_in() -> dict[int, str]:
    """Return the codes that a workbook names by number only."""
    source = resources.files(__package__).joinpath("number_formats.yml").read_text("utf-8")
    return cast("dict[int, str]", yaml.safe_load(source))


def shown(value: float | str, code: str = GENERAL, *, from_1904: bool = False) -> str:
    """Return what a cell shows.

    Args:
        value: what it holds: a number or a text.
        code: the code of its number format.
        from_1904: whether the workbook counts days from 1904.
    """
    if code == GENERAL:
        return value if isinstance(value, str) else general(value)
    sections = sections_of(code)
    if isinstance(value, str):
        return _shown_text(value, sections)
    section, signed = _chosen(value, sections)
    if section.is_date:
        moment = moment_of(value, from_1904=from_1904)
        return general(value) if moment is None else shown_date(section, moment)
    if section.has("text") and not section.has("digit"):
        return _shown_text(general(value), (section,))
    return shown_number(section, value, signed=signed)


def _shown_text(value: str, sections: tuple[Section, ...]) -> str:
    """Return a text through the section that is for texts, as it stands without one."""
    section = sections[min(len(sections), _TEXT_SECTION + 1) - 1]
    for_texts = section.has("text") or len(sections) > _TEXT_SECTION
    if not for_texts:
        return value
    return "".join(value if sign.kind == "text" else sign.text for sign in section.signs)


def _chosen(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """Return the section for a number, and whether a minus is to be printed with it."""
    usable = sections[:_TEXT_SECTION]
    if usable[-1].has("text") and len(usable) > 1:
        usable = usable[:-1]
    if any(section.condition for section in usable):
        return _conditional(value, usable)
    if value < 0 and len(usable) > 1:
        return usable[1], False
    if value == 0 and len(usable) > 2:  # noqa: PLR2004 - above, below, zero
        return usable[2], False
    return usable[0], True


def _conditional(value: float, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    for section in sections:
        if section.condition is None:
            continue
        sign, bound = section.condition
        if _OPERATORS[sign](value, bound):
            return section, not (bound <= 0 and sign in {"<", "<="})
    rest = [section for section in sections if section.condition is None]
    if not rest:
        return sections[0], True
    if value < 0 and len(rest) > 1:
        return rest[0], False
    return rest[-1], True
