"""KAKEN's XML: ``grantAward`` of the project service, Japanese and English summaries paired.

The format is defined by NII; ``summary`` holds what was reported of a project in all, the lists
beside it the money of each year and the outputs.
"""

import re
from collections.abc import Iterable, Mapping

from sateto.records.identifiers import identifier
from sateto.records.reading.building import Cites, number, paired, under, year_of
from sateto.records.reading.element import Element
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
_NONE: Mapping[str, list[Element]] = {}


def read(top: Element) -> ResearchProject:
    """Return the record of a ``grantAward``."""
    cites = Cites()
    said = _said_by_summaries(top)
    numbered = top.get("awardNumber")
    key = top.get("id") or numbered
    parent = top.first("parentAward")
    modified = top.first("modified") or top.first("created")
    period = _period(said, cites)
    return ResearchProject(
        key=f"{FORMAT}:{key}" if key else "",
        title=cites.words("title", _first(said, "title")),
        alternatives=_alternatives(said),
        ids=tuple(_ids(top, key, numbered)),
        awards=tuple(_awards(said, numbered, cites)),
        status=_status(said),
        start_year=period[0],
        end_year=period[1],
        researchers=tuple(_researchers(said, top, cites)),
        institutions=tuple(_institutions(said, cites)),
        sections=tuple(_sections(said, cites)),
        keywords=tuple(_keywords(said, cites)),
        statements=tuple(_statements(said, cites)),
        outputs=tuple(_outputs(top, cites)),
        money=tuple(_money(said, top, cites)),
        parent=f"{FORMAT}:{parent.get('id')}" if parent is not None and parent.get("id") else "",
        modified=modified.text if modified is not None else "",
        cites=cites.found,
    )


Said = Mapping[str, Mapping[str, list[Element]]]
"""The elements of the summaries: by their name, by language."""


def _said_by_summaries(top: Element) -> Said:
    """Return what the summaries hold, of each language the first."""
    summaries: dict[str, Mapping[str, list[Element]]] = {}
    for summary in top.named("summary"):
        summaries.setdefault(summary.language or "ja", summary.below)
    found: dict[str, dict[str, list[Element]]] = {}
    for language, parts in summaries.items():
        for name, elements in parts.items():
            if name in found:
                found[name][language] = elements
            else:
                found[name] = {language: elements}
    return found


def _each(said: Said, name: str) -> Mapping[str, list[Element]]:
    return said.get(name, _NONE)


def _first(said: Said, name: str) -> dict[str, Element]:
    return {language: found[0] for language, found in said.get(name, _NONE).items()}


def _alternatives(said: Said) -> tuple[str, ...]:
    short = (one.text for parts in _each(said, "titleAbbreviated").values() for one in parts)
    return tuple(dict.fromkeys(filter(None, short)))


def _ids(top: Element, key: str, numbered: str) -> Iterable[Identifier]:
    if key.startswith("KAKENHI-"):
        yield identifier("kaken_record", key)
    numbers = identifier("kaken", numbered) if numbered else None
    if numbers is not None:
        yield numbers
    for one in top.named("identifier"):
        value = one.first("normalizedValue")
        kind = {"doi": "doi", "nationalAwardNumber": "jgn"}.get(one.get("type"), "local")
        if value is not None and value.text:
            made = identifier(kind, value.text)
            if kind == "jgn" and not made.valid and identifier("kaken", value.text).valid:
                made = identifier("jgn", f"JP{value.text}")
            yield made


def _awards(said: Said, numbered: str, cites: Cites) -> Iterable[Award]:
    programme = cites.words(
        "awards[0].programme", _first(said, "categoryFc") or _last(said, "category")
    )
    agency = cites.words("awards[0].funder", _first(said, "agency"))
    number_ = identifier("kaken", numbered) if numbered else None
    if number_ is not None or programme:
        yield Award(
            number_,
            Named(agency) if agency else NO_NAME,
            Named(programme) if programme else NO_NAME,
        )


def _last(said: Said, name: str) -> dict[str, Element]:
    """Return the innermost of nested categories: the last that is printed."""
    return {language: found[-1] for language, found in said.get(name, _NONE).items()}


def _status(said: Said) -> str:
    return next((one.get("statusCode") for one in _first(said, "projectStatus").values()), "")


def _period(said: Said, cites: Cites) -> tuple[int | None, int | None]:
    for period in _first(said, "periodOfAward").values():
        parts = {name: found[0] for name, found in period.below.items()}
        made = []
        for side, attribute in (("start", "searchStart"), ("end", "searchEnd")):
            fiscal = parts.get(f"{side}FiscalYear")
            day = parts.get(f"{side}Date")
            year = year_of(fiscal.text) if fiscal is not None else None
            year = year or year_of(period.get(f"{attribute}FiscalYear"))
            year = year or (year_of(day.text, fiscal=True) if day is not None else None)
            cited = fiscal or day or period
            if year is not None:
                cites.note(f"{side}_year", cited)
            made.append(year)
        return made[0], made[1]
    return None, None


def _researchers(said: Said, top: Element, cites: Cites) -> Iterable[Researcher]:
    orcids = _orcids(top)
    for place, pair in enumerate(paired(_each(said, "member"))):
        first = next(iter(pair.values()))
        homes = {**pair, **under(pair, "affiliation")}
        erad = first.get("eradCode") or first.get("researcherNumber")
        ids = [identifier("erad", erad)] if erad else []
        if erad in orcids:
            ids.append(identifier("orcid", orcids[erad]))
        where = f"researchers[{place}]"
        names = under(pair, "personalName")
        yield Researcher(
            cites.words(where + ".name", under(names, "fullName")),
            _reading(names),
            first.get("role"),
            tuple(ids),
            _institution(under(homes, "institution"), where + ".institution", cites),
            _uncited(under(homes, "department")),
            _uncited(under(homes, "jobTitle")),
            first.get("participate"),
        )


def _orcids(top: Element) -> dict[str, str]:
    """Return the ORCID iDs that grants and reports name, by the researcher's number."""
    found: dict[str, str] = {}
    for member in top.node.iter("member"):
        orcid = member.get("orcid")
        if orcid:
            found[(member.get("eradCode") or member.get("researcherNumber") or "").strip()] = orcid
    return found


def _reading(names: Mapping[str, Element]) -> str:
    name = names.get("ja")
    if name is None:
        return ""
    parts = (name.first("familyName"), name.first("givenName"))
    return " ".join([one.get("yomi") for one in parts if one is not None and one.get("yomi")])


def _institution(found: Mapping[str, Element], where: str, cites: Cites) -> Named:
    name = cites.words(where, found)
    codes = dict.fromkeys([one.get("niiCode") for one in found.values()])
    ids = tuple([identifier("nii_institution", code) for code in codes if code])
    return Named(name, ids) if name or ids else NO_NAME


def _uncited(found: Mapping[str, Element]) -> Words:
    if not found:
        return NO_WORDS
    ja, en = found.get("ja"), found.get("en")
    return Words(ja.text if ja is not None else "", en.text if en is not None else "")


def _institutions(said: Said, cites: Cites) -> Iterable[Named]:
    for place, pair in enumerate(paired(_each(said, "institution"))):
        found = _institution(pair, f"institutions[{place}].name", cites)
        if found.name:
            yield found


def _sections(said: Said, cites: Cites) -> Iterable[Section]:
    place = 0
    for tag in ("review_section", "field", "section"):
        for pair in paired(_each(said, tag)):
            first = next(iter(pair.values()))
            name = cites.words(f"sections[{place}].name", pair)
            if name:
                table = first.get("fieldTable") or tag
                yield Section(table, first.get("niiCode"), name)
                place += 1


def _keywords(said: Said, cites: Cites) -> Iterable[Words]:
    lists = {
        lang: [one for listed in found for one in listed.named("keyword")]
        for lang, found in _each(said, "keywordList").items()
    }
    for place, pair in enumerate(paired(lists)):
        words = cites.words(f"keywords[{place}]", pair)
        if words:
            yield words


def _statements(said: Said, cites: Cites) -> Iterable[Statement]:
    place = 0
    for pair in paired(_each(said, "paragraphList"), by=_paragraph_type):
        first = next(iter(pair.values()))
        printed = first.get("type")
        if printed in _BUDGETING:
            continue
        text = cites.words(f"statements[{place}].text", pair)
        if text:
            yield Statement(_STATEMENTS.get(printed, "note"), text)
            place += 1


def _paragraph_type(element: Element) -> str:
    return f"{element.get('type')} {element.get('sequence') or element.get('sequecne')}"


def _outputs(top: Element, cites: Cites) -> Iterable[Output]:
    place = 0
    seen: set[str] = set()
    for listed in (*top.named("productListEnriched"), *top.named("productList")):
        for product in listed.named("product"):
            made = _output(product, place, cites)
            known = f"{made.kind} {made.title.best()} {made.text}"
            if known not in seen and made.kind:
                seen.add(known)
                yield made
                place += 1


def _output(product: Element, place: int, cites: Cites) -> Output:
    parts = product.below
    ids = [
        identifier(scheme, parts[scheme][0].text)
        for scheme in _OUTPUT_IDS
        if scheme in parts and parts[scheme][0].text
    ]
    for name in ("patentPublicationNumber", "patentApplicationNumber"):
        ids += [identifier("patent", one.text) for one in parts.get(name, ()) if one.text]
    years = ("year", "patentPublicationYear", "patentApplicationYear", "date")
    year = next((year_of(parts[name][0].text) for name in years if name in parts), None)
    authors = parts.get("author") or parts.get("patentInventor") or []
    where = next(
        (
            parts[n]
            for n in ("journalTitle", "patentAssignee", "publisher", "organizer")
            if n in parts
        ),
        [],
    )
    return Output(
        kind=_OUTPUTS.get(product.get("type"), "other" if product.get("type") != "note" else ""),
        title=cites.words(f"outputs[{place}].title", _by_language(parts.get("title", []))),
        authors=tuple(filter(None, re.split(r"[、,;；，]\s*", authors[0].text))) if authors else (),
        year=year,
        where=cites.words(f"outputs[{place}].where", _by_language(where)),
        ids=tuple(ids),
        text=parts["plainText"][0].text if "plainText" in parts else "",
    )


def _by_language(found: Iterable[Element]) -> dict[str, Element]:
    return {one.language or "ja": one for one in found}


def _money(said: Said, top: Element, cites: Cites) -> Iterable[Money]:
    place = 0
    wholes = next(iter(_each(said, "overallAwardAmount").values()), [])
    yearly = [one for listed in top.named("awardAmountList") for one in listed.named("awardAmount")]
    for amount in (*wholes, *yearly):
        printed = amount.first("convertedJpyTotalCost")
        total = number(printed)
        yen = total is not None
        if not yen:
            printed = amount.first("totalCost")
            total = number(printed)
        if printed is None or total is None:
            continue
        cites.note(f"money[{place}].total", printed)
        yield Money(
            year_of(amount.get("fiscalYear")),
            total,
            number(amount.first("directCost")),
            number(amount.first("indirectCost")),
            amount.get("planned") == "true",
            "JPY" if yen else _currency(amount),
        )
        place += 1


def _currency(amount: Element) -> str:
    unit = amount.first("unit")
    printed = unit.first("normalizedValue") if unit is not None else None
    return (printed.text if printed is not None else "") or "JPY"
