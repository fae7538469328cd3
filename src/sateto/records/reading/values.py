"""Looking through a record for identifiers and amounts that are not as they should be."""

from collections.abc import Iterator

from sateto.records.identifiers import schemes
from sateto.records.reading.troubles import Trouble, trouble
from sateto.records.record import Identifier, ResearchProject


def wrong_values(record: ResearchProject) -> Iterator[Trouble]:
    """Yield a trouble for each identifier and amount that is not as it should be."""
    for one in _identifiers(record):
        if not one.valid:
            detail = f"{schemes()[one.scheme].ja} {one.value[:80]}"
            yield trouble("identifier-wrong", record=record.key, detail=detail)
    for amount in record.money:
        if amount.total is None:
            detail = f"{amount.fiscal_year} 年度の額" if amount.fiscal_year else "総額"
            yield trouble("number-wrong", record=record.key, detail=detail)


def _identifiers(record: ResearchProject) -> Iterator[Identifier]:
    yield from record.ids
    for award in record.awards:
        if award.number is not None and award.number not in record.ids:
            yield award.number
        yield from award.funder.ids
    for person in record.researchers:
        yield from person.ids
        yield from person.institution.ids
    for institution in record.institutions:
        yield from institution.ids
    for output in record.outputs:
        yield from output.ids
