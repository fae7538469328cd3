"""What a page asks of the search of research: its address says it, and an address says it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from sateto.finding.search import SORTS, Asked, Sort
from sateto.finding.shape import FACETS
from sesaku.retrieval.query import LONGEST

MOST_VALUES = 20
_LONGEST_VALUE = 400
_YEAR_DIGITS = 4
NAMES = tuple(facet.name for facet in FACETS)


@dataclass(frozen=True, slots=True)
class Asking:
    """A query with what narrows it, as addresses write it.

    Attributes:
        text: the words.
        values: by facet, any of the values.
        since: first fiscal year at the earliest, None where any.
        until: first fiscal year at the latest.
        sort: the order.
    """

    text: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None
    sort: Sort = "best"

    @property
    def given(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.text or self.values or self.since or self.until)

    def asked(self, *, facets: bool = True) -> Asked:
        """Return it as the search takes it."""
        ranges = {"start": (self.since, self.until)} if self.since or self.until else {}
        shown = Asked(self.text, self.values, ranges, self.sort)
        return shown if facets else Asked(self.text, self.values, ranges, self.sort, facets=())

    def query(self, **changed: object) -> str:
        """Return it as an address writes it, some parts changed."""
        parts: dict[str, object] = {"q": self.text, **self.values}
        parts |= {"since": self.since, "until": self.until}
        parts["sort"] = "" if self.sort == "best" else self.sort
        kept = {name: value for name, value in {**parts, **changed}.items() if value}
        return urlencode(kept, doseq=True)

    def with_value(self, name: str, value: str) -> str:
        """Return the address narrowed by a value, or without it where it narrows already."""
        held = self.values.get(name, ())
        left = tuple(one for one in held if one != value) if value in held else (*held, value)
        return self.query(**{name: left})


def asking_of(given: QueryDict) -> Asking:
    """Return what the query of an address asks; what is no value of ours is passed over."""
    values = {
        name: tuple(
            dict.fromkeys(
                value[:_LONGEST_VALUE].replace("\0", "") for value in given.getlist(name) if value
            )
        )[:MOST_VALUES]
        for name in NAMES
        if given.getlist(name)
    }
    sort = next((one for one in SORTS if one == given.get("sort")), SORTS[0])
    return Asking(
        text=given.get("q", "").replace("\0", "").strip()[:LONGEST],
        values={name: some for name, some in values.items() if some},
        since=_year(given.get("since", "")),
        until=_year(given.get("until", "")),
        sort=sort,
    )


def _year(text: str) -> int | None:
    plain = text.strip()
    good = plain.isascii() and plain.isdigit() and len(plain) == _YEAR_DIGITS
    return int(plain) if good else None
