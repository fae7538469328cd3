"""Tables of what policy fields say of themselves: analyses, means, next cycle, sources."""

from collections.abc import Iterator

from sesaku.model.evaluation import Analysis, CabinetPolicy, Material, Means, NextIndicator
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, Scalar, as_cell, column, given
from sesaku.model.tables.indicators import FIELD
from sesaku.model.tables.table import Table


def _analyses(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for analysis in policy_field.analysis:
            yield Row((policy_field, analysis), analysis.cite)


def _means(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for analysis in policy_field.analysis:
            for means in analysis.means:
                yield Row((policy_field, analysis, means), means.cite)


def _next_indicators(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for following in policy_field.next_indicators:
            yield Row((policy_field, following), following.cite)


def _materials(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for material in policy_field.materials:
            yield Row((policy_field, material), material.cite)


def _cabinet_policies(reading: Reading) -> Iterator[Row]:
    for policy_field in reading.content.fields:
        for policy in policy_field.cabinet_policies:
            if not policy.details:
                yield Row((policy_field, policy), policy.cite)
            for place, detail in enumerate(policy.details):
                found = policy.detail_cites[place : place + 1]
                here: dict[str, Scalar] = {"detail": detail}
                here["detail_cite"] = as_cell(found[0]) if found else None
                yield Row((policy_field, policy), policy.cite, here)


ANALYSIS = Table(
    name="analysis",
    label="施策の分析",
    description="The analysis of one indicator, or of a policy field.",
    own=(
        FIELD,
        column(Analysis, "code", name="indicator", label="測定指標"),
        column(Analysis, "text"),
    ),
    make=_analyses,
    cited=(Analysis,),
)

MEANS = Table(
    name="means",
    label="達成手段",
    description="A means of achievement that an analysis names.",
    own=(
        FIELD,
        column(Analysis, "code", name="indicator", label="測定指標"),
        column(Means, "number"),
        column(Means, "name"),
        column(Means, "fiscal_years"),
    ),
    make=_means,
    cited=(Means,),
)

NEXT_INDICATORS = Table(
    name="next_indicators",
    label="次期の測定指標",
    description="What becomes of an indicator in the next cycle.",
    own=(
        FIELD,
        column(NextIndicator, "code"),
        column(NextIndicator, "name"),
        column(NextIndicator, "change"),
        column(NextIndicator, "text"),
        column(NextIndicator, "name_cite"),
    ),
    make=_next_indicators,
    cited=(NextIndicator,),
)

MATERIALS = Table(
    name="materials",
    label="使用した資料",
    description="A source used in writing.",
    own=(
        FIELD,
        column(Material, "publisher"),
        column(Material, "title"),
        column(Material, "url"),
    ),
    make=_materials,
    cited=(Material,),
)

CABINET_POLICIES = Table(
    name="cabinet_policies",
    label="関連する内閣の重要政策",
    description="A detail named under a cabinet policy, or the policy alone.",
    own=(
        FIELD,
        column(CabinetPolicy, "title"),
        column(CabinetPolicy, "date"),
        given("detail", "該当箇所", "A chapter or heading named under it."),
        column(CabinetPolicy, "date_cite"),
        given("detail_cite", "該当箇所の典拠", "Where the detail stands."),
    ),
    make=_cabinet_policies,
    cited=(CabinetPolicy,),
)
