"""A recombined form: fiction worded and laid out at random as ministries do."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.grammars.forms.fiction.canvas import Canvas
from tests.grammars.forms.fiction.content import Form, Indicator, make_form, quantitative
from tests.grammars.forms.fiction.facts import Facts, folded
from tests.grammars.forms.fiction.recombined.choices import Choices, make_choices
from tests.grammars.forms.fiction.recombined.columns import Columns
from tests.grammars.forms.fiction.recombined.head import (
    print_authors,
    print_goals,
    print_name,
    print_notes,
    print_overview,
    print_policies,
    print_title,
    print_unknown,
)
from tests.grammars.forms.fiction.recombined.indicators import print_indicators
from tests.grammars.forms.fiction.recombined.means import print_means
from tests.grammars.forms.fiction.recombined.money import print_budgets, print_measure_budget
from tests.grammars.forms.fiction.recombined.outcome import (
    print_materials,
    print_opinions,
    print_results,
)
from tests.grammars.forms.fiction.recombined.paper import Paper
from tests.grammars.forms.fiction.recombined.values import in_unit
from tests.grammars.forms.fiction.recombined.wordings import Wordings

_NARROWEST = 13


@dataclass(frozen=True)
class Recombined:
    """A form as it is printed, and what a reading of it must say."""

    canvas: Canvas
    facts: Facts
    choices: Choices
    kind: str


def recombine(seed: int) -> Recombined:
    """Return the form of a seed."""
    rng = random.Random(seed)  # noqa: S311 - fiction, no secret
    form, choices, words = make_form(rng), make_choices(rng), Wordings(rng)
    ex_ante = rng.random() < 0.3
    indicators, reference = _fitted(rng, form, choices)
    columns = Columns(Paper(rng, choices, words, 0), indicators[0].years, 1, named=True)
    paper = Paper(rng, choices, words, max(_NARROWEST, columns.right))
    print_title(paper, form, ex_ante=ex_ante)
    if choices.head != "last":
        print_authors(paper, form, ex_ante=ex_ante)
    print_name(paper, form)

    def measured() -> None:
        print_indicators(paper, indicators, reference)
        print_notes(paper, form)

    sections = _sheet(paper, form) if ex_ante else _evaluated(paper, form)
    sections = [*sections, lambda: print_unknown(paper), measured]
    if rng.random() < 0.5:
        rng.shuffle(sections)
    for section in sections:
        section()
    if choices.head == "last":
        print_authors(paper, form, ex_ante=ex_ante)
    kind = "ex_ante_sheet" if ex_ante else "standard_form"
    return Recombined(paper.canvas, folded(paper.facts), choices, kind)


def _evaluated(paper: Paper, form: Form) -> list[Callable[[], None]]:
    return [
        lambda: print_overview(paper, form),
        lambda: print_goals(paper, form),
        lambda: print_budgets(paper, form),
        lambda: print_policies(paper, form),
        lambda: print_results(paper, form),
        lambda: print_opinions(paper, form),
        lambda: print_materials(paper, form),
    ]


def _sheet(paper: Paper, form: Form) -> list[Callable[[], None]]:
    def based() -> None:
        for name, text in (("policy", form.policy), ("goal_basis", form.goal_basis)):
            if text is not None:
                paper.section(name, text)
                paper.facts[name] = text

    return [
        lambda: print_overview(paper, form),
        lambda: print_goals(paper, form),
        based,
        lambda: print_policies(paper, form),
        lambda: print_measure_budget(paper, form),
        lambda: print_means(paper, form),
    ]


def _fitted(
    rng: random.Random, form: Form, choices: Choices
) -> tuple[list[Indicator], Indicator | None]:
    """Return the indicators that the layout can hold: figures in one cell, one unit above all."""
    years = form.indicators[0].years
    found = form.indicators
    if choices.pairing == "one_cell" or choices.units == "above":
        found = [
            one if one.kind == "quantitative" else quantitative(rng, one.code, years)
            for one in found
        ]
    reference = form.reference or quantitative(rng, "0", years)
    reference = replace(reference, code="", mark=None)
    if choices.units == "above":
        unit = str(found[0].unit)
        found = [in_unit(one, unit) for one in found]
        reference = in_unit(reference, unit)
    found = [replace(one, mark=_mark(choices, one.mark)) for one in found]
    if choices.base_year == "heading":
        found = [_based(one) for one in found]
    if "baseline" in choices.lacks:
        choices.order = tuple(name for name in choices.order if name != "baseline")
    return found, reference if choices.reference != "none" else None


def _mark(choices: Choices, mark: str | None) -> str | None:
    """Return the mark of an indicator as the form prints it: a sign, a word or a letter."""
    words = {"○": "達成", "◎": "目標達成", "△": "未達成", "×": "未達成"}
    letters = {"○": "A", "◎": "S", "△": "B", "×": "C"}
    said = {"words": words, "letters": letters}.get(choices.marks, {})
    return said.get(mark or "", mark)


def _based(one: Indicator) -> Indicator:
    """Return an indicator whose baseline is of the year that its heading names."""
    if one.baseline["fiscal_year"] is not None:
        return one
    return replace(one, baseline={**one.target, "fiscal_year": one.years[0] - 1})
