"""The evaluation report 「政策評価書」: the sheet of the measure, then each policy field."""

from sesaku.exceptions import ExportError
from sesaku.exports.official.budget_form import form_blocks
from sesaku.exports.official.layout import Block, PageBreak, Sheet
from sesaku.exports.official.report.head import head_blocks
from sesaku.exports.official.report.policy_field import field_blocks
from sesaku.exports.official.wording import fiscal
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Content

NAME = "report"
LABEL = "政策評価書"


def lay_out(content: Content) -> Sheet:
    """Return the report of a measure, the budget form before it where there is one.

    Raises:
        ExportError: the content tells of no measure.
    """
    measure = content.measure
    if measure is None:
        raise ExportError("政策評価書にできるのは施策の評価です。この文書には施策がありません。")
    blocks: list[Block] = []
    if measure.budget_form is not None:
        blocks += [*form_blocks(measure, measure.budget_form), PageBreak()]
    blocks += head_blocks(measure, content)
    for policy_field in content.fields:
        blocks += [PageBreak(), *field_blocks(policy_field, single=is_single(content))]
    return Sheet(
        title=_title(measure),
        author=measure.ministry or "",
        subject=LABEL,
        blocks=tuple(blocks),
        summary="Policy evaluation report",
    )


def is_single(content: Content) -> bool:
    """Whether the measure is not divided into policy fields."""
    return len(content.fields) == 1 and not any(
        "-" in indicator.code for indicator in content.fields[0].indicators
    )


def _title(measure: Measure) -> str:
    year = f"{fiscal(measure.fiscal_year)} " if measure.fiscal_year else ""
    return f"{year}{LABEL} {measure.name or ''}".strip()
