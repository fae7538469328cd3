"""What a recombined form chooses apart from its wordings: layouts, orders, signs, what it lacks."""

import random
from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

from tests.grammars.forms.fiction.style import ERAS

Pairing: TypeAlias = Literal[
    "labelled", "upper_lower", "stacked_heads", "paired", "trios", "side_groups", "one_cell", "down"
]
PAIRINGS: tuple[Pairing, ...] = (
    "labelled",
    "upper_lower",
    "stacked_heads",
    "paired",
    "trios",
    "side_groups",
    "one_cell",
    "down",
)
ROWS_OF: dict[Pairing, int] = {"labelled": 2, "upper_lower": 2, "stacked_heads": 2}
WIDE = str.maketrans("0123456789,.()", "０１２３４５６７８９，．（）")
YEARS = ("bare", "era", "letter", "letter_bare", "civil", "civil_year")


@dataclass
class Choices:
    """The choices of one form."""

    pairing: Pairing
    numbers: str
    years: str
    wide: bool
    units: str
    cards: str
    base_year: str
    last_year: str
    order: tuple[str, ...]
    dash: str
    yearly_marks: bool
    merges: bool
    reference: str
    budget_down: bool
    budget_extra: bool
    budget_parts: tuple[str, ...]
    lacks: frozenset[str]
    results_layout: str
    next_layout: str
    level: str
    means_money: str
    means_order: tuple[str, ...]
    means_sum: bool
    goals: str
    entries: str
    notes: str
    head: str
    title: str
    sections: str
    marks: str
    unknown: bool

    def year(self, year: int) -> str:
        """Return a fiscal year as the form's headings print it."""
        era, first = next((era, first) for era, first in ERAS if year > first)
        count = "元" if year == first + 1 else str(year - first)
        letter = {"令和": "R", "平成": "H", "昭和": "S"}[era]
        return self.text(
            {
                "bare": f"{count}年度",
                "era": f"{era}{count}年度",
                "letter": f"{letter}{count}年度",
                "letter_bare": f"{letter}{count}",
                "civil": f"{year}年度",
                "civil_year": f"{era}{count}（{year}）年度",
            }[self.years]
        )

    def text(self, text: str) -> str:
        """Return a text with its figures as wide as the form prints them."""
        return text.translate(WIDE) if self.wide else text


def make_choices(rng: random.Random) -> Choices:
    """Return choices made at random."""
    pairing = rng.choice(PAIRINGS)
    order = ["baseline", "years", "target", *(["mark"] if rng.random() < 0.8 else [])]
    if rng.random() < 0.4:
        order.append("rationale")
    if rng.random() < 0.2:
        order.append("ignored")
    if rng.random() < 0.6:
        rng.shuffle(order)
    means_order = ["money", "initial", "related", "text", "review"]
    if rng.random() < 0.6:
        rng.shuffle(means_order)
    parts = ["initial", "supplementary", "carryover", "total", "executed"]
    for part in ("supplementary", "carryover", "total"):
        if rng.random() < 0.2:
            parts.remove(part)
    lacks = {
        name
        for name in (
            "means",
            "budgets",
            "opinions",
            "materials",
            "policies",
            "baseline",
            "overview",
        )
        if rng.random() < 0.15
    }
    return Choices(
        pairing=pairing,
        numbers=rng.choice(
            (
                "{}　",
                "（{}）",
                "({}) ",
                "①",
                "【{}】",
                "測定指標{}　",
                "指標{}\n",
                "1-{}　",
                "{}．",
                "bare",
                "kana",
            )
        ),
        years=rng.choice(YEARS),
        wide=rng.random() < 0.4,
        units=rng.choice(("cell", "name", "column", "above")),
        cards=rng.choice(("table", "table", "table", "left", "over")),
        base_year=rng.choice(("bracket", "column", "none", "heading")),
        last_year=rng.choice(("bracket", "column", "heading")),
        order=tuple(order),
        dash=rng.choice("－―‐-ー"),
        yearly_marks=rng.random() < 0.25,
        merges=rng.random() < 0.5,
        reference=rng.choice(("none", "none", "row", "section")),
        budget_down=rng.random() < 0.25,
        budget_extra=rng.random() < 0.3,
        budget_parts=tuple(parts),
        lacks=frozenset(lacks),
        results_layout=rng.choice(("two_levels", "one_level", "above")),
        next_layout=rng.choice(("framed", "cells", "plain")),
        level=rng.choice(("plain", "circled", "letter", "all", "cell", "colon", "framed")),
        means_money=rng.choice(("both", "both", "pairs", "groups", "budget_only")),
        means_order=tuple(means_order),
        means_sum=rng.random() < 0.3,
        goals=rng.choice(("lines", "cells", "labelled")),
        entries=rng.choice(("・", "①", "（１）", "○", "none")),
        notes=rng.choice(("none", "none", "※", "（注）")),
        head=rng.choice(("row", "rows", "last", "above")),
        title=rng.choice(("lines", "beside", "title_first")),
        sections=rng.choice(("side", "side", "above")),
        marks=rng.choice(("signs", "signs", "words", "letters")),
        unknown=rng.random() < 0.3,
    )


def layouts_of(choices: Choices) -> dict[str, str]:
    """Return the choices by name, as a failing case prints them."""
    return {field.name: str(getattr(choices, field.name)) for field in fields(choices)}
