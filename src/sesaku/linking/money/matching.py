"""Which project a means of achievement 「達成手段」 is, with the evidence and how sure it is.

Evidence is the number of the review sheet where the report prints it, the name, the ministry and
the years. What two projects fit equally well stays with both, as candidates for a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from rapidfuzz import fuzz, process

from sesaku.codelists import load
from sesaku.document.cite import Cite
from sesaku.linking.money.means import Means, means_of
from sesaku.linking.money.names import LIKENESSES, Likeness, ProjectName, likeness
from sesaku.linking.money.series import ProjectSeries, Sheet, series_of, sheets_of
from sesaku.model.reading import Reading
from sesaku.text.width import squeeze

Confidence: TypeAlias = Literal["certain", "likely", "candidate"]
CONFIDENCES: tuple[Confidence, ...] = ("certain", "likely", "candidate")

EvidenceKind: TypeAlias = Literal["number", "name", "ministry", "year"]

_LIKE_AT_ALL = 70.0
_BY_NAME: dict[Likeness, Confidence] = {
    "same": "certain",
    "aside_manner": "likely",
    "former": "likely",
    "variant": "likely",
    "part": "candidate",
    "alike": "candidate",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a link, or against it.

    Attributes:
        kind: what is compared.
        agrees: whether it agrees; None where one side doesn't say.
        detail: how it agrees: the likeness of names, the years in common ….
        from_text: what the report prints, from_cite where.
        to_text: what the sheet prints, to_cite where.
    """

    kind: EvidenceKind
    agrees: bool | None
    detail: str
    from_text: str
    from_cite: Cite
    to_text: str
    to_cite: Cite


@dataclass(frozen=True, slots=True)
class MoneyLink:
    """A means and a project that it is, or may be.

    Attributes:
        means: the means.
        series: the project over the years.
        sheet: the sheet that the evidence cites.
        confidence: certain, likely, or candidate: left to a person.
        ambiguous: whether another project fits as well.
        evidence: what speaks for it and against it.
    """

    means: Means
    series: ProjectSeries
    sheet: Sheet
    confidence: Confidence
    ambiguous: bool
    evidence: tuple[Evidence, ...]


def money_links(report: Reading, sheets: Iterable[Reading]) -> tuple[MoneyLink, ...]:
    """Return the links from the means of a report to the projects of review sheets.

    Args:
        report: a reading with means.
        sheets: readings of review sheets, of any ministries and years.

    Returns:
        The links in the order of the report, the surest first; a means that no project fits has
        none.
    """
    return links_to_sheets(report, sheets_of(sheets))


def links_to_sheets(report: Reading, sheets: Iterable[Sheet]) -> tuple[MoneyLink, ...]:
    """Return the same links, to sheets that are taken out of their readings already."""
    means = means_of(report)
    register = Register(series_of(sheets), [one.name for one in means])
    owner = _owner(report)
    return tuple(one for each in means for one in register.links(each, owner))


def link_by_hand(report: Reading, means: Means, series: ProjectSeries) -> MoneyLink:
    """Return the link to a project that a person names, with what speaks for it and against it."""
    own = [likeness(means.name, name) for name in series.names]
    like = min((one for one in own if one is not None), key=LIKENESSES.index, default=None)
    return _by_name(means, series, like, _owner(report))


def _owner(report: Reading) -> "Owner":
    measure = report.content.measure
    ministry = measure.ministry if measure is not None else None
    cite = measure.cites.get("ministry", ()) if measure is not None else ()
    return Owner(ministry, cite)


@dataclass(frozen=True, slots=True)
class Owner:
    """The ministry of a report, and where the report names it."""

    ministry: str | None
    cite: Cite


class Register:
    """The projects that there are, found by name and by number."""

    def __init__(self, series: Sequence[ProjectSeries], names: Sequence[ProjectName]) -> None:
        every = [*names, *(name for one in series for name in one.names)]
        self._telling = _told_by_abbreviation(every)
        self._by_name: dict[str, list[ProjectSeries]] = defaultdict(list)
        self._by_number: dict[str, list[tuple[ProjectSeries, Sheet]]] = defaultdict(list)
        for one in series:
            for key in {key for name in one.names for key in (name.bare, *name.former)}:
                self._by_name[key].append(one)
            for sheet in one.sheets:
                if sheet.project.full_number is not None:
                    self._by_number[_digits(sheet.project.full_number)].append((one, sheet))
        self._bare = sorted(self._by_name)

    def links(self, means: Means, owner: Owner) -> list[MoneyLink]:
        """Return the links of one means, the surest first."""
        found: dict[int, MoneyLink] = {}
        for series, like in self._named(means.name):
            found[id(series)] = _by_name(means, series, like, owner)
        for series, sheet in self._numbered(means, owner):
            nearest = self._likeness(means.name, series)
            if nearest is not None:  # numbers are given anew each year: the name must fit too
                named = _by_name(means, series, nearest, owner)
                found[id(series)] = _by_number(means, sheet, named)
        return _judged(list(found.values()))

    def _named(self, name: ProjectName) -> list[tuple[ProjectSeries, Likeness]]:
        keys = [name.bare, *sorted(name.former)]
        keys += [
            key
            for key, _, _ in process.extract(
                name.bare, self._bare, scorer=fuzz.ratio, limit=12, score_cutoff=_LIKE_AT_ALL
            )
        ]
        found: dict[int, tuple[ProjectSeries, Likeness]] = {}
        for series in (one for key in keys for one in self._by_name.get(key, ())):
            like = self._likeness(name, series)
            if like is not None:
                found[id(series)] = (series, like)
        return list(found.values())

    def _likeness(self, name: ProjectName, series: ProjectSeries) -> Likeness | None:
        """Return how a name is like the nearest one that a project bore."""
        likes: list[Likeness] = []
        for own in series.names:
            like = likeness(name, own)
            apart = own.abbreviations != name.abbreviations
            if like == "aside_manner" and apart and name.bare in self._telling:
                like = "part"
            if like is not None:
                likes.append(like)
        return min(likes, key=LIKENESSES.index, default=None)

    def _numbered(self, means: Means, owner: Owner) -> list[tuple[ProjectSeries, Sheet]]:
        if means.review_number is None:
            return []
        of_number = self._by_number.get(_digits(means.review_number), ())
        return [(one, sheet) for one, sheet in of_number if _same(owner.ministry, one.ministry)]


def _by_name(means: Means, series: ProjectSeries, like: Likeness | None, owner: Owner) -> MoneyLink:
    sheet = _fitting(series, means)
    name = Evidence(
        kind="name",
        agrees=like in {"same", "aside_manner", "former", "variant"},
        detail=like or "other",
        from_text=means.uses[0].text,
        from_cite=means.uses[0].cite,
        to_text=sheet.project.name or "",
        to_cite=sheet.project.cites.get("name", ()),
    )
    ministry, years = _of_ministry(sheet, owner), _of_years(means, series, sheet)
    confidence = "candidate" if like is None else _BY_NAME[like]
    if ministry.agrees is not True or years.agrees is False:
        confidence = "candidate"
    evidence = (name, ministry, years)
    return MoneyLink(means, series, sheet, confidence, ambiguous=False, evidence=evidence)


def _by_number(means: Means, sheet: Sheet, named: MoneyLink) -> MoneyLink:
    """Return a link by name with the number of the sheet added to its evidence."""
    number = Evidence(
        kind="number",
        agrees=True,
        detail="same",
        from_text=means.review_number or "",
        from_cite=means.review_cite,
        to_text=sheet.project.full_number or "",
        to_cite=_number_cite(sheet),
    )
    return replace(named, sheet=sheet, confidence="certain", evidence=(number, *named.evidence))


def _told_by_abbreviation(names: Iterable[ProjectName]) -> frozenset[str]:
    """Return the bare names that several projects share, told apart by an abbreviation alone."""
    seen: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name in names:
        if name.abbreviations:
            seen[name.bare].add(name.abbreviations)
    return frozenset(bare for bare, each in seen.items() if len(each) > 1)


def _of_ministry(sheet: Sheet, owner: Owner) -> Evidence:
    printed = sheet.project.ministry
    unsaid = owner.ministry is None or printed is None
    return Evidence(
        kind="ministry",
        agrees=None if unsaid else _same(owner.ministry, printed),
        detail="",
        from_text=owner.ministry or "",
        from_cite=owner.cite,
        to_text=printed or "",
        to_cite=sheet.project.cites.get("ministry", ()),
    )


def _of_years(means: Means, series: ProjectSeries, sheet: Sheet) -> Evidence:
    asked, told = means.fiscal_years, series.years
    shared = sorted(asked & told)
    return Evidence(
        kind="year",
        agrees=bool(shared) if asked and told else None,
        detail=", ".join(map(str, shared)),
        from_text=", ".join(map(str, sorted(asked))),
        from_cite=means.uses[0].cite,
        to_text=str(sheet.project.fiscal_year or ""),
        to_cite=sheet.project.cites.get("fiscal_year", ()),
    )


def _fitting(series: ProjectSeries, means: Means) -> Sheet:
    """Return the last sheet that tells the money of a year of the means."""
    fitting = [sheet for sheet in series.sheets if sheet.years() & means.fiscal_years]
    return fitting[-1] if fitting else series.latest


def _judged(links: list[MoneyLink]) -> list[MoneyLink]:
    """Keep the surest; where several are equally sure, each is a candidate."""
    if not links:
        return []
    rank = {confidence: place for place, confidence in enumerate(CONFIDENCES)}
    best = min(rank[link.confidence] for link in links)
    surest = [link for link in links if rank[link.confidence] == best]
    if len(surest) == 1:
        return surest
    surest.sort(key=lambda link: (link.series.name, link.sheet.document, link.sheet.place))
    return [replace(one, confidence="candidate", ambiguous=True) for one in surest]


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names are one ministry's."""
    if one is None or other is None:
        return False
    ministries = load("ministries")
    mine, theirs = ministries.find(one), ministries.find(other)
    if mine is not None and theirs is not None:
        return mine.id == theirs.id
    return squeeze(one) == squeeze(other)


def _digits(number: str) -> str:
    """Return a sheet's number for comparison: 0049 and 49 are one."""
    return "-".join(part.lstrip("0") or "0" for part in squeeze(number).split("-"))


def _number_cite(sheet: Sheet) -> Cite:
    parts = sheet.project.number_parts
    return sheet.project.cites.get("number") or tuple(span for part in parts for span in part.cite)
