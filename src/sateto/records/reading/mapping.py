"""A mapping 「対応表」: which column of a table is which value of a record; YAML of the user.

::

    sheet: 課題一覧            # of a workbook; the first where it is not given
    header: 1                  # the row of the column names, from 1
    encoding: cp932            # of CSV; utf-8 where it is not given
    key: 課題番号              # the column that names a record
    constants: {funder: 架空装備技術庁}
    columns:
      課題番号: {to: number, scheme: local}
      課題名: {to: title}
      代表者: {to: researcher, split: "、"}
      金額（千円）: {to: amount, unit: 1000}
      備考: ignore
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from sateto.records.exceptions import MappingError
from sateto.records.identifiers import schemes
from sateto.records.record import OUTPUTS, STATEMENTS

TARGETS = (
    "number",
    "title",
    "title_en",
    "funder",
    "programme",
    "status",
    "start_year",
    "end_year",
    "researcher",
    "institution",
    "section",
    "keyword",
    "keyword_en",
    "amount",
    "amount_of_year",
    "address",
    *(f"statement.{kind}" for kind in STATEMENTS),
    *(f"output.{kind}" for kind in OUTPUTS),
)
"""What a column can be."""

IGNORE = "ignore"
_KEYS = {"sheet", "header", "encoding", "key", "constants", "columns", "delimiter"}
_COLUMN_KEYS = {"to", "scheme", "split", "unit", "year", "language"}


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is.

    Attributes:
        to: one of ``TARGETS``, or "ignore".
        scheme: of a number.
        split: what stands between several values of a cell.
        unit: yen that an amount of 1 is.
        year: fiscal year of ``amount_of_year``.
    """

    to: str
    scheme: str = "local"
    split: str = ""
    unit: int = 1
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Which column is which value."""

    columns: Mapping[str, Column]
    key: str
    constants: Mapping[str, str]
    header: int = 1
    sheet: str = ""
    encoding: str = "utf-8"
    delimiter: str = ""


@lru_cache(maxsize=8)
def parsed(text: str) -> TableMapping:
    """Return the mapping that YAML writes.

    Raises:
        MappingError: it is not as it should be; the message names the entry.
    """
    try:
        given = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise MappingError(f"対応表を YAML として読めません（{error}）。") from error
    if not isinstance(given, dict) or not isinstance(given.get("columns"), dict):
        raise MappingError("対応表に columns（列名と行き先の対応）がありません。")
    unknown = sorted(set(map(str, given)) - _KEYS)
    if unknown:
        raise MappingError(
            f"対応表の {unknown[0]} は、使えない項目です（{', '.join(sorted(_KEYS))}）。"
        )
    columns = {str(name): _column(str(name), entry) for name, entry in given["columns"].items()}
    key = str(given.get("key") or "")
    if key not in columns:
        raise MappingError(
            "対応表の key には、記録を見分ける列の名前を columns から指定してください。"
        )
    if not any(column.to in ("title", "title_en") for column in columns.values()):
        raise MappingError("対応表に、題名（to: title）の列がありません。")
    constants = given.get("constants") or {}
    for name in constants:
        if name not in ("funder", "programme", "institution", "status"):
            raise MappingError(f"対応表の constants の {name} は使えません。")
    return TableMapping(
        columns,
        key,
        {str(name): str(value) for name, value in constants.items()},
        header=_number(given.get("header", 1), "header"),
        sheet=str(given.get("sheet") or ""),
        encoding=str(given.get("encoding") or "utf-8"),
        delimiter=str(given.get("delimiter") or ""),
    )


def _column(name: str, entry: Any) -> Column:  # noqa: ANN401 - YAML
    if entry == IGNORE:
        return Column(IGNORE)
    if isinstance(entry, str):
        entry = {"to": entry}
    if not isinstance(entry, dict) or entry.get("to") not in TARGETS:
        raise MappingError(
            f"対応表の列「{name}」の to は、次のどれかにしてください: {', '.join(TARGETS)}"
        )
    unknown = sorted(set(map(str, entry)) - _COLUMN_KEYS)
    if unknown:
        raise MappingError(f"対応表の列「{name}」の {unknown[0]} は、使えない項目です。")
    scheme = str(entry.get("scheme") or "local")
    if scheme not in schemes():
        raise MappingError(f"対応表の列「{name}」の scheme「{scheme}」は、知らない種類です。")
    year = entry.get("year")
    if entry["to"] == "amount_of_year" and year is None:
        raise MappingError(f"対応表の列「{name}」には、年度（year）が要ります。")
    return Column(
        entry["to"],
        scheme,
        str(entry.get("split") or ""),
        _number(entry.get("unit", 1), f"列「{name}」の unit"),
        _number(year, f"列「{name}」の year") if year is not None else None,
    )


def _number(value: Any, name: str) -> int:  # noqa: ANN401 - YAML
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise MappingError(f"対応表の {name} には、1 以上の整数を指定してください。")
    return value
