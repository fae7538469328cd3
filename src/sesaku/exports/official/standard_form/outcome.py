"""The lower part of the form: attainment, analysis, the next cycle, remarks, sources."""

from collections.abc import Iterator

from sesaku.exports.official.layout import Cell, Line, Row, Table, body, label
from sesaku.exports.official.standard_form.head import LABEL, REST
from sesaku.exports.official.wording import bulleted, graded, joined, month, paragraphs
from sesaku.model.evaluation import Attainment, Material, Measure, PolicyField

_SIDE, _WHAT = 6, 18
_MATERIALS = "政策評価を行う過程において使用した資料その他の情報"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"


def outcome_tables(measure: Measure, policy_field: PolicyField) -> Iterator[Table]:
    """Yield the tables below the indicators."""
    rows: list[Row] = []
    if measure.attainment is not None:
        rows += _level(measure.attainment)
    if policy_field.analysis:
        said = joined(paragraphs(one.text) for one in policy_field.analysis)
        rows.append((label("施策の分析"), body(said)))
    coming = _coming(policy_field)
    if coming:
        rows.append((label("次期目標等への反映の方向性"), body(coming)))
    if rows:
        rows[0] = (label("評価結果", rows=len(rows)), *rows[0])
        yield Table((_SIDE, _WHAT, 100 - _SIDE - _WHAT), tuple(rows))
    yield from _closing(measure, policy_field, joined_on=bool(rows))


def _level(attainment: Attainment) -> Iterator[Row]:
    level = Cell((Line("（各行政機関共通区分）"), Line(level_of(attainment), bold=True)))
    basis = attainment.basis
    yield label("目標達成度合いの測定結果", rows=2 if basis else 1), level
    if basis:
        yield (body((Line("（判断根拠）"), *paragraphs(basis))),)


def level_of(attainment: Attainment) -> str:
    """Return a level as it is printed: ③　相当程度進展あり, 進展が大きくない（Ｃ）."""
    grade, name = attainment.grade, attainment.label or ""
    if grade is None:
        return name
    if grade.isdecimal() and 1 <= int(grade) <= len(_CIRCLED):
        return f"{_CIRCLED[int(grade) - 1]}　{name}"
    return f"{name}（{graded(grade)}）"


def _coming(policy_field: PolicyField) -> tuple[Line, ...]:
    lines: list[Line] = []
    if policy_field.next_measure is not None:
        lines += [Line("【施策】"), *paragraphs(policy_field.next_measure.text)]
    said = [entry for entry in policy_field.next_indicators if entry.text]
    if said:
        lines += [Line("【測定指標】"), *joined(paragraphs(entry.text) for entry in said)]
    return tuple(lines)


def _closing(measure: Measure, policy_field: PolicyField, *, joined_on: bool) -> Iterator[Table]:
    rows: list[Row] = []
    if measure.opinions:
        lead = paragraphs(measure.opinion_preamble.text) if measure.opinion_preamble else ()
        said = joined(bulleted(opinion.text) for opinion in measure.opinions)
        rows.append((label("学識経験を有する者の知見の活用"), body((*lead, *said))))
    if policy_field.materials:
        used = joined(_material(material) for material in policy_field.materials)
        rows.append((label(_MATERIALS), body(used)))
    if rows:
        yield Table((LABEL, REST), tuple(rows), joined=joined_on)
    last = (
        label("担当部局名"),
        body(paragraphs(measure.department or "")),
        label("作成責任者名"),
        body(paragraphs(measure.author or "")),
        label("政策評価実施時期"),
        body(paragraphs(month(measure.evaluated_on or ""))),
    )
    yield Table((12, 21, 12, 27, 14, 14), (last,), joined=joined_on or bool(rows))


def _material(material: Material) -> tuple[Line, ...]:
    publisher = f"（{material.publisher}）" if material.publisher else ""
    lines = [Line(f"・{material.title or ''}{publisher}", hang=1)]
    if material.url:
        lines.append(Line(material.url, indent=2))
    return tuple(lines)
