"""Cells as values of their column, and values as what a cell holds."""

import re

from sesaku.exports.cycle_workbook.sheets import Column, Value
from sesaku.text.quantity import parse
from sesaku.text.wareki import named_years
from sesaku.text.width import squeeze

YES, NO = "○", "×"
_YES = frozenset({"○", "◯", "〇", "＊", "*", "TRUE", "はい", "主要"})
_NO = frozenset({"×", "-", "－", "FALSE", "いいえ"})
_AMOUNT = re.compile(r"[-−△▲]?(?:\d{1,3}(?:,\d{3})+|\d+)")
_CIVIL = re.compile(r"\d{4}")
_YEARS = range(1868, 2200)
_DIGITS = 15  # of a number, as many as Excel holds
_WRITTEN = re.compile(r"(?P<minus>△)?(?P<digits>\d{1,3}(?:,\d{3})*)")


class NotOfKindError(ValueError):
    """A cell that is no value of its column; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def value_of(shown: str, column: Column) -> Value | None:
    """Return what a cell says, None where it says nothing.

    Raises:
        NotOfKindError: it is no value of its column.
    """
    if not shown.strip():
        return None
    if column.kind == "text":
        return shown
    plain = squeeze(shown)
    if column.kind == "year":
        return _year(plain)
    if column.kind == "amount":
        return _amount(shown)
    if column.kind == "flag":
        return _flag(plain)
    found = {squeeze(value).casefold(): value for value in column.values}.get(plain.casefold())
    if found is None:
        raise NotOfKindError("not-a-choice")
    return found


def cell_of(value: Value | None, column: Column) -> str | int | None:
    """Return what is written into the cell of a value."""
    if column.kind == "flag" and value is not None:
        return YES if value else NO
    if column.kind == "amount" and isinstance(value, str):
        match = _WRITTEN.fullmatch(value)
        number = int(match["digits"].replace(",", "")) if match else 10**_DIGITS
        if match and number < 10**_DIGITS and amount_of(value) == value:
            return -number if match["minus"] else number
    return value


def amount_of(text: str) -> str:
    """Return an amount as it is written, △1,234; one that is no whole number stays as it is."""
    plain = squeeze(text)
    if not _AMOUNT.fullmatch(plain):
        return text
    number = int(plain.lstrip("-−△▲").replace(",", ""))
    minus = number and not plain[0].isdecimal()
    return f"△{number:,}" if minus else f"{number:,}"


def _year(plain: str) -> int:
    if _CIVIL.fullmatch(plain) and int(plain) in _YEARS:
        return int(plain)
    years = named_years(plain)
    if len(years) == 1 and years[0].value in _YEARS:
        return int(years[0].value or 0)
    raise NotOfKindError("not-a-year")


def _amount(shown: str) -> str:
    """Return an amount; words that stand in place of one, such as 集計中, are let pass."""
    written = amount_of(shown)
    figures = any(sign.isdecimal() for sign in written)
    if figures and parse(written).value is None:
        raise NotOfKindError("not-an-amount")
    return written


def _flag(plain: str) -> bool:
    if plain.upper() in {squeeze(sign) for sign in _YES}:
        return True
    if plain.upper() in {squeeze(sign) for sign in _NO}:
        return False
    raise NotOfKindError("not-a-flag")
