"""Remarks of outside experts, and which indicators and fields they are about."""

import dataclasses
import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.evaluation_report.grammar import CODE, code_of
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import ExpertOpinion, PolicyField
from sesaku.model.values import Text
from sesaku.text.width import squeeze

_BULLET = re.compile(r"(?P<mark>[・･○◯●◆■□]|[-‐–]\s|\(\d+\)|\d{1,2}\s)\s*")
_CODES = re.compile(
    rf"測定指標\s*((?:{CODE})(?:\s*(?:及び|並びに|並び|と|、|・|や)\s*(?:測定指標)?\s*(?:\d{{1,2}}\s*-\s*\d{{1,2}}))*)"
)
_ONE = re.compile(r"\d{1,2}-\d{1,2}")
_FIELD = re.compile(r"個別分野\s*(\d{1,2})")


class Remarks(NamedTuple):
    """The remarks, a line that only leads in, and the ranges of the bullets."""

    opinions: tuple[ExpertOpinion, ...]
    preamble: Text | None
    labels: list[tuple[int, int]]


def read_opinions(document: Document, rows: list[Row]) -> Remarks:
    """Read the remarks: one a bullet."""
    labels: list[tuple[int, int]] = []
    lead: list[Row] = []
    groups: list[list[Row]] = []
    mark = next((m["mark"] for row in rows if (m := _BULLET.match(row.text))), None)
    for row in rows:
        match = _BULLET.match(row.text)
        if match is not None and match["mark"] == mark:
            labels.append((row.start, row.start + len(match["mark"].rstrip())))
            text = row.text[match.end() :]
            groups.append([row._replace(start=row.end - len(text), text=text)])
        elif groups:
            groups[-1].append(row)
        else:
            lead.append(row)
    opinions = tuple(
        ExpertOpinion(passage.text, (), passage.cite)
        for passage in (compose(document, group) for group in groups)
    )
    said = compose(document, lead)
    return Remarks(opinions, Text(said.text, said.cite) if said.text else None, labels)


def with_subjects(
    opinions: tuple[ExpertOpinion, ...], fields: tuple[PolicyField, ...]
) -> tuple[ExpertOpinion, ...]:
    """Say of each remark which indicators or fields it names."""
    return tuple(
        dataclasses.replace(opinion, about=_named(squeeze(opinion.text)) or _meant(opinion, fields))
        for opinion in opinions
    )


def _named(text: str) -> tuple[str, ...]:
    """Return the codes that a remark prints."""
    codes: list[str] = []
    for match in _CODES.finditer(text):
        codes.extend(code_of(code) for code in _ONE.findall(match.group(1)))
    codes.extend(f"F{number}" for number in _FIELD.findall(text))
    return tuple(dict.fromkeys(codes))


def _meant(opinion: ExpertOpinion, fields: tuple[PolicyField, ...]) -> tuple[str, ...]:
    return ()
