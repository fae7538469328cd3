"""Tables made up by chance: numbers with their units, words, and reference indicators."""

from tests.grammars.evaluation_report.fiction.content import (
    Block,
    Cell,
    Item,
    Line,
    Reference,
    Year,
)
from tests.grammars.evaluation_report.fiction.words import Words, lexicon, number

MARKS = "①②③④⑤"
DASH = Cell("－")


def make_cells(words: Words, years: tuple[int, ...]) -> tuple[Cell, tuple[Year, ...]]:
    """Return mid-term goal and yearly cells of a table of numbers."""
    unit, kind = words.rng.choice(lexicon()["quantities"])
    rows = tuple(
        Year(year, _goal(words, unit, kind), _cell(words, unit, kind, gaps=True)) for year in years
    )
    midterm = DASH if words.rng.random() < 0.6 else _goal(words, unit, kind)
    return midterm, rows


def _goal(words: Words, unit: str, kind: str) -> Cell:
    cell = _cell(words, unit, kind)
    bound = {"rank": "以内", "percent": "以上"}.get(kind)
    if bound is None or words.rng.random() < 0.4:
        return cell
    relation = "at_most" if bound == "以内" else "at_least"
    return Cell(cell.raw + bound, cell.value, cell.unit, relation)


def _cell(words: Words, unit: str, kind: str, *, gaps: bool = False) -> Cell:
    rng = words.rng
    if gaps and rng.random() < 0.06:
        return rng.choice((DASH, Cell("－（注）"), Cell("集計中")))
    if kind == "percent":
        value: float | int = rng.choice((rng.randint(1, 100), round(rng.uniform(1, 99), 1)))
        return Cell(f"{value}{unit}", value, unit)
    value = rng.randint(*{"count": (0, 60), "people": (8, 90000), "rank": (1, 40)}[kind])
    printed = number(value)
    blank = " " if len(printed) > 1 and unit else ""
    note = "＊" if unit == "万トン" and rng.random() < 0.2 else ""
    return Cell(f"{printed}{blank}{unit}{note}", value, unit or None)


def make_worded(words: Words, years: tuple[int, ...]) -> tuple[Cell | Block, tuple[Year, ...]]:
    """Return mid-term goal and yearly cells of a table of words."""

    def cell() -> Block:
        return (Item(None, (words.one("worded"),)),)

    return cell(), tuple(Year(year, cell(), cell()) for year in years)


def make_reference(words: Words, index: int, years: tuple[int, ...]) -> Reference:
    """Return a reference indicator over the years of the report and the one before."""
    rng = words.rng
    span = (years[0] - 1, *years)
    count = rng.choice((1, 1, 1, 2, 3))
    marked = count > 1 and rng.random() < 0.3
    labels = rng.sample(lexicon()["lines"], count)
    lines = []
    for place, label in enumerate(labels):
        unit, kind = rng.choice(lexicon()["quantities"])
        cells = tuple(_cell(words, unit, kind, gaps=count == 1) for _ in span)
        lines.append(Line("" if count == 1 else f"{MARKS[place]}{label}", cells))
    notes = (words.sentence("notes"),) if rng.random() < 0.4 else ()
    source = words.sentence("sources") if rng.random() < 0.3 else None
    name = words.sentence("references")
    return Reference(index, name, span, tuple(lines), notes, source, marked)
