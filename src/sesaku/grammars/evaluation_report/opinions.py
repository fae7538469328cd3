"""Remarks of outside experts, and which indicators and fields they are about."""

import dataclasses
import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.evaluation_report.grammar import CODE, code_of
from sesaku.grammars.evaluation_report.subjects import Candidate, Subjects
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import ExpertOpinion, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.values import ItemisedText, Text
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
    """Say of each remark which indicators or fields it is about: by code, else by its words."""
    texts = [squeeze(opinion.text) for opinion in opinions]
    coded = [_named(text) for text in texts]
    open_texts = [text for text, codes in zip(texts, coded, strict=True) if not codes]
    subjects = Subjects(_candidates(fields) if open_texts else (), open_texts)
    return tuple(
        dataclasses.replace(opinion, about=codes or subjects.of(text))
        for opinion, text, codes in zip(opinions, texts, coded, strict=True)
    )


def _named(text: str) -> tuple[str, ...]:
    """Return the codes that a remark prints."""
    codes: list[str] = []
    for match in _CODES.finditer(text):
        codes.extend(code_of(code) for code in _ONE.findall(match.group(1)))
    codes.extend(f"F{number}" for number in _FIELD.findall(text))
    return tuple(dict.fromkeys(codes))


def _candidates(fields: tuple[PolicyField, ...]) -> list[Candidate]:
    """Return what a remark may be about: indicators, and indicators new in the next cycle."""
    found: list[Candidate] = []
    for policy_field in fields:
        analyses = {entry.code: entry.text for entry in policy_field.analysis}
        following = {
            entry.code: entry.name + entry.text
            for entry in policy_field.next_indicators
            if entry.change in {"kept", "renamed"}
        }
        for record in policy_field.indicators:
            code = record.code
            said = [record.name, analyses.get(code, ""), following.get(code, ""), *_texts(record)]
            found.append(Candidate(record.code, squeeze(record.name), squeeze("".join(said))))
        for entry in policy_field.next_indicators:
            if entry.change == "new":
                name = squeeze(entry.name)
                found.append(Candidate(f"next:{entry.code}", name, name + squeeze(entry.text)))
    return found


def _texts(record: Indicator) -> list[str]:
    return [
        content.text
        for year in record.years
        for content in (year.target, year.result)
        if isinstance(content, ItemisedText)
    ]
