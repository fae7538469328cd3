"""CERIF XML of OpenAIRE: projects and fundings, publications, patents and products."""

from collections.abc import Iterator

from sateto.records.identifiers import identifier
from sateto.records.reading.building import Cites, year_of
from sateto.records.reading.element import Element
from sateto.records.reading.people import by_language
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import (
    NO_NAME,
    Award,
    Identifier,
    Money,
    Named,
    Output,
    Researcher,
    ResearchProject,
    Statement,
    Words,
)

FORMAT = "cerif"
TAGS = (
    "Project",
    "Funding",
    "Publication",
    "Patent",
    "Product",
    "Person",
    "OrgUnit",
    "Equipment",
    "Event",
)
_OUTPUTS = {"Publication": "paper", "Patent": "patent", "Product": "data"}
_FUNDING = "Funding"
_IDS = {
    "DOI": "doi",
    "Handle": "handle",
    "ISSN": "issn",
    "ISBN": "isbn",
    "URL": "uri",
    "GrantDOI": "doi",
    "PatentNumber": "patent",
}


def read(top: Element) -> Iterator[ResearchProject | Trouble]:
    """Yield the record of a CERIF element; people and places of work are none."""
    name = str(top.node.tag).rpartition("}")[2]
    if name not in ("Project", _FUNDING, *_OUTPUTS):
        yield trouble("record-of-other-kind", record=top.get("id"), detail=name)
        return
    cites = Cites()
    titles = by_language((*top.named("Title"), *top.named("Name")))
    title = cites.words("title", titles)
    acronym = top.first("Acronym")
    if not title and acronym is not None:
        title = cites.words("title", {"en": acronym})
    ids = tuple(_ids(top))
    output = _OUTPUTS.get(name)
    years = _years(top)
    people = tuple(_people(top))
    text = cites.words(
        "statements[0].text", by_language((*top.named("Abstract"), *top.named("Description")))
    )
    yield ResearchProject(
        key=f"{FORMAT}:{top.get('id') or next(map(str, ids), title.best())}",
        kind="output" if output else "project",
        title=title,
        alternatives=(acronym.text,) if acronym is not None and acronym.text else (),
        ids=ids,
        awards=tuple(_awards(top, ids if name == _FUNDING else ())),
        start_year=years[0],
        end_year=years[1],
        researchers=people,
        institutions=tuple(_institutions(top)),
        keywords=tuple(
            cites.words(f"keywords[{place}]", {one.language or "en": one})
            for place, one in enumerate(top.named("Keyword"))
        ),
        statements=(Statement("abstract", text),) if text else (),
        outputs=(
            (Output(output, title, tuple(one.name.best() for one in people), years[0], ids=ids),)
            if output
            else ()
        ),
        money=tuple(_money(top)),
        cites=cites.found,
    )


def _ids(top: Element) -> Iterator[Identifier]:
    for name, child in top.children():
        if name in _IDS and child.text:
            yield identifier(_IDS[name], child.text)
        elif name == "Identifier" and child.text:
            yield identifier("local", child.text)


def _years(top: Element) -> tuple[int | None, int | None]:
    duration = top.first("Duration")
    found = {name: child.text for name, child in top.children()}
    start = duration.get("startDate") if duration is not None else found.get("StartDate", "")
    end = duration.get("endDate") if duration is not None else found.get("EndDate", "")
    dates = ("PublicationDate", "ApprovalDate", "RegistrationDate")
    issued = next((found[name] for name in dates if found.get(name)), "")
    return year_of(start or issued), year_of(end)


def _organisation(top: Element | None) -> Named:
    if top is None:
        return NO_NAME
    names = by_language(top.named("Name"))
    said = Words(
        names["ja"].text if "ja" in names else "",
        (names.get("en") or next(iter(names.values()))).text if names else "",
    )
    ids = [
        identifier(scheme, one.text)
        for tag, scheme in (("RORID", "ror"), ("ISNI", "isni"), ("FundRefID", "crossref_funder"))
        for one in top.named(tag)
        if one.text
    ]
    return Named(said, tuple(ids))


def _awards(top: Element, own: tuple[Identifier, ...]) -> Iterator[Award]:
    funder = top.first("Funder")
    if funder is not None:
        yield Award(next(iter(own), None), _organisation(funder.first("OrgUnit")))
    for funded in top.named("Funded"):
        by = funded.first("By")
        funding = funded.first("As")
        inner = funding.first(_FUNDING) if funding is not None else None
        ids = list(_ids(inner)) if inner is not None else []
        name = by_language(inner.named("Name")) if inner is not None else {}
        title = next((one.text for one in name.values()), "")
        yield Award(
            next(iter(ids), None),
            _organisation(by.first("OrgUnit") if by is not None else None),
            title=Words(en=title),
        )


def _institutions(top: Element) -> Iterator[Named]:
    for consortium in top.named("Consortium"):
        for _, member in consortium.children():
            found = _organisation(member.first("OrgUnit"))
            if found.name:
                yield found


def _people(top: Element) -> Iterator[Researcher]:
    for listed in ("Authors", "Inventors", "Creators", "Team"):
        for group in top.named(listed):
            for _, member in group.children():
                person = member.first("Person")
                shown = member.first("DisplayName")
                name = _name(person) or (shown.text if shown is not None else "")
                if name:
                    ids = [
                        identifier("orcid", one.text)
                        for one in (person.named("ORCID") if person is not None else ())
                        if one.text
                    ]
                    yield Researcher(Words(en=name), role=listed.lower(), ids=tuple(ids))


def _name(person: Element | None) -> str:
    named = person.first("PersonName") if person is not None else None
    if named is None:
        return ""
    parts = (named.first("FamilyNames"), named.first("FirstNames"))
    return " ".join(one.text for one in parts if one is not None and one.text)


def _money(top: Element) -> Iterator[Money]:
    for amount in top.named("Amount"):
        digits = amount.text.replace(",", "").partition(".")[0]
        if digits.isdigit():
            yield Money(None, int(digits), currency=amount.get("currency") or "EUR")
