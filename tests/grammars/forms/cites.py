"""What holds of every reading of a form: cites join to their values, and nothing is cited twice."""

from collections.abc import Iterator

from sesaku.coverage import account
from sesaku.document.cite import Cite, Span
from sesaku.document.document import Document
from sesaku.grammars import ex_ante_sheet, standard_form
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.reading import Reading
from sesaku.model.walk import plain

KINDS = (standard_form, ex_ante_sheet)


def reading_of(document: Document) -> Reading:
    """Read a form as being of the kind that is the more certain."""
    found = [(grammar.detect(document), grammar) for grammar in KINDS]
    detection, grammar = max(found, key=lambda pair: pair[0].confidence)
    return account(document, detection, grammar.read(document))


def check_cites(reading: Reading) -> None:
    """Check that every cite joins to its value."""
    document = reading.document
    measure = reading.content.measure
    assert measure is not None
    for value, cite in [*_of_measure(measure), *_of_fields(reading.content.fields)]:
        document.verify(value, cite)


def _of_measure(measure: Measure) -> Iterator[tuple[str, Cite]]:
    for name in ("name", "ministry", "code", "department", "author"):
        value = getattr(measure, name)
        if value is not None:
            yield value, measure.cites[name]
    for text in (measure.policy, measure.goal_basis, measure.opinion_preamble):
        if text is not None:
            yield text.text, text.cite
    yield from ((one.text, one.cite) for one in measure.goals)
    yield from ((one.text, one.cite) for one in measure.opinions)
    yield from ((one.text, one.cite) for one in measure.notes)
    for budget in measure.budgets:
        for part in ("initial", "supplementary", "carryover", "total", "executed"):
            amount = getattr(budget, part)
            if amount is not None:
                yield amount.raw, amount.cite
    attainment = measure.attainment
    if attainment is not None and attainment.basis is not None:
        yield attainment.basis, attainment.basis_cite


def _of_fields(fields: tuple[PolicyField, ...]) -> Iterator[tuple[str, Cite]]:
    """Yield the texts and cells of fields: whatever has a text or raw with a cite beside it."""
    pending: list[object] = [plain(field) for field in fields]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            said = node.get("text") or node.get("raw")
            if isinstance(said, str) and "cite" in node:
                yield said, tuple(Span(*span) for span in node["cite"])
            pending.extend(value for key, value in node.items() if not key.endswith("cite"))
