"""The links of a paper's positions: what the machine suggests, and what people say beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sesaku.linking.links import Link, Reason
from sesaku_web.sources.models import PositionRow, StoredReading
from workbench.promises import querysets
from workbench.promises.keys import key_of
from workbench.promises.linked import links_of
from workbench.promises.models import Judgement
from workbench.promises.targets import targets_of

State: TypeAlias = Literal["suggested", "confirmed", "rejected", "added", "review"]

_STATES: dict[str, State] = {"confirm": "confirmed", "reject": "rejected", "add": "added"}
_SHOWN_FIRST = ("confirmed", "added", "review", "suggested", "rejected")


@dataclass(slots=True)
class Joined:
    """A link of a position.

    Attributes:
        target: the subject of the report.
        name: its name.
        state: suggested by the machine, or what a person said; review where the subject has
            another name than when the person judged.
        score: the machine's score, None where it suggests nothing.
        relation: the machine's relation, "" where it suggests nothing.
        why: the machine's reasons.
        judgement: what a person said.
    """

    target: str
    name: str
    state: State
    score: float | None = None
    relation: str = ""
    why: Sequence[Reason] = ()
    judgement: Judgement | None = None


@dataclass(slots=True)
class Promise:
    """A position with its links, those that count first."""

    row: PositionRow
    links: list[Joined] = field(default_factory=list)

    @property
    def counting(self) -> list[Joined]:
        """The links that no person rejected."""
        return [one for one in self.links if one.state != "rejected"]


def promises_of(paper: StoredReading, report: StoredReading) -> list[Promise]:
    """Return the positions of a paper with their links to a report, in the print's order."""
    suggested: defaultdict[tuple[tuple[int, int], ...], list[Link]] = defaultdict(list)
    for link in links_of(paper, report):
        if link.source is not None and link.target is not None:
            suggested[_place(link.source.cite)].append(link)
    said: defaultdict[str, list[Judgement]] = defaultdict(list)
    for judgement in querysets.judgements(paper.document, report.document):
        said[judgement.position].append(judgement)
    names = targets_of(report)
    return [
        Promise(row, _joined(suggested[_place(row.cite)], said[key_of(row.text)], names))
        for row in querysets.positions(paper)
    ]


def _joined(
    links: Iterable[Link], judgements: Iterable[Judgement], names: dict[str, str]
) -> list[Joined]:
    found: dict[str, Joined] = {}
    for link in links:
        if link.target is not None and link.target.subject is not None:
            found[link.target.subject] = Joined(
                link.target.subject,
                link.target.text,
                "suggested",
                link.score,
                link.relation or "",
                link.why,
            )
    for judgement in judgements:
        name = names.get(judgement.target, judgement.target_name)
        joined = found.setdefault(judgement.target, Joined(judgement.target, name, "added"))
        joined.judgement = judgement
        same = names.get(judgement.target) == judgement.target_name
        joined.state = _STATES[judgement.verdict] if same else "review"
    return sorted(
        found.values(), key=lambda one: (_SHOWN_FIRST.index(one.state), -(one.score or 0.0))
    )


def _place(cite: Iterable[Sequence[int | None]]) -> tuple[tuple[int, int], ...]:
    return tuple((int(span[0] or 0), int(span[1] or 0)) for span in cite)
