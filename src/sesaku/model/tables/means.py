"""Tables of the means of achievement that forms list, and of their money."""

from collections.abc import Iterator

from sesaku.document.cite import merge
from sesaku.model.evaluation import PolicyField
from sesaku.model.means import FormMeans, MeansBudget
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, Scalar, column, given
from sesaku.model.tables.indicators import FIELD
from sesaku.model.tables.table import Table
from sesaku.model.values import DatedValue, Quantity

_ORDER = given("order", "順", "Its place in the list, from 1.", "integer")
_ROLE = "budget (予算額), executed (執行額) or initial (当初予算額)."


def _listed(reading: Reading) -> Iterator[tuple[PolicyField, FormMeans, int]]:
    for policy_field in reading.content.fields:
        for order, means in enumerate(policy_field.means, 1):
            yield policy_field, means, order


def _means(reading: Reading) -> Iterator[Row]:
    for policy_field, means, order in _listed(reading):
        yield Row((policy_field, means), merge(means.cite, *means.cites.values()), {"order": order})


def _budgets(reading: Reading) -> Iterator[Row]:
    for policy_field, means, order in _listed(reading):
        for budget in means.budgets:
            for role, amount in (("budget", budget.budget), ("executed", budget.executed)):
                if amount is not None:
                    there: dict[str, Scalar] = {"order": order, "role": role}
                    yield Row((policy_field, means, budget, amount), amount.cite, there)
        initial = means.initial
        if initial is not None:
            yield Row(
                (policy_field, means, initial), initial.cite, {"order": order, "role": "initial"}
            )


FORM_MEANS = Table(
    name="form_means",
    label="達成手段の一覧",
    description="A means of achievement that a form lists.",
    own=(
        FIELD,
        _ORDER,
        *(
            column(FormMeans, name)
            for name in (
                *("number", "name", "start_year", "unit", "indicators"),
                *("text", "review_number", "cites"),
            )
        ),
    ),
    make=_means,
    cited=(FormMeans,),
)

FORM_MEANS_BUDGETS = Table(
    name="form_means_budgets",
    label="達成手段の予算額・執行額",
    description="An amount of a means of achievement that a form lists.",
    own=(
        FIELD,
        _ORDER,
        column(FormMeans, "name"),
        column((MeansBudget, DatedValue), "fiscal_year"),
        given("role", "区分", _ROLE),
        *(
            column((Quantity, DatedValue), name)
            for name in ("raw", "value", "unit", "relation", "low", "high")
        ),
    ),
    make=_budgets,
    cited=(Quantity, DatedValue),
)
