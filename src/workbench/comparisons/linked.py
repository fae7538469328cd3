"""Links as the pages show them: both ends with their places, and what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.sources.models import StoredReading
from workbench.comparisons.models import Judgement


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a link; the text is empty where there is none."""

    subject: str
    text: str
    view: str
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A reason of a link, and where each document has it."""

    text: str
    kind: str
    from_view: str
    to_view: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A link.

    Attributes:
        key: what decisions call it.
        source: the end in the earlier document.
        target: the end in the later one.
        relation: what the program says; "" where it abstains.
        decided: the decision that counts, or None.
        trace: level of the trace; "" where there is none to tell.
        trace_words: the words that show it.
        score: how sure the link is, 0 to 1.
        why: the reasons.
        announced: what the earlier report said would become of it, or "".
    """

    key: str
    source: Side
    target: Side
    relation: str
    decided: Judgement | None
    trace: str
    trace_words: Sequence[str]
    score: float
    why: Sequence[Shared]
    announced: str

    @property
    def relation_now(self) -> str:
        """The relation that counts: a person's, where one corrected the program's."""
        if self.decided is not None and self.decided.value:
            return self.decided.value
        return self.relation

    @property
    def is_trace(self) -> bool:
        """Whether it tells the trace of an old indicator: one link of each does."""
        own = bool(self.trace) and ":" not in self.source.subject
        return own and self.relation != "number_reused"


class Linked:
    """Makes the links of two documents to show."""

    def __init__(
        self,
        first: StoredReading,
        second: StoredReading,
        decided: Mapping[tuple[str, str], Judgement],
    ) -> None:
        self.citers = (Citer(first.document), Citer(second.document))
        self._decided = decided

    def shown(self, link: Mapping[str, Any]) -> Shown:
        """Return a link of ``sesaku-links/1`` to show."""
        source = self._side(link["from"], 0)
        target = self._side(link["to"], 1)
        key = key_of(link)
        trace = link.get("trace") or {}
        announced = link.get("announced") or {}
        return Shown(
            key=key,
            source=source,
            target=target,
            relation=link["relation"] or "",
            decided=self._decided.get((key, "relation")),
            trace=trace.get("level", ""),
            trace_words=trace.get("words", ()),
            score=link["score"],
            why=[self._reason(reason) for reason in link["why"]],
            announced=announced.get("change") or "",
        )

    def _side(self, side: Mapping[str, Any] | None, at: int) -> Side:
        if side is None:
            return Side("", "", "")
        citer, subject = self.citers[at], side["subject"]
        cited = citer.value(side["text"], side["cite"], subject, "text")
        return Side(subject, side["text"], citer.at(side["cite"]), cited)

    def _reason(self, reason: Mapping[str, Any]) -> Shared:
        return Shared(
            reason["shared"],
            reason["kind"],
            self.citers[0].at(reason["from_cite"]),
            self.citers[1].at(reason["to_cite"]),
        )


def key_of(link: Mapping[str, Any]) -> str:
    """Return what decisions call a link: its earlier end, or what is new in the later document.

    A number that was given away is a second link of its earlier end.
    """
    if link["from"] is None:
        return f"new/{link['to']['subject']}"
    mark = "number/" if link["relation"] == "number_reused" else ""
    return f"{mark}{link['from']['subject']}"
