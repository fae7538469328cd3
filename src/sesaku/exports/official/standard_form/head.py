"""The upper part of the form: name, overview, goals, money, policies of the cabinet."""

from collections.abc import Iterator

from sesaku.exports.official.layout import Line, Row, Table, body, label
from sesaku.exports.official.report.money import budget_rows
from sesaku.exports.official.wording import joined, numbered, paragraphs
from sesaku.model.evaluation import CabinetPolicy, Measure, PolicyField

LABEL, REST = 15, 85
CABINET = "施策に関係する内閣の重要政策（施政方針演説等のうち主なもの）"


def head_tables(measure: Measure, policy_field: PolicyField) -> Iterator[Table]:
    """Yield the tables above the indicators."""
    rows: list[Row] = [(label("施策名"), body(paragraphs(measure.name or "")))]
    overview = joined(numbered(item.number, item.text) for item in policy_field.overview)
    if overview:
        rows.append((label("施策の概要"), body(overview)))
    goals = joined(numbered(goal.number, goal.text) for goal in measure.goals)
    if goals:
        rows.append((label("達成すべき目標"), body(goals)))
    yield Table((LABEL, REST), tuple(rows))
    yield from budget_rows(measure.budgets, LABEL, REST)
    if policy_field.cabinet_policies:
        named = joined(policy_lines(policy) for policy in policy_field.cabinet_policies)
        yield Table((LABEL, REST), ((label(CABINET), body(named)),), joined=True)


def policy_lines(policy: CabinetPolicy) -> tuple[Line, ...]:
    """Return a policy of the cabinet with its date, what it says of the measure below it."""
    date = f"（{policy.date}）" if policy.date else ""
    details = (Line(detail, indent=2) for detail in policy.details)
    return (Line(f"・{policy.title}{date}", hang=1), *details)
