"""Records of a table: each row by the mapping of its columns; a piece is a row as JSON."""

import json
import re
from collections.abc import Iterator, Mapping

from sateto.records.identifiers import identifier
from sateto.records.reading.building import amount_of, year_said
from sateto.records.reading.mapping import IGNORE, Column, TableMapping, parsed
from sateto.records.reading.table_rows import UNCOMPUTED
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import (
    Award,
    Identifier,
    Money,
    Named,
    Output,
    Researcher,
    ResearchProject,
    Section,
    Statement,
    Words,
)

FORMAT = "table"

_ROLE = "principal_investigator"


def read(content: bytes, written: str) -> Iterator[ResearchProject | Trouble]:
    """Yield the record of a row, and what of it the mapping cannot place.

    Args:
        content: the row as JSON, texts by column.
        written: the mapping's YAML.
    """
    mapping = parsed(written)
    row: Mapping[str, str] = json.loads(content)
    key = row.get(mapping.key, "").strip()
    taken = _Row(mapping, row)
    made = ResearchProject(
        key=f"{FORMAT}:{key}" if key else "",
        title=Words(taken.text("title"), taken.text("title_en")),
        ids=tuple(taken.ids),
        awards=tuple(taken.awards()),
        status=taken.text("status"),
        start_year=taken.year("start_year"),
        end_year=taken.year("end_year"),
        researchers=tuple(
            Researcher(Words(name), role=_ROLE if place == 0 else "")
            for place, name in enumerate(taken.several("researcher"))
        ),
        institutions=tuple(Named(Words(name)) for name in taken.several("institution")),
        sections=tuple(Section("table", "", Words(name)) for name in taken.several("section")),
        keywords=(
            *(Words(word) for word in taken.several("keyword")),
            *(Words(en=word) for word in taken.several("keyword_en")),
        ),
        statements=tuple(taken.statements()),
        outputs=tuple(taken.outputs()),
        money=tuple(taken.money),
        cites=taken.cites,
    )
    yield from (one._replace(record=made.key) for one in taken.troubles)
    yield made


class _Row:
    """A row, its cells taken by what their columns are."""

    def __init__(self, mapping: TableMapping, row: Mapping[str, str]) -> None:
        self.mapping = mapping
        self.troubles: list[Trouble] = []
        self.cites: dict[str, str] = {}
        self.money: list[Money] = []
        self.ids: list[Identifier] = []
        self._cells: dict[str, list[tuple[str, Column, str]]] = {}
        for name, column in mapping.columns.items():
            text = row.get(name, "").strip()
            if text and column.to != IGNORE:
                self._cells.setdefault(column.to, []).append((name, column, text))
        for name in (f"amount{end}" for end in ("", "_of_year")):
            for cell in self._cells.get(name, ()):
                self._take_amount(*cell)
        for _, column, text in self._cells.get("number", ()):
            self.ids.append(identifier(column.scheme, text))
        for name in row.get(UNCOMPUTED, "").splitlines():
            if mapping.columns.get(name, Column(IGNORE)).to != IGNORE:
                self.troubles.append(trouble("cell-not-computed", detail=f"列「{name}」"))
        if "title" in self._cells:
            self.cites["title.ja"] = self._cells["title"][0][0]

    def text(self, to: str) -> str:
        cells = [text for _, _, text in self._cells.get(to, ())]
        return "\n".join(cells) or self.mapping.constants.get(to, "")

    def several(self, to: str) -> list[str]:
        found: dict[str, None] = {}
        for _, column, text in self._cells.get(to, ()):
            parts = re.split(f"[{re.escape(column.split)}]", text) if column.split else [text]
            found |= dict.fromkeys(filter(None, map(str.strip, parts)))
        constant = self.mapping.constants.get(to)
        return list(found) or ([constant] if constant else [])

    def year(self, to: str) -> int | None:
        for name, _, text in self._cells.get(to, ()):
            year = year_said(text)
            if year is not None:
                self.cites[to] = name
                return year
            self.troubles.append(trouble("cell-not-placed", detail=f"{name}「{text[:40]}」"))
        return None

    def awards(self) -> Iterator[Award]:
        funder, programme = self.text("funder"), self.text("programme")
        number = next(iter(self.ids), None)
        if funder or programme or number is not None:
            yield Award(number, Named(Words(funder)), Named(Words(programme)))

    def statements(self) -> Iterator[Statement]:
        place = 0
        for to, cells in self._cells.items():
            if to.startswith("statement."):
                for name, _, text in cells:
                    self.cites[f"statements[{place}].text.ja"] = name
                    place += 1
                    yield Statement(to.partition(".")[2], Words(text))

    def outputs(self) -> Iterator[Output]:
        for to in self._cells:
            if to.startswith("output."):
                for title in self.several(to):
                    yield Output(to.partition(".")[2], Words(title))

    def _take_amount(self, name: str, column: Column, text: str) -> None:
        amount = amount_of(text, column.unit)
        if amount is None:
            self.troubles.append(trouble("number-wrong", detail=f"{name}「{text[:40]}」"))
            return
        self.cites[f"money[{len(self.money)}].total"] = name
        self.money.append(Money(column.year, amount))
