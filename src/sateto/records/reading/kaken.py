"""KAKEN's XML: ``grantAward`` of the project service, Japanese and English summaries paired.

The format is defined by NII; ``summary`` holds what was reported of a project in all, the lists
beside it the money of each year and the outputs.
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element as Node

from sateto.records.identifiers import identifier
from sateto.records.reading.building import year_of
from sateto.records.reading.element import Element
from sateto.records.reading.nodes import (
    Places,
    attribute,
    bare,
    language_of,
    number,
    paired,
    text_of,
    under,
)
from sateto.records.record import (
    NO_NAME,
    NO_WORDS,
    Award,
    Identifier,
    Money,
    Named,
    Output,
    Researcher,
    ResearchProject,
    Section,
    Statement,
    Words,
)

FORMAT = "kaken"
TAG = "grantAward"

_STATEMENTS = {
    "purpose": "purpose",
    "abstract": "abstract",
    "outline_of_research_achievement": "achievement",
    "outline_of_research_performance": "performance",
    "significance_of_research_achievement": "significance",
    "outline_of_research_initial": "initial_outline",
    "progress": "progress",
    "planning_scheme": "plan",
    "implementation_schedule": "plan",
    "conclusion": "achievement",
    "assessment": "assessment",
    "assessment_result": "assessment",
    "inspection": "assessment",
}
_BUDGETING = {"planning_budget_expenditure", "plan_of_carry_over"}
_OUTPUTS = {
    "journal_article": "paper",
    "presentation": "presentation",
    "symposium": "presentation",
    "book": "book",
    "publication": "book",
    "patent": "patent",
    "database": "data",
    "award": "award",
}
_OUTPUT_IDS = ("doi", "issn", "isbn")
_ID_KINDS = {"doi": "doi", "nationalAwardNumber": "jgn"}
_PATENT_NUMBERS = ("patentPublicationNumber", "patentApplicationNumber")
_OUTPUT_YEARS = ("year", "patentPublicationYear", "patentApplicationYear", "date")
_OUTPUT_WHERE = ("journalTitle", "patentAssignee", "publisher", "organizer")
_COMMAS = re.compile(r"[、,;；，]\s*")
_NONE: Mapping[str, list[Node]] = {}


def read(element: Element) -> ResearchProject:
    """Return the record of a ``grantAward``."""
    places = Places(element)
    top = bare(element)
    said = _said_by_summaries(top)
    numbered = attribute(top, "awardNumber")
    key = attribute(top, "id") or numbered
    parent = top.find("parentAward")
    above = attribute(parent, "id") if parent is not None else ""
    modified = _first_of(top, "modified", "created")
    period = _period(said, places)
    return ResearchProject(
        key=f"{FORMAT}:{key}" if key else "",
        title=places.words("title", _first(said, "title")),
        alternatives=_alternatives(said),
        ids=tuple(_ids(top, key, numbered)),
        awards=tuple(_awards(said, numbered, places)),
        status=_status(said),
        start_year=period[0],
        end_year=period[1],
        researchers=tuple(_researchers(said, top, places)),
        institutions=tuple(_institutions(said, places)),
        sections=tuple(_sections(said, places)),
        keywords=tuple(_keywords(said, places)),
        statements=tuple(_statements(said, places)),
        outputs=tuple(_outputs(top, places)),
        money=tuple(_money(said, top, places)),
        parent=f"{FORMAT}:{above}" if above else "",
        modified=text_of(modified) if modified is not None else "",
        cites=places.found(),
    )


Said = Mapping[str, Mapping[str, list[Node]]]
"""The nodes of the summaries: by their name, by language."""


def _said_by_summaries(top: Node) -> Said:
    """Return what the summaries hold, of each language the first."""
    found: dict[str, dict[str, list[Node]]] = {}
    summaries: dict[str, Node] = {}
    for summary in top.findall("summary"):
        summaries.setdefault(language_of(summary), summary)
    for language, summary in summaries.items():
        for node in summary:
            by_language = found.get(node.tag)
            if by_language is None:
                found[node.tag] = {language: [node]}
            elif language in by_language:
                by_language[language].append(node)
            else:
                by_language[language] = [node]
    return found


def _each(said: Said, name: str) -> Mapping[str, list[Node]]:
    return said.get(name, _NONE)


def _first(said: Said, name: str) -> dict[str, Node]:
    return {language: found[0] for language, found in said.get(name, _NONE).items()}


def _first_of(node: Node, *names: str) -> Node | None:
    """Return what stands right below under the first of some names that is there."""
    for name in names:
        found = node.find(name)
        if found is not None:
            return found
    return None


def _alternatives(said: Said) -> tuple[str, ...]:
    short = (text_of(one) for parts in _each(said, "titleAbbreviated").values() for one in parts)
    return tuple(dict.fromkeys(filter(None, short)))


def _ids(top: Node, key: str, numbered: str) -> Iterable[Identifier]:
    if key.startswith("KAKENHI-"):
        yield identifier("kaken_record", key)
    numbers = identifier("kaken", numbered) if numbered else None
    if numbers is not None:
        yield numbers
    for one in top.findall("identifier"):
        normalized = one.find("normalizedValue")
        value = text_of(normalized) if normalized is not None else ""
        kind = _ID_KINDS.get(attribute(one, "type"), "local")
        if value:
            made = identifier(kind, value)
            if kind == "jgn" and not made.valid and identifier("kaken", value).valid:
                made = identifier("jgn", f"JP{value}")
            yield made


def _awards(said: Said, numbered: str, places: Places) -> Iterable[Award]:
    programme = places.words(
        "awards[0].programme", _first(said, "categoryFc") or _last(said, "category")
    )
    agency = places.words("awards[0].funder", _first(said, "agency"))
    number_ = identifier("kaken", numbered) if numbered else None
    if number_ is not None or programme:
        yield Award(
            number_,
            Named(agency) if agency else NO_NAME,
            Named(programme) if programme else NO_NAME,
        )


def _last(said: Said, name: str) -> dict[str, Node]:
    """Return the innermost of nested categories: the last that is printed."""
    return {language: found[-1] for language, found in said.get(name, _NONE).items()}


def _status(said: Said) -> str:
    statuses = _first(said, "projectStatus").values()
    return next((attribute(one, "statusCode") for one in statuses), "")


def _period(said: Said, places: Places) -> tuple[int | None, int | None]:
    for period in _first(said, "periodOfAward").values():
        made = []
        for side, attribute_ in (("start", "searchStart"), ("end", "searchEnd")):
            fiscal = period.find(f"{side}FiscalYear")
            day = period.find(f"{side}Date")
            year = year_of(text_of(fiscal)) if fiscal is not None else None
            year = year or year_of(attribute(period, f"{attribute_}FiscalYear"))
            year = year or (year_of(text_of(day), fiscal=True) if day is not None else None)
            if year is not None:
                given = fiscal if fiscal is not None else day
                places.note(f"{side}_year", given if given is not None else period)
            made.append(year)
        return made[0], made[1]
    return None, None


def _researchers(said: Said, top: Node, places: Places) -> Iterable[Researcher]:
    orcids = _orcids(top)
    for place, pair in enumerate(paired(_each(said, "member"))):
        first = next(iter(pair.values()))
        homes = {**pair, **under(pair, "affiliation")}
        erad = _number_of(first)
        ids = [identifier("erad", erad)] if erad else []
        if erad in orcids:
            ids.append(identifier("orcid", orcids[erad]))
        where = f"researchers[{place}]"
        names = under(pair, "personalName")
        yield Researcher(
            places.words(where + ".name", under(names, "fullName")),
            _reading(names),
            attribute(first, "role"),
            tuple(ids),
            _institution(under(homes, "institution"), where + ".institution", places),
            _uncited(under(homes, "department")),
            _uncited(under(homes, "jobTitle")),
            attribute(first, "participate"),
        )


def _number_of(member: Node) -> str:
    return attribute(member, "eradCode") or attribute(member, "researcherNumber")


def _orcids(top: Node) -> dict[str, str]:
    """Return the ORCID iDs that grants and reports name, by the researcher's number."""
    found: dict[str, str] = {}
    for member in top.iter("member"):
        orcid = member.get("orcid")
        if orcid:
            found[_number_of(member)] = orcid
    return found


def _reading(names: Mapping[str, Node]) -> str:
    name = names.get("ja")
    if name is None:
        return ""
    parts = (name.find("familyName"), name.find("givenName"))
    yomi = [attribute(one, "yomi") for one in parts if one is not None]
    return " ".join(filter(None, yomi))


def _institution(found: Mapping[str, Node], where: str, places: Places) -> Named:
    name = places.words(where, found)
    codes = dict.fromkeys([attribute(one, "niiCode") for one in found.values()])
    ids = tuple([identifier("nii_institution", code) for code in codes if code])
    return Named(name, ids) if name or ids else NO_NAME


def _uncited(found: Mapping[str, Node]) -> Words:
    if not found:
        return NO_WORDS
    ja, en = found.get("ja"), found.get("en")
    return Words(
        text_of(ja) if ja is not None else "",
        text_of(en) if en is not None else "",
    )


def _institutions(said: Said, places: Places) -> Iterable[Named]:
    for place, pair in enumerate(paired(_each(said, "institution"))):
        found = _institution(pair, f"institutions[{place}].name", places)
        if found.name:
            yield found


def _sections(said: Said, places: Places) -> Iterable[Section]:
    place = 0
    for tag in ("review_section", "field", "section"):
        for pair in paired(_each(said, tag)):
            first = next(iter(pair.values()))
            name = places.words(f"sections[{place}].name", pair)
            if name:
                table = attribute(first, "fieldTable") or tag
                yield Section(table, attribute(first, "niiCode"), name)
                place += 1


def _keywords(said: Said, places: Places) -> Iterable[Words]:
    lists = {
        lang: [one for listed in found for one in listed.findall("keyword")]
        for lang, found in _each(said, "keywordList").items()
    }
    for place, pair in enumerate(paired(lists)):
        words = places.words(f"keywords[{place}]", pair)
        if words:
            yield words


def _statements(said: Said, places: Places) -> Iterable[Statement]:
    place = 0
    for pair in paired(_each(said, "paragraphList"), by=_paragraph_type):
        first = next(iter(pair.values()))
        printed = attribute(first, "type")
        if printed in _BUDGETING:
            continue
        text = places.words(f"statements[{place}].text", pair)
        if text:
            yield Statement(_STATEMENTS.get(printed, "note"), text)
            place += 1


def _paragraph_type(node: Node) -> str:
    sequence = attribute(node, "sequence") or attribute(node, "sequecne")
    return f"{attribute(node, 'type')} {sequence}"


def _outputs(top: Node, places: Places) -> Iterable[Output]:
    place = 0
    seen: set[str] = set()
    for listed in (*top.findall("productListEnriched"), *top.findall("productList")):
        for product in listed.findall("product"):
            made = _output(product, place, places)
            known = f"{made.kind} {made.title.best()} {made.text}"
            if known not in seen and made.kind:
                seen.add(known)
                yield made
                place += 1


def _output(product: Node, place: int, places: Places) -> Output:
    parts: dict[str, list[Node]] = {}
    for node in product:
        parts.setdefault(node.tag, []).append(node)
    ids = [
        identifier(scheme, printed)
        for scheme in _OUTPUT_IDS
        if scheme in parts and (printed := text_of(parts[scheme][0]))
    ]
    for name in _PATENT_NUMBERS:
        if name in parts:
            ids += [identifier("patent", text) for text in map(text_of, parts[name]) if text]
    year = next((year_of(text_of(parts[name][0])) for name in _OUTPUT_YEARS if name in parts), None)
    authors = parts.get("author") or parts.get("patentInventor")
    where = next((parts[name] for name in _OUTPUT_WHERE if name in parts), ())
    kind = attribute(product, "type")
    return Output(
        kind=_OUTPUTS.get(kind, "other" if kind != "note" else ""),
        title=places.words(f"outputs[{place}].title", _by_language(parts.get("title", ()))),
        authors=tuple(filter(None, _COMMAS.split(text_of(authors[0])))) if authors else (),
        year=year,
        where=places.words(f"outputs[{place}].where", _by_language(where)),
        ids=tuple(ids),
        text=text_of(parts["plainText"][0]) if "plainText" in parts else "",
    )


def _by_language(found: Iterable[Node]) -> dict[str, Node]:
    return {language_of(one): one for one in found}


def _money(said: Said, top: Node, places: Places) -> Iterable[Money]:
    place = 0
    wholes = next(iter(_each(said, "overallAwardAmount").values()), [])
    yearly = [
        one for listed in top.findall("awardAmountList") for one in listed.findall("awardAmount")
    ]
    for amount in (*wholes, *yearly):
        printed = amount.find("convertedJpyTotalCost")
        total = number(printed)
        yen = total is not None
        if not yen:
            printed = amount.find("totalCost")
            total = number(printed)
        if printed is None or total is None:
            continue
        places.note(f"money[{place}].total", printed)
        yield Money(
            year_of(attribute(amount, "fiscalYear")),
            total,
            number(amount.find("directCost")),
            number(amount.find("indirectCost")),
            attribute(amount, "planned") == "true",
            "JPY" if yen else _currency(amount),
        )
        place += 1


def _currency(amount: Node) -> str:
    printed = amount.find("unit/normalizedValue")
    return (text_of(printed) if printed is not None else "") or "JPY"
