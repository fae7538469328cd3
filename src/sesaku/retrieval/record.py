"""What is searched: records with fields that a query may narrow by and that hits are counted by."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sesaku.text.folding import fold

Spans: TypeAlias = tuple[tuple[int, int], ...]

_BREAK = "\x1e"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of records that a query narrows by: ``name:value``.

    Attributes:
        name: its name in queries.
        ja: the Japanese label.
        en: the English label.
        facet: whether hits are counted by its values.
    """

    name: str
    ja: str
    en: str
    facet: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Something that is found: a passage of a document, a research result, a need.

    Attributes:
        group: what is replaced and removed as one, e.g. the reading that it was made of.
        text: what is searched and shown.
        headings: what stands above it; it is searched too, and counts less.
        values: values by the name of their field.
        facts: what is known of it that no words say, e.g. ``rating:b``.
        strength: how well it shows those facts, 0 to 1.
        prior: what its score is multiplied by: less than 1 for what is seldom an answer.
        spans: where it stands in its group; of two that overlap one is a hit.
        core: what of the spans it was made for; all where empty.
        payload: what comes back with a hit; JSON.
    """

    group: str
    text: str
    headings: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    strength: float = 1.0
    prior: float = 1.0
    spans: Spans = ()
    core: Spans = ()
    payload: Mapping[str, Any] = field(default_factory=dict)

    def scored(self) -> str:
        """Return what a query's score is made of, folded once and for all."""
        years = ",".join(self.values.get("year", ()))
        places = (
            ",".join(f"{start}-{end}" for start, end in one) for one in (self.spans, self.core)
        )
        parts = (fold(self.text), fold(self.headings), years, ",".join(sorted(self.facts)))
        return _BREAK.join((*parts, str(self.strength), str(self.prior), self.group, *places))

    def shown(self) -> str:
        """Return what a hit shows, as JSON."""
        values = {name: list(values) for name, values in self.values.items()}
        kept = {
            "text": self.text,
            "headings": self.headings,
            "values": values,
            "payload": self.payload,
        }
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


class Candidate:
    """A record of the index that may be a hit: what its score is made of, the rest on demand.

    Attributes:
        text: folded.
        headings: folded.
        years: its fiscal years.
        facts: as of the record, as are ``strength``, ``prior``, ``group``, ``spans`` and ``core``.
    """

    __slots__ = (
        "_shown",
        "core",
        "facts",
        "group",
        "headings",
        "prior",
        "spans",
        "strength",
        "text",
        "years",
    )

    def __init__(self, scored: str, shown: bytes) -> None:
        """Take what ``Record.scored`` and ``Record.shown`` gave."""
        parts = scored.split(_BREAK)
        self.text, self.headings, years, facts, strength, prior, self.group, spans, core = parts
        self.years = frozenset(map(int, filter(str.isdigit, years.split(","))))
        self.facts = frozenset(facts.split(","))
        self.strength, self.prior = float(strength), float(prior)
        self.spans, self.core = _spans(spans), _spans(core)
        self._shown = shown

    def record(self) -> Record:
        """Return the record."""
        kept = json.loads(self._shown)
        return Record(
            group=self.group,
            text=kept["text"],
            headings=kept["headings"],
            values={name: tuple(values) for name, values in kept["values"].items()},
            facts=self.facts,
            strength=self.strength,
            prior=self.prior,
            spans=self.spans,
            core=self.core,
            payload=kept["payload"],
        )


def _spans(kept: str) -> Spans:
    if not kept:
        return ()
    pairs = (one.split("-") for one in kept.split(","))
    return tuple((int(start), int(end)) for start, end in pairs)
