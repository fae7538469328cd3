"""The working of a grade, and what moves grades, as tables."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from shimamoru.islands.models import Island
from shimamoru.islands.tables import grade_text
from shimamoru.planning.grading import Criterion, Grading, Scheme
from shimamoru.planning.sensitivity import Change


def label_of(criterion: Criterion) -> str:
    """Return what a criterion is called in the language of the page."""
    return criterion.en if get_language() == "en" else criterion.ja


def working_table(grading: Grading, by: Scheme) -> PageTable:
    """Return the working of one island: value, score, weight, part, and the sum."""
    rows = []
    for step in grading.steps:
        share = step.criterion.weight / by.whole
        value = _("不明") if step.score is None else f"{step.value} {step.criterion.unit}".strip()
        part = _span(step.low, step.high)
        rows.append(
            [
                Cell(label_of(step.criterion)),
                Cell(value),
                Cell(None if step.score is None else round(step.score, 1)),
                Cell(round(step.criterion.weight, 2), f"{step.criterion.weight:g}（{share:.0%}）"),
                Cell(part),
            ]
        )
    total = _span(grading.low, grading.high)
    rows.append([Cell(_("合計")), Cell(""), Cell(None), Cell(round(by.whole, 2)), Cell(total)])
    bounds = "、".join(f"{grade} {least:g}" for grade, least in by.grades)
    columns = [
        Column(_("基準")),
        Column(_("値")),
        Column(_("得点 (0–100)"), numeric=True),
        Column(_("重み"), numeric=True),
        Column(_("加える点"), numeric=True),
    ]
    note = _("区分の下限: %(bounds)s") % {"bounds": bounds}
    return PageTable("working", _("区分の計算"), columns, [Group(rows)], note=note)


def grades_table(islands: Sequence[Island], found: Mapping[str, Grading], by: Scheme) -> PageTable:
    """Return the grades of all islands: sum, grade, and the part of each criterion."""
    rows = []
    for island in sorted(islands, key=lambda one: -found[one.slug].high):
        grading = found[island.slug]
        cells = [
            Cell(
                island.name,
                href=reverse("islands:island", args=(island.slug,)),
                hint=island.municipality,
            ),
            Cell(grade_text(grading)),
            Cell(_span(grading.low, grading.high)),
        ]
        cells += [
            Cell(
                None if step.part is None else round(step.part, 1),
                _("不明") if step.part is None else f"{step.part:.1f}",
            )
            for step in grading.steps
        ]
        rows.append(cells)
    columns = [Column(_("島名")), Column(_("区分")), Column(_("合計"), numeric=True)]
    columns += [Column(label_of(one), numeric=True) for one in by.criteria]
    return PageTable("grades", _("すべての島の区分と加えた点"), columns, [Group(rows)])


def sensitivity_table(changes: Sequence[Change], names: Mapping[str, str]) -> PageTable:
    """Return which grades change when one weight moves."""
    rows = [
        [
            Cell(label_of(one.criterion)),
            Cell(f"{one.factor - 1:+.0%}"),
            Cell(names[one.island], href=reverse("islands:island", args=(one.island,))),
            Cell(one.before),
            Cell(one.after),
        ]
        for one in changes
    ]
    heads = (_("基準"), _("重みの動き"), _("島名"), _("いまの区分"), _("動かしたときの区分"))
    columns = [Column(head) for head in heads]
    return PageTable("sensitivity", _("重みを動かすと区分が変わる島"), columns, [Group(rows)])


def _span(low: float, high: float) -> str:
    return f"{low:.1f}" if round(low, 1) == round(high, 1) else f"{low:.1f}–{high:.1f}"
