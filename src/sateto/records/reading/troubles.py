"""What is wrong with a record, and where: data, so that the others go on."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml


class Trouble(NamedTuple):
    """Something wrong with a record.

    Attributes:
        code: one of ``troubles.yml``.
        message: what it is, and what to do.
        place: first byte of the record (the row, of a table).
        line: line on which it begins.
        record: the record's key where it is known.
        fatal: the record was left out.
    """

    code: str
    message: str
    place: int = 0
    line: int = 0
    record: str = ""
    fatal: bool = True


def trouble(
    code: str, place: int = 0, line: int = 0, record: str = "", detail: str = ""
) -> Trouble:
    """Return a trouble of a code."""
    entry = catalogue()[code]
    message = entry["ja"].format(detail=detail)
    return Trouble(code, message, place, line, record[:400], entry["fatal"])


@cache
def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return what can be wrong, by code."""
    source = resources.files("sateto.records.reading").joinpath("troubles.yml").read_text("utf-8")
    return dict(yaml.safe_load(source))
