"""The register: every remark with what it concerns, its stance, its answers and what is open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.exceptions import LinkError
from sesaku.linking.cited import Cited, cited
from sesaku.linking.over_time import remarks as raised
from sesaku.linking.over_time.crosswalk import crosswalk
from sesaku.linking.over_time.linker import KINDS, same_measure
from sesaku.linking.over_time.units import Report, Unit, report_of
from sesaku.linking.remarks.answers import Answer, Place, answer
from sesaku.linking.remarks.concerns import Concern, concerns_of, field_of
from sesaku.linking.remarks.stances import Sign, Stance, signs_of, stance_of
from sesaku.linking.terms import own_words, sentences
from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.text.width import squeeze

SCHEMA = "sesaku-remarks/1"

Status: TypeAlias = Literal["addressed", "partly", "not_visible", "nothing_asked", "undetermined"]


@dataclass(frozen=True, slots=True)
class Again:
    """A later remark that takes one up."""

    document: str
    subject: str
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Remark:
    """An expert's remark in the register.

    Attributes:
        document: name of the document that prints it.
        subject: ``opinion:7``, the seventh of that document.
        text: the remark.
        cite: where it stands.
        fiscal_year: year of the report, or None.
        concerns: what it concerns.
        stance: praise, suggestion, concern or mixed; None where no word shows it.
        signs: the words that show the stance.
        answers: what the same and later documents say to what it asks.
        status: the best answer; nothing_asked where it asks nothing, undetermined where there is
            no text to look at.
        raised_again: later remarks that take it up.
        open_since: fiscal year of the report whose remark is still open; None where it is not.
        open_until: fiscal year of the latest document looked at; None where it is not open.
        open_years: how many years lie between the two.
    """

    document: str
    subject: str
    text: str
    cite: Cite
    fiscal_year: int | None
    concerns: tuple[Concern, ...]
    stance: Stance | None
    signs: tuple[Sign, ...]
    answers: tuple[Answer, ...]
    status: Status
    raised_again: tuple[Again, ...]
    open_since: int | None
    open_until: int | None
    open_years: int | None


@dataclass(frozen=True, slots=True)
class Register:
    """The remarks of several reports of one measure, earliest first."""

    documents: tuple[str, ...]
    remarks: tuple[Remark, ...]


def register(readings: Sequence[Reading]) -> Register:
    """Return the register of reports of one measure.

    Args:
        readings: the reports, in any order; years decide which is later, then the given order.

    Raises:
        LinkError: a document is no report.
    """
    for reading in readings:
        if reading.detection.kind not in KINDS:
            raise LinkError(
                f"{reading.document.name}: 種別 {reading.detection.kind} の文書に学識経験者の所見は"
                "ありません。評価書または評価書要旨を指定してください。"
            )
    ordered = sorted(readings, key=lambda reading: year_of(reading) or 0)
    reports = [report_of(reading) for reading in ordered]
    found = []
    for at, report in enumerate(reports):
        later = [each for each in reports[at + 1 :] if _same_measure(report, each)]
        ways = {id(each): _ways(report, each) for each in later}
        again = _again(report, later)
        found += [_remark(unit, report, later, ways, again) for unit in report.of("opinion")]
    return Register(tuple(reading.document.name for reading in ordered), tuple(found))


def as_dict(found: Register) -> dict[str, Any]:
    """Return the register as the dictionaries, lists and scalars of ``sesaku-remarks/1``."""
    return {
        "schema": SCHEMA,
        "documents": list(found.documents),
        "remarks": plain(found.remarks),
    }


def year_of(reading: Reading) -> int | None:
    """Return the fiscal year of a report: as printed, or the year after its last execution."""
    measure = reading.content.measure
    if measure is None:
        return None
    if measure.fiscal_year is not None:
        return measure.fiscal_year
    executed = [
        row.fiscal_year
        for row in measure.budgets
        if row.executed is not None and row.executed.value is not None
    ]
    return max(executed) + 1 if executed else None


def _same_measure(one: Report, two: Report) -> bool:
    return same_measure(one.reading, two.reading) is not False


def _ways(first: Report, second: Report) -> dict[str, str]:
    """Return what of a later report each field and indicator became, by its code."""
    return {
        str(link.source.subject): str(link.target.subject)
        for link in crosswalk(first, second)
        if link.source is not None
        and link.target is not None
        and link.relation in ("kept", "renamed", "rescoped", "new")
    }


def _remark(
    unit: Unit,
    report: Report,
    later: Sequence[Report],
    ways: dict[int, dict[str, str]],
    again: Mapping[str, Sequence[Again]],
) -> Remark:
    signs = signs_of(unit.name)
    stance = stance_of(signs)
    concerns = concerns_of(unit, report)
    asked = sorted({sign.sentence for sign in signs if sign.stance != "praise"})
    answers = _answers(unit, report, later, ways, (asked, concerns)) if asked else ()
    status = _status(asked, answers) if signs else "undetermined"
    if status == "addressed" and stance == "concern":
        status = "partly"
    year = year_of(report.reading)
    is_open = status in ("not_visible", "partly")
    last = max((year_of(each.reading) or 0 for each in (report, *later)), default=0) or None
    opinion = unit.name
    return Remark(
        document=report.reading.document.name,
        subject=unit.subject,
        text=_text(report, unit),
        cite=opinion.whole,
        fiscal_year=year,
        concerns=concerns,
        stance=stance,
        signs=signs,
        answers=answers,
        status=status,
        raised_again=tuple(again.get(unit.subject, ())),
        open_since=year if is_open else None,
        open_until=last if is_open else None,
        open_years=last - year if is_open and last and year else None,
    )


def _text(report: Report, unit: Unit) -> str:
    measure = report.reading.content.measure
    number = int(unit.subject.partition(":")[2])
    return measure.opinions[number - 1].text if measure else unit.name.shown


def _status(asked: Sequence[tuple[int, int]], answers: Sequence[Answer]) -> Status:
    if not asked:
        return "nothing_asked"
    levels = {each.level for each in answers}
    if "addressed" in levels:
        return "addressed"
    if "partly" in levels:
        return "partly"
    return "not_visible" if levels else "undetermined"


def _again(report: Report, later: Sequence[Report]) -> dict[str, list[Again]]:
    """Return by its subject where each remark of a report is made again."""
    found: dict[str, list[Again]] = {}
    for other in later:
        for link in raised.links(report, other):
            if link.source is None or link.target is None:
                continue
            target = link.target
            again = Again(
                other.reading.document.name, str(target.subject), target.text, target.cite
            )
            found.setdefault(str(link.source.subject), []).append(again)
    return found


def _answers(
    unit: Unit,
    report: Report,
    later: Sequence[Report],
    ways: dict[int, dict[str, str]],
    said: tuple[Sequence[tuple[int, int]], Sequence[Concern]],
) -> tuple[Answer, ...]:
    asked, concerns = said
    codes = [each.subject for each in concerns]
    topics = _topics(report, codes)
    own = answer(asked, unit.name, _outlook(report, codes), topics, report.spread, later=False)
    found = [own] if own is not None else []
    for other in later:
        places = _later_places(other, codes, ways[id(other)])
        each = answer(asked, unit.name, places, topics, report.spread, later=True)
        if each is not None:
            found.append(each)
    return tuple(found)


def _topics(report: Report, codes: Sequence[str]) -> list[str]:
    """Return the names of what a remark concerns, of their fields, and of the measure.

    A summary prints no names of fields; its goals stand for them.
    """
    fields = {field_of(code) for code in codes}
    bare = {code.removeprefix("next:") for code in codes}
    names = [
        unit.name.plain
        for unit in report.of("field", "indicator", "next")
        if unit.subject.removeprefix("next:") in bare
        or (unit.family == "field" and unit.policy_field in fields)
    ]
    if not report.of("field"):
        names += [
            unit.name.plain
            for unit in report.of("goal")
            if unit.subject.partition(":")[2] in fields
        ]
    measure = report.reading.content.measure
    return [*names, squeeze(measure.name).lower()] if measure and measure.name else names


def _outlook(report: Report, codes: Sequence[str]) -> list[Place]:
    """Return what the same report says of the next cycle of what a remark concerns.

    Where it concerns indicators, of the outlook of the field only what speaks of them.
    """
    document = report.reading.document
    bare = {code.removeprefix("next:") for code in codes}
    fields = {field_of(code) for code in codes}
    whole = {code for code in codes if code.startswith("F")}
    topics = {word for topic in _topics(report, codes) for word in own_words(topic)}
    found = []
    for policy_field in report.reading.content.fields:
        if fields and policy_field.number not in fields:
            continue
        every = not codes or f"F{policy_field.number}" in whole
        for each in policy_field.next_indicators:
            if every or each.code is None or each.code in bare:
                text = cited(each.text, each.cite, document.text)
                subject = f"next:{each.code}" if each.code else f"F{policy_field.number}"
                found.append(Place(document.name, subject, "next_indicator", text))
        if policy_field.next_measure is not None:
            next_measure = policy_field.next_measure
            text = cited(next_measure.text, next_measure.cite, document.text)
            subject = f"F{policy_field.number}"
            parts = [text] if every else _speaking(text, topics)
            found += [Place(document.name, subject, "next_measure", part) for part in parts]
    found += _next_goals(report, fields)
    return found


def _speaking(text: Cited, topics: set[str]) -> Iterator[Cited]:
    """Yield the sentences of a text that name a topic, each as a text of its own."""
    for start, end in sentences(text.plain):
        if any(topic in text.plain[start:end] for topic in topics):
            yield text.part(start, end)


def _next_goals(report: Report, fields: set[str]) -> Iterator[Place]:
    for unit in report.of("next_goal"):
        if not fields or unit.policy_field in fields:
            yield Place(report.reading.document.name, unit.subject, "next_goal", unit.name)


def _later_places(report: Report, codes: Sequence[str], ways: dict[str, str]) -> list[Place]:
    """Return what a later report says of what a remark concerns."""
    wanted = {ways[code] for code in codes if code in ways}
    fields = {f"F{field_of(code)}" for code in codes}
    wanted |= {ways[code] for code in fields if code in ways}
    numbers = {subject.rpartition(":")[2] for subject in wanted if subject.startswith("result:")}
    document = report.reading.document.name
    found = [
        Place(document, unit.subject, unit.family, unit.name)
        for unit in report.of("result", "next_goal")
        if unit.subject in wanted or unit.policy_field in numbers or not codes
    ]
    later = {subject.removeprefix("F") for subject in wanted if subject.startswith("F")}
    for policy_field in report.reading.content.fields:
        if policy_field.number in later or not codes:
            found += _of_field(report, policy_field.number)
    return found


def _of_field(report: Report, number: str) -> Iterator[Place]:
    """Yield what a later report analyses, aims at and plans in a field."""
    document = report.reading.document
    for policy_field in report.reading.content.fields:
        if policy_field.number != number:
            continue
        for analysis in policy_field.analysis:
            text = cited(analysis.text, analysis.cite, document.text)
            yield Place(document.name, analysis.code or f"F{number}", "analysis", text)
        for indicator in policy_field.indicators:
            for year in indicator.years:
                if year.target is not None and hasattr(year.target, "text"):
                    text = cited(year.target.text, year.target.cite, document.text)
                    yield Place(document.name, indicator.code, f"target {year.fiscal_year}", text)
    yield from _outlook(report, [f"F{number}"])
