"""The sheets of the workbook and their columns, as ``sheets.yml`` declares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, TypeAlias

import yaml

Kind: TypeAlias = Literal["text", "year", "amount", "choice", "flag"]
Value: TypeAlias = str | int | bool
Row: TypeAlias = Mapping[str, Value | None]
"""Values of a row by the names of the columns; what is missing or None is a blank cell."""

GUIDE = "使い方"
"""The sheet that explains the others; it is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: what programs call it.
        label: its heading.
        kind: what its cells hold.
        about: what it means, for who fills it in.
        values: what a choice may be.
    """

    name: str
    label: str
    kind: Kind
    about: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``keys`` name the columns that say which thing a row is about."""

    name: str
    label: str
    about: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return the column of that name.

        Raises:
            KeyError: there is none.
        """
        return {column.name: column for column in self.columns}[name]


def sheet_of(name: str) -> Sheet:
    """Return the sheet of that name.

    Raises:
        KeyError: there is none.
    """
    return {sheet.name: sheet for sheet in SHEETS}[name]


def _sheet(told: dict[str, Any]) -> Sheet:
    columns = tuple(
        Column(**{**column, "values": tuple(column.get("values", ()))})
        for column in told["columns"]
    )
    return Sheet(told["name"], told["label"], told["about"], tuple(told["keys"]), columns)


SHEETS: tuple[Sheet, ...] = tuple(
    _sheet(told)
    for told in yaml.safe_load(
        resources.files(__package__).joinpath("sheets.yml").read_text("utf-8")
    )
)
"""All sheets, in their order."""
