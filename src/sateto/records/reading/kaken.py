"""KAKEN's XML: ``grantAward`` of the project service, Japanese and English summaries paired.

The format is defined by NII; ``summary`` holds what was reported of a project in all, the lists
beside it the money of each year and the outputs.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element as Node

from sateto.records.identifiers import identifier
from sateto.records.reading.building import year_of
from sateto.records.reading.element import Element
from sateto.records.reading.nodes import (
    NO_PAIR,
    Pair,
    Pairs,
    Places,
    attribute,
    bare,
    below,
    first_of,
    is_english,
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
_NONE: Pairs = ((), ())


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


Said = Mapping[str, tuple[list[Node], list[Node]]]
"""The nodes of the summaries by their name: of the Japanese one, and of the English."""


def _said_by_summaries(top: Node) -> Said:
    """Return what the summaries hold, of each language the first."""
    found: dict[str, tuple[list[Node], list[Node]]] = {}
    summaries: dict[bool, Node] = {}
    for summary in top.findall("summary"):
        summaries.setdefault(is_english(summary), summary)
    for english, summary in summaries.items():
        for node in summary:
            lists = found.get(node.tag)
            if lists is None:
                lists = found[node.tag] = ([], [])
            lists[english].append(node)
    return found


def _first(said: Said, name: str) -> Pair:
    lists = said.get(name)
    if lists is None:
        return NO_PAIR
    ja, en = lists
    return ja[0] if ja else None, en[0] if en else None


def _first_of(node: Node, *names: str) -> Node | None:
    """Return what stands right below under the first of some names that is there."""
    for name in names:
        found = node.find(name)
        if found is not None:
            return found
    return None


def _alternatives(said: Said) -> tuple[str, ...]:
    short = (text_of(one) for parts in said.get("titleAbbreviated", _NONE) for one in parts)
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
    category = _first(said, "categoryFc") if "categoryFc" in said else _last(said, "category")
    programme = places.words("awards[0].programme", category)
    agency = places.words("awards[0].funder", _first(said, "agency"))
    number_ = identifier("kaken", numbered) if numbered else None
    if number_ is not None or programme:
        yield Award(
            number_,
            Named(agency) if agency else NO_NAME,
            Named(programme) if programme else NO_NAME,
        )


def _last(said: Said, name: str) -> Pair:
    """Return the innermost of nested categories: the last that is printed."""
    ja, en = said.get(name, _NONE)
    return ja[-1] if ja else None, en[-1] if en else None


def _status(said: Said) -> str:
    statuses = _first(said, "projectStatus")
    return next((attribute(one, "statusCode") for one in statuses if one is not None), "")


def _period(said: Said, places: Places) -> tuple[int | None, int | None]:
    for period in _first(said, "periodOfAward"):
        if period is None:
            continue
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
    for place, pair in enumerate(paired(said.get("member", _NONE))):
        first = first_of(pair)
        homes = _homes(pair)
        erad = _number_of(first)
        ids = [identifier("erad", erad)] if erad else []
        if erad in orcids:
            ids.append(identifier("orcid", orcids[erad]))
        names = under(pair, "personalName")
        yield Researcher(
            places.words("researchers[{}].name", under(names, "fullName"), place),
            _reading(names),
            attribute(first, "role"),
            tuple(ids),
            _institution(under(homes, "institution"), "researchers[{}].institution", place, places),
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


def _homes(members: Pair) -> Pair:
    """Return what names the institutions of a member: its affiliation, or itself."""
    ja, en = under(members, "affiliation")
    return ja if ja is not None else members[0], en if en is not None else members[1]


def _reading(names: Pair) -> str:
    name = names[0]
    if name is None:
        return ""
    parts = (name.find("familyName"), name.find("givenName"))
    yomi = [attribute(one, "yomi") for one in parts if one is not None]
    return " ".join(filter(None, yomi))


def _institution(found: Pair, where: str, place: int, places: Places) -> Named:
    name = places.words(where, found, place)
    ja, en = found
    ids = _numbered(
        ja.get("niiCode", "") if ja is not None else "",
        en.get("niiCode", "") if en is not None else "",
    )
    return Named(name, ids) if name or ids else NO_NAME


@lru_cache(maxsize=4096)
def _numbered(*codes: str) -> tuple[Identifier, ...]:
    different = dict.fromkeys(filter(None, map(str.strip, codes)))
    return tuple(identifier("nii_institution", code) for code in different)


def _uncited(found: Pair) -> Words:
    ja, en = found
    if ja is None and en is None:
        return NO_WORDS
    return Words(
        text_of(ja) if ja is not None else "",
        text_of(en) if en is not None else "",
    )


def _institutions(said: Said, places: Places) -> Iterable[Named]:
    for place, pair in enumerate(paired(said.get("institution", _NONE))):
        found = _institution(pair, "institutions[{}].name", place, places)
        if found.name:
            yield found


def _sections(said: Said, places: Places) -> Iterable[Section]:
    place = 0
    for tag in ("review_section", "field", "section"):
        for pair in paired(said.get(tag, _NONE)):
            first = first_of(pair)
            name = places.words("sections[{}].name", pair, place)
            if name:
                table = attribute(first, "fieldTable") or tag
                yield Section(table, attribute(first, "niiCode"), name)
                place += 1


def _keywords(said: Said, places: Places) -> Iterable[Words]:
    ja, en = (
        [one for listed in found for one in listed.findall("keyword")]
        for found in said.get("keywordList", _NONE)
    )
    for place, pair in enumerate(paired((ja, en))):
        words = places.words("keywords[{}]", pair, place)
        if words:
            yield words


def _statements(said: Said, places: Places) -> Iterable[Statement]:
    place = 0
    for pair in paired(said.get("paragraphList", _NONE), by=_paragraph_type):
        printed = attribute(first_of(pair), "type")
        if printed in _BUDGETING:
            continue
        text = places.words("statements[{}].text", pair, place)
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
        title=places.words("outputs[{}].title", _by_language(parts.get("title", ())), place),
        authors=tuple(filter(None, _COMMAS.split(text_of(authors[0])))) if authors else (),
        year=year,
        where=places.words("outputs[{}].where", _by_language(where), place),
        ids=tuple(ids),
        text=text_of(parts["plainText"][0]) if "plainText" in parts else "",
    )


def _by_language(found: Iterable[Node]) -> Pair:
    ja = en = None
    for one in found:
        if is_english(one):
            en = one
        else:
            ja = one
    return ja, en


def _money(said: Said, top: Node, places: Places) -> Iterable[Money]:
    place = 0
    wholes = next(filter(None, said.get("overallAwardAmount", _NONE)), [])
    yearly = [
        one for listed in top.findall("awardAmountList") for one in listed.findall("awardAmount")
    ]
    for amount in (*wholes, *yearly):
        parts = below(amount)
        printed = parts.get("convertedJpyTotalCost")
        total = number(printed)
        yen = total is not None
        if not yen:
            printed = parts.get("totalCost")
            total = number(printed)
        if printed is None or (total is None and not text_of(printed)):
            continue
        places.note("money[{}].total", printed, place)
        yield Money(
            year_of(attribute(amount, "fiscalYear")),
            total,
            number(parts.get("directCost")),
            number(parts.get("indirectCost")),
            attribute(amount, "planned") == "true",
            "JPY" if yen else _currency(amount),
        )
        place += 1


def _currency(amount: Node) -> str:
    printed = amount.find("unit/normalizedValue")
    return (text_of(printed) if printed is not None else "") or "JPY"
