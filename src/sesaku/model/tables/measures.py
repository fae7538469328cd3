"""Tables of the measure: its head, goals, results, opinions, and the texts that stand alone."""

from collections.abc import Iterator

from sesaku.document.cite import merge
from sesaku.model.evaluation import (
    Attainment,
    EvaluationMethod,
    ExpertOpinion,
    Goal,
    Measure,
)
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, column, given
from sesaku.model.tables.indicators import FIELD, indicators_of
from sesaku.model.tables.table import Table
from sesaku.model.values import NumberedText, Text

_PARTS = (
    "goal_preamble, purpose, opinion_preamble, overall, next_preamble, note, overview, "
    "next_measure, source, policy, goal_basis, rationale, "
    "or budget_form_ with policy, number or attainment."
)


def _measures(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    if measure is not None:
        parts = (measure, measure.evaluation_method, measure.attainment)
        yield Row(parts, merge(*measure.cites.values()))


def _goals(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    if measure is not None:
        for goal in measure.goals:
            yield Row((goal,), goal.cite, {"stage": "current"})
        for following in measure.next_goals:
            yield Row((following,), following.cite, {"stage": "next"})


def _results(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    for result in measure.results if measure else ():
        yield Row((result,), result.cite)


def _opinions(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    for position, opinion in enumerate(measure.opinions if measure else (), 1):
        yield Row((opinion,), opinion.cite, {"number": position})


def _texts(reading: Reading) -> Iterator[Row]:
    measure = reading.content.measure
    if measure is not None:
        for part, text in _texts_of(measure):
            yield Row((text,), text.cite, {"part": part})
    for policy_field in reading.content.fields:
        for overview in policy_field.overview:
            yield Row((policy_field, overview), overview.cite, {"part": "overview"})
        if policy_field.next_measure is not None:
            following = policy_field.next_measure
            yield Row((policy_field, following), following.cite, {"part": "next_measure"})
    yield from _texts_of_indicators(reading)


def _texts_of(measure: Measure) -> Iterator[tuple[str, Text | NumberedText]]:
    if measure.goal_preamble is not None:
        yield "goal_preamble", measure.goal_preamble
    for purpose in measure.purposes:
        yield "purpose", purpose
    for part in ("opinion_preamble", "overall", "next_preamble", "policy", "goal_basis"):
        text = getattr(measure, part)
        if text is not None:
            yield part, text
    for note in measure.notes:
        yield "note", note
    for part in ("policy", "number", "attainment"):
        text = getattr(measure.budget_form, part, None)
        if text is not None:
            yield f"budget_form_{part}", text


def _texts_of_indicators(reading: Reading) -> Iterator[Row]:
    owners = [(field, one, one.code) for field, one in indicators_of(reading)]
    references = [
        (field, one, one.number)
        for field in reading.content.fields
        for one in field.reference_indicators
    ]
    for owned, key in ((owners, "indicator"), (references, "reference")):
        for policy_field, owner, number in owned:
            for note in owner.notes:
                yield Row((policy_field, note), note.cite, {"part": "note", key: number})
            rationale = getattr(owner, "rationale", None)
            if rationale is not None:
                part = {"part": "rationale", key: number}
                yield Row((policy_field, rationale), rationale.cite, part)
            if owner.source is not None:
                source = owner.source
                yield Row((policy_field, source), source.cite, {"part": "source", key: number})


MEASURES = Table(
    name="measures",
    label="施策",
    description="The measure that a document evaluates.",
    own=(
        column(Measure, "ministry"),
        column(Measure, "code"),
        column(Measure, "name"),
        column(Measure, "fiscal_year"),
        column(Measure, "department"),
        column(Measure, "evaluated_on"),
        column(EvaluationMethod, "options", name="method_options", label="評価方式の選択肢"),
        column(EvaluationMethod, "chosen", name="method_chosen", label="評価方式"),
        column(EvaluationMethod, "cite", name="method_cite", label="評価方式の典拠"),
        column(Measure, "author"),
        column(Attainment, "grade", name="attainment_grade", label="目標達成度合い"),
        column(Attainment, "label", name="attainment_label", label="目標達成度合いの区分名"),
        column(Attainment, "cite", name="attainment_cite", label="目標達成度合いの典拠"),
        column(Attainment, "basis", name="attainment_basis"),
        column(Attainment, "basis_cite", name="attainment_basis_cite"),
        column(Measure, "cites", label="各欄の典拠"),
    ),
    make=_measures,
)

GOALS = Table(
    name="goals",
    label="施策目標",
    description="A goal of the measure, or of the next cycle.",
    own=(
        given("stage", "時期", "current (施策目標) or next (次期目標)."),
        column((Goal, NumberedText), "number"),
        column((Goal, NumberedText), "text"),
        column(Goal, "purposes"),
    ),
    make=_goals,
    cited=(Goal, NumberedText),
)

RESULTS = Table(
    name="results",
    label="評価結果",
    description="A result in a summary.",
    own=(column(NumberedText, "number"), column(NumberedText, "text")),
    make=_results,
    cited=(NumberedText,),
)

OPINIONS = Table(
    name="opinions",
    label="学識経験者の所見",
    description="A remark of an outside expert.",
    own=(
        given("number", "順", "Its place among the remarks, from 1.", "integer"),
        column(ExpertOpinion, "text"),
        column(ExpertOpinion, "about"),
    ),
    make=_opinions,
    cited=(ExpertOpinion,),
)

TEXTS = Table(
    name="texts",
    label="前文・目的・概要・注・出典",
    description="A text that stands alone: lead-ins, purposes, overviews, notes, sources.",
    own=(
        FIELD,
        given("indicator", "測定指標", "Code of the indicator that it belongs to."),
        given("reference", "参考指標", "Number of the reference indicator that it belongs to."),
        given("part", "欄", _PARTS),
        column(NumberedText, "number"),
        column((Text, NumberedText), "text"),
        column(Text, "mark"),
    ),
    make=_texts,
    cited=(Text, NumberedText),
)
