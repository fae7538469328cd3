"""Sentences of a document that may be needs: remarks, positions, analyses, next measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sateto.needs.models import StoredNeed
from sesaku_web.sources.models import FieldRow, OpinionRow, PositionRow, StoredReading

_SAID_OF_FIELDS = ("analysis", "next_measure")
_MOST_SPANS = 20


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that a document says, with its place: a kind of need, where it is taken as one."""

    text: str
    kind: str
    subject: str
    cite: Sequence[Sequence[int]]


def sentences_of(reading: StoredReading) -> list[Sentence]:
    """Return what a document says that may be a need, in the order of the document."""
    found = [
        *(
            Sentence(one.text, StoredNeed.Kind.REMARK, one.subject, one.cite)
            for one in OpinionRow.objects.filter(reading=reading)
        ),
        *(
            Sentence(one.text, StoredNeed.Kind.PROPOSAL, one.subject, one.cite)
            for one in PositionRow.objects.filter(reading=reading)
        ),
    ]
    for row in FieldRow.objects.filter(reading=reading):
        for key in _SAID_OF_FIELDS:
            found += _within(row.data.get(key), row.subject)
    cited = [one for one in found if one.cite and one.text.strip()]
    return sorted(cited, key=lambda one: one.cite[0][0])


def _within(node: Any, subject: str) -> Iterator[Sentence]:  # noqa: ANN401 - JSON
    """Yield the cited texts within a part of a reading."""
    if isinstance(node, list):
        for part in node:
            yield from _within(part, subject)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str) and node.get("cite"):
            yield Sentence(node["text"], StoredNeed.Kind.EVALUATION, subject, node["cite"])
        for key, part in node.items():
            if key != "cite":
                yield from _within(part, subject)


def at_of(cite: Sequence[Sequence[int]]) -> str:
    """Return a cite as addresses write it."""
    return ",".join(f"{span[0]}-{span[1]}" for span in cite[:_MOST_SPANS])
