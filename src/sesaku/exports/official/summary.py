"""The summary 「政策評価書（要旨）」: what the measure was to reach, what came of it, what is next.

The summary of a summary is itself. That of a report is put together from its own words: the
degree of attainment with its reason, the rating of each indicator, and the first paragraph of what
each policy field says of the next cycle.
"""

from collections.abc import Iterable, Iterator

from sesaku.exceptions import ExportError
from sesaku.exports.official.layout import Block, Line, Sheet
from sesaku.exports.official.report.money import budget_rows
from sesaku.exports.official.standard_form.outcome import level_of
from sesaku.exports.official.wording import (
    DIVIDED,
    bulleted,
    coded,
    fiscal,
    graded,
    month,
    paragraphs,
    wide,
)
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.reading import Content

NAME = "summary"
LABEL = "政策評価書（要旨）"
_TITLE, _HEADING = 14, 11
_WORDS = ("要旨", "概要", "要約")
_MARKED = ("（", "(", "注", "※", "＊", "*", "備考")
_BLANK = Line("　")
_LABEL, _REST = 16, 84


def lay_out(content: Content) -> Sheet:
    """Return the summary of a measure.

    Raises:
        ExportError: the content tells of no measure.
    """
    measure = content.measure
    if measure is None:
        raise ExportError("要旨にできるのは施策の評価です。この文書には施策がありません。")
    title = f"{fiscal(measure.fiscal_year) if measure.fiscal_year else ''}{LABEL}"
    return Sheet(
        title=f"{title} {measure.name or ''}".strip(),
        author=measure.ministry or "",
        subject=LABEL,
        blocks=tuple(_blocks(content, measure, _shown(content, title))),
        size=10.5,
        summary="Summary of the evaluation report",
    )


def _shown(content: Content, title: str) -> str | None:
    """Return the title to print; a summary that has none of its own stays without."""
    own = content.title
    if own is None and _is_summary(content):
        return None
    return own if own and any(word in own for word in _WORDS) else title


def _is_summary(content: Content) -> bool:
    measure = content.measure
    return measure is not None and not content.fields and bool(measure.goals or measure.results)


def _blocks(content: Content, measure: Measure, title: str | None) -> Iterator[Block]:
    if title is not None:
        yield Line(title, align="center", bold=True, size=_TITLE, level=1)
    if measure.code:
        yield Line(f"（{measure.code}）", align="end")
    yield Line(f"施策名　{measure.name or ''}", bold=True, level=0 if title else 1)
    if measure.department:
        yield Line(f"担当部局名　{measure.department}")
    if measure.evaluated_on:
        yield Line(f"評価実施時期　{month(measure.evaluated_on)}")
    number = 0
    for head, blocks in _parts(content, measure):
        found = list(blocks)
        if found:
            number += 1
            yield Line(f"{wide(number)}．{head}", bold=True, size=_HEADING, level=2)
            yield from found


def _parts(content: Content, measure: Measure) -> Iterator[tuple[str, Iterator[Block]]]:
    yield "達成すべき目標", _goals(measure)
    yield "主な評価結果", _outcome(content, measure)
    yield "今後の方向性", _next(content, measure)
    yield "施策の予算額・執行額等", _money(measure, divided=_is_summary(content))
    yield "学識経験者の知見の活用", _remarks(measure)
    yield "備考", _unmarked(measure)


def _goals(measure: Measure) -> Iterator[Block]:
    if measure.goal_preamble is not None:
        yield from paragraphs(measure.goal_preamble.text)
    yield from _items((goal.number, goal.text) for goal in measure.goals)


def _items(entries: Iterable[tuple[str | None, str]]) -> Iterator[Line]:
    """Yield items; one without a number stands apart from a numbered one before it."""
    numbered = False
    for number, text in entries:
        if numbered and number is None:
            yield _BLANK
        yield from _item(number, text)
        numbered = number is not None


def _item(number: str | None, text: str) -> Iterator[Line]:
    front = f"（{wide(number)}）" if number else ""
    first, *rest = text.split("\n")
    yield Line(f"{front}{first}", hang=3 if front else 0, indent=1)
    for part in rest:
        yield Line(part, indent=4 if front else 1)


def _outcome(content: Content, measure: Measure) -> Iterator[Block]:
    if measure.overall is not None:
        yield from paragraphs(measure.overall.text)
    elif measure.attainment is not None:
        basis = measure.attainment.basis
        said = f"{level_of(measure.attainment)}　{basis or ''}"
        yield from paragraphs(said.strip())
    if measure.results:
        yield from _items((result.number, result.text) for result in measure.results)
    else:
        for policy_field in content.fields:
            yield from _rated(policy_field)


def _rated(policy_field: PolicyField) -> Iterator[Line]:
    rated = [
        f"{coded(indicator.code)}{'＊' if indicator.main else ''} {graded(indicator.rating.grade)}"
        for indicator in policy_field.indicators
        if indicator.rating is not None
    ]
    if rated:
        said = f"{policy_field.name}：測定指標の評価区分は{'、'.join(rated)}である。"
        yield from _item(policy_field.number, said)


def _next(content: Content, measure: Measure) -> Iterator[Block]:
    if measure.next_preamble is not None:
        yield from paragraphs(measure.next_preamble.text)
    if measure.next_goals:
        yield from _items((goal.number, goal.text) for goal in measure.next_goals)
        return
    for policy_field in content.fields:
        if policy_field.next_measure is not None:
            first = policy_field.next_measure.text.split("\n", 1)[0]
            yield from _item(policy_field.number, first)


def _money(measure: Measure, *, divided: bool) -> Iterator[Block]:
    yield from budget_rows(measure.budgets, _LABEL, _REST)
    for note in measure.notes:
        of_report = note.text.startswith(DIVIDED) and not divided
        if (note.mark or note.text.startswith(_MARKED)) and not of_report:
            front = f"{note.mark}　" if note.mark else ""
            yield from paragraphs(f"{front}{note.text}")


def _unmarked(measure: Measure) -> Iterator[Block]:
    """Yield the notes that nothing but a heading of their own tells to be notes."""
    for note in measure.notes:
        if not note.mark and not note.text.startswith(_MARKED):
            yield from paragraphs(note.text)


def _remarks(measure: Measure) -> Iterator[Block]:
    if measure.opinion_preamble is not None:
        yield from paragraphs(measure.opinion_preamble.text)
    for opinion in measure.opinions:
        yield from bulleted(opinion.text)
