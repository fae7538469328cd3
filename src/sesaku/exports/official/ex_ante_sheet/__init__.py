"""The ex-ante analysis sheet 「事前分析表」: goals, yearly targets and means before the work."""

from collections.abc import Iterator

from sesaku.exceptions import ExportError
from sesaku.exports.official.ex_ante_sheet.indicators import indicator_table
from sesaku.exports.official.ex_ante_sheet.means import contributions_note, means_tables
from sesaku.exports.official.layout import Block, Line, Row, Sheet, Table, body, label
from sesaku.exports.official.standard_form import title_of
from sesaku.exports.official.standard_form.head import policy_lines
from sesaku.exports.official.wording import DIVIDED, joined, month, numbered, paragraphs
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.reading import Content

NAME = "ex-ante-sheet"
LABEL = "事前分析表"
_TITLE = 13
_SIZE = 8.5
_REST = "実施施策に係る政策評価の事前分析表"


def lay_out(content: Content) -> Sheet:
    """Return the ex-ante sheet of a measure; indicators of all its fields stand below each other.

    Raises:
        ExportError: the content tells of no measure.
    """
    measure = content.measure
    if measure is None or not content.fields:
        raise ExportError(f"{LABEL}にできるのは施策です。この文書には施策がありません。")
    return Sheet(
        title=title_of(content, LABEL, _REST),
        author=measure.ministry or "",
        subject=LABEL,
        blocks=tuple(_blocks(content, measure)),
        wide=True,
        size=_SIZE,
        summary="Ex-ante analysis sheet",
    )


def _blocks(content: Content, measure: Measure) -> Iterator[Block]:
    if measure.code:
        yield Line(f"（{measure.code}）", align="end")
    title = title_of(content, LABEL, _REST)
    yield Line(title, align="center", bold=True, size=_TITLE, level=1)
    yield from _head(measure, content.fields)
    yield indicator_table(content.fields)
    yield from means_tables(measure, content.fields)
    yield from contributions_note(measure)
    for note in measure.notes:
        if note.text.startswith(DIVIDED):
            continue  # of the report's form
        front = f"{note.mark}　" if note.mark else ""
        yield Line(f"{front}{note.text}", hang=3 if front else 0)


def _head(measure: Measure, fields: tuple[PolicyField, ...]) -> Iterator[Table]:
    overview = joined(numbered(item.number, item.text) for one in fields for item in one.overview)
    goals = joined(numbered(goal.number, goal.text) for goal in measure.goals)
    rows: list[Row] = [
        (
            label("施策名"),
            body(paragraphs(measure.name or "")),
            label("担当部局名"),
            body(paragraphs(measure.department or "")),
            label("作成責任者名"),
            body(paragraphs(measure.author or "")),
        ),
        (
            label("施策の概要"),
            body(overview, columns=3),
            label("政策体系上の位置付け"),
            body(paragraphs(measure.policy.text if measure.policy else "")),
        ),
        (
            label("達成すべき目標"),
            body(goals),
            label("目標設定の考え方・根拠"),
            body(paragraphs(measure.goal_basis.text if measure.goal_basis else "")),
            label("政策評価実施予定時期"),
            body(paragraphs(month(measure.evaluated_on or ""))),
        ),
    ]
    named = joined(policy_lines(policy) for one in fields for policy in one.cabinet_policies)
    if named:
        rows.append((label("施策に関係する内閣の重要政策"), body(named, columns=5)))
    yield Table((11, 31, 10, 24, 10, 14), tuple(rows))
