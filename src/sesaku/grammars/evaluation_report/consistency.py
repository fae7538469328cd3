"""Defects of the source that a reading shows: names, ratings and brackets that do not agree."""

from collections.abc import Iterator

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.model.diagnostic import Collector
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.values import ItemisedText
from sesaku.text.width import narrow, squeeze

_BRACKETS = {"(": ")", "「": "」", "『": "』", "【": "】"}


def note_defects(
    document: Document, measure: Measure, fields: tuple[PolicyField, ...], collector: Collector
) -> None:
    """Note where the list of ratings and the indicators differ, and brackets never closed."""
    listed = {entry.code: entry for entry in measure.rating_summary}
    for policy_field in fields:
        for record in policy_field.indicators:
            entry = listed.get(record.code)
            if entry is None:
                continue
            if squeeze(entry.name) != squeeze(record.name):
                collector.add(
                    "name-differs",
                    entry.cite,
                    indicator=record.code,
                    place="達成状況の一覧",
                    other=entry.name,
                )
            if entry.grade and record.rating and entry.grade != record.rating.grade:
                collector.add(
                    "rating-differs",
                    entry.cite + record.rating.cite,
                    indicator=record.code,
                    listed=entry.grade,
                    printed=record.rating.grade,
                )
        for text, cite in _texts(policy_field):
            _note_bracket(document, text, cite, collector)


def _texts(policy_field: PolicyField) -> Iterator[tuple[str, Cite]]:
    for record in policy_field.indicators:
        yield from _yearly(record)
    for analysis in policy_field.analysis:
        yield analysis.text, analysis.cite
    if policy_field.next_measure is not None:
        yield policy_field.next_measure.text, policy_field.next_measure.cite
    for entry in policy_field.next_indicators:
        if entry.change != "retired":
            yield entry.text, entry.cite


def _yearly(record: Indicator) -> Iterator[tuple[str, Cite]]:
    for year in record.years:
        for content in (year.target, year.result):
            if isinstance(content, ItemisedText):
                yield content.text, content.cite


def _note_bracket(document: Document, text: str, cite: Cite, collector: Collector) -> None:
    """Note the outermost bracket that stays open to the end of a text."""
    folded = narrow(text)
    if all(folded.count(left) <= folded.count(right) for left, right in _BRACKETS.items()):
        return
    open_at: list[tuple[str, int]] = []
    for span in cite:
        for offset in range(span.start, span.end):
            character = document.narrowed[offset]
            if character in _BRACKETS:
                open_at.append((_BRACKETS[character], offset))
            elif open_at and character in _BRACKETS.values():
                _close(open_at, character)
    if open_at:
        offset = open_at[-1][1]
        place = document.cite(offset, offset + 1)
        collector.add("bracket-unclosed", place, bracket=document.text[offset])


def _close(open_at: list[tuple[str, int]], character: str) -> None:
    """Take back the last bracket that this one closes."""
    for index in range(len(open_at) - 1, -1, -1):
        if open_at[index][0] == character:
            del open_at[index]
            return
