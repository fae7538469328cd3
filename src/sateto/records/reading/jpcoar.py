"""JPCOAR 1.0 and 2.x: what institutions' repositories hold; papers, theses, data sets."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from sateto.records.identifiers import identifier
from sateto.records.reading.building import Cites, year_of
from sateto.records.reading.element import Element
from sateto.records.reading.people import (
    by_language,
    identifiers_in,
    is_organisation,
    person,
    scheme_of,
    subjects,
)
from sateto.records.reading.troubles import Trouble
from sateto.records.record import (
    Award,
    Identifier,
    Named,
    Output,
    Researcher,
    ResearchProject,
    Section,
    Statement,
    Words,
)

FORMAT = "jpcoar"
TAG = "jpcoar"

Parts = Mapping[str, list[Element]]

_DATA = ("dataset", "data", "database")
_KINDS = {
    **dict.fromkeys(_DATA, "data"),
    "software": "software",
    "source code": "software",
    "patent": "patent",
    "book": "book",
    "book part": "book",
    "conference object": "presentation",
    "conference paper": "presentation",
    "conference proceedings": "presentation",
    "conference presentation": "presentation",
    "conference poster": "presentation",
    "journal article": "paper",
    "departmental bulletin paper": "paper",
    "review article": "paper",
    "data paper": "paper",
    "article": "paper",
    "doctoral thesis": "paper",
    "thesis": "paper",
    "master thesis": "paper",
    "bachelor thesis": "paper",
    "technical report": "paper",
    "research report": "paper",
    "report": "paper",
    "working paper": "paper",
}
_STATEMENTS = {"Abstract": "abstract", "Methods": "method"}
_OWN = ("DOI", "HDL", "URI")


def kind_of(printed: str) -> str:
    """Return our kind of output for what a repository calls its type."""
    return _KINDS.get(printed.strip().lower(), "other")


def read(top: Element) -> Iterator[ResearchProject | Trouble]:
    """Yield the record of a ``jpcoar`` element."""
    parts = top.below
    cites = Cites()
    title = cites.words("title", by_language(parts.get("title", ())))
    kind = kind_of(parts["type"][0].text) if "type" in parts else "other"
    ids = tuple(_ids(parts))
    year = _year(parts, cites)
    people = tuple(_people(parts, cites))
    where = cites.words("outputs[0].where", by_language(_where(parts)))
    authors = tuple(one.name.best() for one in people if one.role == "creator")
    yield ResearchProject(
        key=_key(ids, title),
        kind="output",
        title=title,
        alternatives=tuple(dict.fromkeys(_alternatives(parts))),
        ids=ids,
        awards=tuple(_awards(parts, cites)),
        start_year=year,
        researchers=people,
        institutions=tuple(_institutions(parts, cites)),
        sections=tuple(_sections(parts, cites)),
        keywords=tuple(_keywords(parts, cites)),
        statements=tuple(_statements(parts, cites)),
        outputs=(Output(kind, title, authors, year, where, ids),),
        language=parts["language"][0].text if "language" in parts else "",
        cites=cites.found,
    )


def _key(ids: tuple[Identifier, ...], title: Words) -> str:
    """Return a name by identifier and title: works of one number and two titles stay apart."""
    if not title:
        return ""
    told = sha256(title.best().encode()).hexdigest()[:12]
    return f"{FORMAT}:{next(iter(ids))}"[:380] + f"/{told}" if ids else f"{FORMAT}:{told}"


def _alternatives(parts: Parts) -> Iterator[str]:
    for one in (*parts.get("title", ()), *parts.get("alternative", ())):
        if one.text and (one.language.endswith("Kana") or one in parts.get("alternative", ())):
            yield one.text


def _ids(parts: Parts) -> Iterator[Identifier]:
    """Yield the identifiers of the thing itself, a DOI first."""
    printed = [(one.get("identifierType"), one.text) for one in parts.get("identifier", ())]
    printed += [
        (one.get("identifierType"), one.text) for one in parts.get("identifierRegistration", ())
    ]
    for relation in parts.get("relation", ()):
        if relation.get("relationType") == "isIdenticalTo":
            found = relation.first("relatedIdentifier")
            if found is not None:
                printed.append((found.get("identifierType"), found.text))
    made = {identifier(scheme_of(scheme), value): None for scheme, value in printed if value}
    yield from sorted(made, key=lambda one: (one.scheme != "doi", not one.valid))


def _year(parts: Parts, cites: Cites) -> int | None:
    dates = {one.get("dateType"): one for one in reversed(parts.get("date", ()))}
    granted = parts.get("dateGranted", ())
    for one in (dates.get("Issued"), dates.get("Created"), *granted, dates.get("Available")):
        year = year_of(one.text) if one is not None else None
        if one is not None and year is not None:
            cites.note("start_year", one)
            return year
    return None


def _people(parts: Parts, cites: Cites) -> Iterator[Researcher]:
    place = 0
    for name in ("creator", "contributor"):
        for one in parts.get(name, ()):
            if is_organisation(one):
                continue
            role = one.get("contributorType") or name
            yield person(one, role, f"researchers[{place}]", cites)
            place += 1


def _institutions(parts: Parts, cites: Cites) -> Iterator[Named]:
    place = 0
    for one in parts.get("contributor", ()):
        if is_organisation(one) and one.get("contributorType") != "ContactPerson":
            names = by_language(one.named("contributorName"))
            yield Named(cites.words(f"institutions[{place}].name", names), identifiers_in(one))
            place += 1
    for one in parts.get("degreeGrantor", ()):
        names = by_language(one.named("degreeGrantorName"))
        yield Named(cites.words(f"institutions[{place}].name", names), identifiers_in(one))
        place += 1


def _sections(parts: Parts, cites: Cites) -> Iterator[Section]:
    place = 0
    for pair in subjects(parts.get("subject", ())):
        scheme = next(iter(pair.values())).get("subjectScheme")
        if scheme not in ("", "Other"):
            yield Section(scheme, "", cites.words(f"sections[{place}].name", pair))
            place += 1


def _keywords(parts: Parts, cites: Cites) -> Iterator[Words]:
    place = 0
    for pair in subjects(parts.get("subject", ())):
        if next(iter(pair.values())).get("subjectScheme") in ("", "Other"):
            yield cites.words(f"keywords[{place}]", pair)
            place += 1


def _statements(parts: Parts, cites: Cites) -> Iterator[Statement]:
    rows: dict[str, list[Element]] = {}
    for one in parts.get("description", ()):
        rows.setdefault(one.get("descriptionType"), []).append(one)
    place = 0
    for printed, elements in rows.items():
        text = cites.words(f"statements[{place}].text", by_language(elements))
        if text:
            yield Statement(_STATEMENTS.get(printed, "note"), text)
            place += 1


def _where(parts: Parts) -> list[Element]:
    return next((parts[name] for name in ("sourceTitle", "publisher") if name in parts), [])


def _awards(parts: Parts, cites: Cites) -> Iterator[Award]:
    for place, one in enumerate(parts.get("fundingReference", ())):
        where = f"awards[{place}]"
        number = one.first("awardNumber")
        stream = by_language(one.named("fundingStream"))
        funder_ids = tuple(
            identifier(scheme_of(found.get("funderIdentifierType")), found.text)
            for found in one.named("funderIdentifier")
            if found.text
        )
        yield Award(
            number=_award_number(number) if number is not None and number.text else None,
            funder=Named(
                cites.words(f"{where}.funder", by_language(one.named("funderName"))), funder_ids
            ),
            programme=Named(cites.words(f"{where}.programme", stream)),
            title=cites.words(f"{where}.title", by_language(one.named("awardTitle"))),
        )


def _award_number(element: Element) -> Identifier:
    """Return an award's number: a JGN where it says so, a KAKEN number where it looks like one."""
    value = element.text
    if element.get("awardNumberType") == "JGN":
        return identifier("jgn", value)
    kaken = identifier("kaken", value)
    if kaken.valid and "kaken" in element.get("awardURI").lower():
        return kaken
    return (
        identifier("jgn", value) if identifier("jgn", value).valid else identifier("local", value)
    )
