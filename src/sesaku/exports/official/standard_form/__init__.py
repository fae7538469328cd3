"""The ministries' common form 「実績評価書（標準様式）」 of a measure without policy fields."""

from collections.abc import Iterator

from sesaku.exceptions import ExportError
from sesaku.exports.official.layout import Block, Line, Sheet
from sesaku.exports.official.standard_form.head import head_tables
from sesaku.exports.official.standard_form.indicators import indicator_table
from sesaku.exports.official.standard_form.outcome import outcome_tables
from sesaku.exports.official.wording import fiscal
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.reading import Content

NAME = "standard-form"
LABEL = "実績評価書（標準様式）"
_TITLE = 13
_SIZE = 9


def lay_out(content: Content) -> Sheet:
    """Return the standard form of a measure.

    Raises:
        ExportError: the content tells of no measure, or of several policy fields.
    """
    measure = content.measure
    if measure is None or len(content.fields) != 1:
        raise ExportError(f"{LABEL}にできるのは、個別分野に分かれていない一つの施策の評価です。")
    return Sheet(
        title=title_of(content, "評価書", "実施施策に係る政策評価書"),
        author=measure.ministry or "",
        subject=LABEL,
        blocks=tuple(_blocks(content, measure, content.fields[0])),
        size=_SIZE,
        summary="Performance evaluation report, common standard form",
    )


def title_of(content: Content, word: str, rest: str) -> str:
    """Return the title of a form: the content's own where it is one of such a form."""
    if content.title and word in content.title:
        return content.title
    year = content.measure.fiscal_year if content.measure is not None else None
    return f"{fiscal(year) if year else ''}{rest}"


def _blocks(content: Content, measure: Measure, policy_field: PolicyField) -> Iterator[Block]:
    if measure.code:
        yield Line(f"（{measure.code}）", align="end")
    title = title_of(content, "評価書", "実施施策に係る政策評価書")
    yield Line(title, align="center", bold=True, size=_TITLE, level=1)
    yield from head_tables(measure, policy_field)
    if policy_field.indicators or policy_field.reference_indicators:
        yield indicator_table(policy_field)
    for note in measure.notes:
        front = f"{note.mark}　" if note.mark else ""
        yield Line(f"{front}{note.text}", hang=3 if front else 0)
    yield from outcome_tables(measure, policy_field)
