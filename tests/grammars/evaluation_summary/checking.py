"""What holds of every reading: its cites, and that nothing is lost, invented or cited twice."""

import re
from collections.abc import Iterator

from sesaku.coverage import account
from sesaku.document.cite import Cite, covered
from sesaku.document.document import Document
from sesaku.grammars.registry import Grammar
from sesaku.model.evaluation import ExpertOpinion, Goal, Measure
from sesaku.model.reading import Reading
from sesaku.model.values import NumberedText, Quantity, Text
from sesaku.model.walk import cites_in
from sesaku.text.width import squeeze

_AMOUNT = re.compile(r"[0-9],[0-9]{3}")
PLAIN = ("name", "ministry", "code", "department")


def reading_of(grammar: Grammar, document: Document) -> Reading:
    """Read a document as being of a kind, whatever it is."""
    return account(document, grammar.detect(document), grammar.read(document))


def check(reading: Reading) -> None:
    """Check cites and accounts of a reading."""
    measure = reading.content.measure
    assert measure is not None
    assert 0.0 <= reading.detection.confidence <= 1.0
    taken: set[int] = set()
    for value, cite in values_of(measure):
        reading.document.verify(value, cite)
        own = {at for span in cite for at in range(span.start, span.end)}
        assert not own & taken, value
        taken |= own
    for key in PLAIN:
        printed = getattr(measure, key)
        if printed is not None:
            reading.document.verify(printed, measure.cites[key])
    for key in ("fiscal_year", "evaluated_on"):
        assert getattr(measure, key) is None or measure.cites[key]
    _check_form(reading.document, measure)
    _check_accounts(reading)


def values_of(measure: Measure) -> Iterator[tuple[str, Cite]]:
    """Yield each text and amount of a summary or form with its cite; blank cells have none."""
    for text in texts_of(measure):
        assert text.text
        yield text.text, text.cite
    for cell in amounts_of(measure):
        assert bool(cell.raw) == bool(cell.cite)
        yield cell.raw, cell.cite


def texts_of(measure: Measure) -> Iterator[Text | NumberedText | Goal | ExpertOpinion]:
    """Yield the texts of a summary, and the item names of a form."""
    single = (
        measure.goal_preamble,
        measure.opinion_preamble,
        measure.overall,
        measure.next_preamble,
    )
    yield from (text for text in single if text is not None)
    yield from measure.notes
    yield from measure.opinions
    yield from measure.goals
    yield from measure.results
    yield from measure.next_goals
    yield from measure.budget_form.items if measure.budget_form else ()


def amounts_of(measure: Measure) -> Iterator[Quantity]:
    """Yield the amounts, blank ones too."""
    for budget in measure.budgets:
        cells = (budget.initial, budget.supplementary, budget.carryover, budget.total)
        yield from (cell for cell in (*cells, budget.executed) if cell is not None)
    form = measure.budget_form
    if form is not None:
        for row in form.rows:
            yield from row.values
        for total in form.totals:
            yield from total.values


def _check_form(document: Document, measure: Measure) -> None:
    form = measure.budget_form
    if form is None:
        return
    if form.unit is not None:
        document.verify(form.unit, form.unit_cite)
    assert len(form.columns) == len(form.column_cites)
    for heading, cite in zip(form.columns, form.column_cites, strict=True):
        document.verify(heading, cite)
    for row in form.rows:
        said = squeeze(document.quote(row.cite))
        for part in (row.account, row.organisation, row.item, row.reference):
            assert part is None or squeeze(part) in said
    for total in form.totals:
        assert total.cite
        words = squeeze(document.quote(total.cite))
        assert all(squeeze(word) in words for word in (total.label or "").split(" "))


def _check_accounts(reading: Reading) -> None:
    content = reading.content
    for piece in content.furniture:
        if piece.kind != "page-number":
            assert not _AMOUNT.search(reading.document.quote(piece.cite)), "an amount set aside"
    named = covered(cites_in((content.measure, content.furniture, reading.diagnostics)))
    inside = {at for start, end in named for at in range(start, end)}
    text = reading.document.text
    lost = [at for at, sign in enumerate(text) if not sign.isspace() and at not in inside]
    assert lost == []
