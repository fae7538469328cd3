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


def read(top: Element) -> ResearchProject:
    """Return the record of a ``grantAward``."""
    cites = Cites()
    summaries = _summaries(top)
    numbered = top.get("awardNumber")
    key = top.get("id") or numbered
    parent = top.first("parentAward")
    modified = top.first("modified") or top.first("created")
    period = _period(summaries, cites)
    return ResearchProject(
        key=f"{FORMAT}:{key}" if key else "",
        title=cites.words("title", _only(summaries, "title")),
        alternatives=_alternatives(summaries),
        ids=tuple(_ids(top, key, numbered)),
        awards=tuple(_awards(summaries, numbered, cites)),
        status=_status(summaries),
        start_year=period[0],
        end_year=period[1],
        researchers=tuple(_researchers(summaries, top, cites)),
        institutions=tuple(_institutions(summaries, cites)),
        sections=tuple(_sections(summaries, cites)),
        keywords=tuple(_keywords(summaries, cites)),
        statements=tuple(_statements(summaries, cites)),
        outputs=tuple(_outputs(top, cites)),
        money=tuple(_money(summaries, top, cites)),
        parent=f"{FORMAT}:{parent.get('id')}" if parent is not None and parent.get("id") else "",
        modified=modified.text if modified is not None else "",
        cites=cites.found,
    )


Parts = Mapping[str, list[Element]]


def _summaries(top: Element) -> Mapping[str, Parts]:
    """Return by language the parts of each summary, by name."""
    found: dict[str, Parts] = {}
    for summary in top.named("summary"):
        found.setdefault(summary.language or "ja", summary.below)
    return found


def _each(summaries: Mapping[str, Parts], name: str) -> dict[str, list[Element]]:
    return {language: parts.get(name, []) for language, parts in summaries.items()}


def _only(summaries: Mapping[str, Parts], name: str) -> dict[str, Element]:
    return {language: parts[name][0] for language, parts in summaries.items() if name in parts}


def _alternatives(summaries: Mapping[str, Parts]) -> tuple[str, ...]:
    short = (one.text for parts in _each(summaries, "titleAbbreviated").values() for one in parts)
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


def _awards(summaries: Mapping[str, Parts], numbered: str, cites: Cites) -> Iterable[Award]:
    programme = cites.words(
        "awards[0].programme", _only(summaries, "categoryFc") or _last(summaries, "category")
    )
    agency = cites.words("awards[0].funder", _only(summaries, "agency"))
    number_ = identifier("kaken", numbered) if numbered else None
    if number_ is not None or programme:
        yield Award(
            number_,
            Named(agency) if agency else NO_NAME,
            Named(programme) if programme else NO_NAME,
        )


def _last(summaries: Mapping[str, Parts], name: str) -> dict[str, Element]:
    """Return the innermost of nested categories: the last that is printed."""
    return {language: parts[name][-1] for language, parts in summaries.items() if name in parts}


def _status(summaries: Mapping[str, Parts]) -> str:
    return next((one.get("statusCode") for one in _only(summaries, "projectStatus").values()), "")


def _period(summaries: Mapping[str, Parts], cites: Cites) -> tuple[int | None, int | None]:
    for period in _only(summaries, "periodOfAward").values():
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


def _researchers(
    summaries: Mapping[str, Parts], top: Element, cites: Cites
) -> Iterable[Researcher]:
    orcids = _orcids(top)
    for place, pair in enumerate(paired(_each(summaries, "member"))):
        first = next(iter(pair.values()))
        homes = {lang: one.first("affiliation") or one for lang, one in pair.items()}
        erad = first.get("eradCode") or first.get("researcherNumber")
        ids = [identifier("erad", erad)] if erad else []
        if erad in orcids:
            ids.append(identifier("orcid", orcids[erad]))
        where = f"researchers[{place}]"
        yield Researcher(
            name=cites.words(f"{where}.name", under(pair, "personalName", "fullName")),
            reading=_reading(pair),
            role=first.get("role"),
            ids=tuple(ids),
            institution=_institution(under(homes, "institution"), f"{where}.institution", cites),
            department=_said(under(homes, "department")),
            job=_said(under(homes, "jobTitle")),
            years=first.get("participate"),
        )


def _orcids(top: Element) -> dict[str, str]:
    """Return the ORCID iDs that grants and reports name, by the researcher's number."""
    found: dict[str, str] = {}
    for member in top.node.iter("member"):
        orcid = member.get("orcid")
        if orcid:
            found[(member.get("eradCode") or member.get("researcherNumber") or "").strip()] = orcid
    return found


def _reading(pair: Mapping[str, Element]) -> str:
    japanese = pair.get("ja")
    name = japanese.first("personalName") if japanese is not None else None
    if name is None:
        return ""
    parts = (name.first("familyName"), name.first("givenName"))
    return " ".join(filter(None, (one.get("yomi") for one in parts if one is not None)))


def _institution(found: Mapping[str, Element], where: str, cites: Cites) -> Named:
    name = cites.words(where, found)
    codes = dict.fromkeys(one.get("niiCode") for one in found.values())
    ids = tuple(identifier("nii_institution", code) for code in codes if code)
    return Named(name, ids) if name or ids else NO_NAME


def _said(found: Mapping[str, Element]) -> Words:
    if not found:
        return NO_WORDS
    ja, en = found.get("ja"), found.get("en")
    return Words(ja.text if ja is not None else "", en.text if en is not None else "")


def _institutions(summaries: Mapping[str, Parts], cites: Cites) -> Iterable[Named]:
    for place, pair in enumerate(paired(_each(summaries, "institution"))):
        found = _institution(pair, f"institutions[{place}].name", cites)
        if found.name:
            yield found


def _sections(summaries: Mapping[str, Parts], cites: Cites) -> Iterable[Section]:
    place = 0
    for tag in ("review_section", "field", "section"):
        for pair in paired(_each(summaries, tag)):
            first = next(iter(pair.values()))
            name = cites.words(f"sections[{place}].name", pair)
            if name:
                table = first.get("fieldTable") or tag
                yield Section(table, first.get("niiCode"), name)
                place += 1


def _keywords(summaries: Mapping[str, Parts], cites: Cites) -> Iterable[Words]:
    lists = {
        lang: [one for listed in found for one in listed.named("keyword")]
        for lang, found in _each(summaries, "keywordList").items()
    }
    for place, pair in enumerate(paired(lists)):
        words = cites.words(f"keywords[{place}]", pair)
        if words:
            yield words


def _statements(summaries: Mapping[str, Parts], cites: Cites) -> Iterable[Statement]:
    place = 0
    for pair in paired(_each(summaries, "paragraphList"), by=_paragraph_type):
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


def _money(summaries: Mapping[str, Parts], top: Element, cites: Cites) -> Iterable[Money]:
    place = 0
    wholes = next(
        (p["overallAwardAmount"] for p in summaries.values() if "overallAwardAmount" in p), []
    )
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
            fiscal_year=year_of(amount.get("fiscalYear")),
            total=total,
            direct=number(amount.first("directCost")),
            indirect=number(amount.first("indirectCost")),
            planned=amount.get("planned") == "true",
            currency="JPY" if yen else _currency(amount),
        )
        place += 1


def _currency(amount: Element) -> str:
    unit = amount.first("unit")
    printed = unit.first("normalizedValue") if unit is not None else None
    return (printed.text if printed is not None else "") or "JPY"
