"""A policy field 「個別分野」: overview, indicators, evaluation, the next cycle, materials."""

from collections.abc import Iterator

from sesaku.exports.official.layout import Block, Line, Row, Table, body, heading
from sesaku.exports.official.report.indicators import indicator_table, reference_table
from sesaku.exports.official.wording import bulleted, coded, joined, numbered, paragraphs, wide
from sesaku.model.evaluation import (
    Analysis,
    CabinetPolicy,
    Material,
    NextIndicator,
    PolicyField,
)

_NAME = 12
_CABINET = "関連する内閣の重要政策（施策方針演説等のうち主なもの）"
_DIRECTION = "次期目標等への反映の方向性"
_MATERIALS = "作成にあたって使用した資料その他の情報"


def field_blocks(policy_field: PolicyField, *, single: bool) -> Iterator[Block]:
    """Yield what is printed of a field; the field of an undivided measure has no heading."""
    if not single:
        name = f"個別分野{wide(policy_field.number)}　{policy_field.name}"
        yield Table((1,), ((heading(name, level=1, shade="bar"),),))
    yield from _opening(policy_field)
    for indicator in policy_field.indicators:
        yield indicator_table(indicator)
    for reference in policy_field.reference_indicators:
        yield reference_table(reference)
    yield from _evaluation(policy_field, single=single)


def _opening(policy_field: PolicyField) -> Iterator[Table]:
    rows: list[Row] = []
    if policy_field.overview:
        said = joined(numbered(item.number, item.text) for item in policy_field.overview)
        rows += [(heading("施策の概要"),), (body(said),)]
    if policy_field.cabinet_policies:
        named = joined(_policy(policy) for policy in policy_field.cabinet_policies)
        rows += [(heading(_CABINET),), (body(named),)]
    if rows:
        yield Table((1,), tuple(rows))


def _policy(policy: CabinetPolicy) -> tuple[Line, ...]:
    date = f"（{policy.date}）" if policy.date else ""
    details = (Line(detail, indent=2) for detail in policy.details)
    return (Line(f"・{policy.title}{date}", hang=1), *details)


def _evaluation(policy_field: PolicyField, *, single: bool) -> Iterator[Table]:
    number = "" if single else f"（個別分野{wide(policy_field.number)}）"
    mains = {indicator.code for indicator in policy_field.indicators if indicator.main}
    names = {indicator.code: indicator.name for indicator in policy_field.indicators}
    rows: list[Row] = []
    if policy_field.analysis:
        said = joined(_analysed(one, names, mains) for one in policy_field.analysis)
        rows += [(heading("施策の分析"),), (body(said),)]
    coming = _coming(policy_field)
    if coming:
        rows += [(heading(_DIRECTION),), (body(coming),)]
    if policy_field.materials:
        used = joined(_material(one, policy_field.materials) for one in policy_field.materials)
        rows += [(heading(_MATERIALS),), (body(used),)]
    if rows:
        top = heading(f"評価結果{number}", level=2, shade="bar")
        yield Table((1,), ((top,), *rows))


def _analysed(analysis: Analysis, names: dict[str, str], mains: set[str]) -> tuple[Line, ...]:
    if analysis.code is None:
        return paragraphs(analysis.text)
    mark = "　＊" if analysis.code in mains else ""
    name = names.get(analysis.code, "")
    front = Line(f"【測定指標{coded(analysis.code)}　{name}{mark}】", bold=True, hang=1)
    return (front, *paragraphs(analysis.text))


def _coming(policy_field: PolicyField) -> tuple[Line, ...]:
    lines: list[Line] = []
    if policy_field.next_measure is not None:
        lines.append(Line("【施策（施策の必要性に関する分析を含む）】", bold=True))
        lines += paragraphs(policy_field.next_measure.text)
    said = [entry for entry in policy_field.next_indicators if entry.change != "retired"]
    if said:
        lines.append(Line("【測定指標】", bold=True))
        lines += joined(_next(entry, policy_field) for entry in said)
    return tuple(lines)


def _next(entry: NextIndicator, policy_field: PolicyField) -> tuple[Line, ...]:
    if entry.code is None:
        return paragraphs(entry.text)
    before = {indicator.code for indicator in policy_field.indicators if indicator.main}
    mark = "　＊" if entry.code in before and entry.change in {"kept", "renamed"} else ""
    front = Line(f"{coded(entry.code)}　{entry.name}{mark}", bold=True, hang=4)
    return (front, *paragraphs(entry.text))


def _material(material: Material, all_of_them: tuple[Material, ...]) -> tuple[Line, ...]:
    """Return a material; those of one publisher stand under its name."""
    place = all_of_them.index(material)
    before = all_of_them[place - 1].publisher if place else None
    lines: list[Line] = []
    if material.publisher and material.publisher != before:
        lines += bulleted(material.publisher)
    bullet, indent = ("", 2) if material.publisher else ("・", 0)
    if material.title:
        lines.append(
            Line(f"{bullet}{material.title}", indent=indent, hang=0 if bullet == "" else 1)
        )
    if material.url:
        lines.append(Line(f"（{material.url}）", indent=2))
    return tuple(lines)
