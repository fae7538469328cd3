"""Means of achievement 「達成手段」 of a form: a row each, with their money by year."""

import re
from dataclasses import dataclass, field, replace

from sesaku.document.cite import Cite
from sesaku.document.passage import Passage
from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.block import Block, name_cells
from sesaku.grammars.forms.block_numbers import block_named_by
from sesaku.grammars.forms.blocks import blocks_of, is_value
from sesaku.grammars.forms.budgets import amounts_of
from sesaku.grammars.forms.context import Context, label_brackets
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.grid import Grid, left_of_name
from sesaku.grammars.forms.headings import Heading, printed_unit, unit_in
from sesaku.grammars.forms.quantities import Part, dated, quantity_at, two_values, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.years import YearLabel, is_year, year_in
from sesaku.model.means import FormMeans, MeansBudget
from sesaku.model.values import DatedValue, Quantity
from sesaku.text.width import half

_STARTED = re.compile(
    r"[(【〔\[<](?P<year>[^()【】〔〕\[\]<>]*?)(?:\([^()]{1,12}\))?(?:開始|から|~|～|創設|以降)?[)】〕\]>]$"
)
_CODE = re.compile(
    r"\d{1,3}(?:[-‐－–](?:\d{1,2}|\(\d{1,2}\))){0,2}|"
    r"(?<![ァ-ヶー])[ア-ン](?![ァ-ヶー])|(?<![A-Za-z])[A-Z](?![A-Za-z])"
)
_CIRCLED = re.compile(r"([~～〜])?([\u2460-\u2473])")
_SUM = re.compile(
    r"(?:(?:本|当該)?施策の?|達成手段の?|事業の?)?(?:予算額?(?:・執行額)?の?)?"
    r"(?:合計|総計|小計|計)額?(?:\([^()]*\))?"
)
"""The name of a row of sums, which is no means."""

_OPEN_END = ("-", "‐", "－", "–", "~", "～", "〜")
_RANGE = re.compile(
    r"(?P<part>(?:\d{1,2}-){0,2})(?P<first>\d{1,2})[~～〜](?P=part)?(?P<last>\d{1,2})"
)
_ENTRY = re.compile(r"[・●○]|\(\d{1,2}\)|[\u2460-\u2473]|\d{1,2}[.、 ]")
_FEWEST_NAMES = 2
_MOST = 60
_LEFT = {
    "review_number",
    "text",
    "indicators",
    "start_year",
    "initial",
    "budget",
    "executed",
    "both",
}
"""What columns to the left of the names may say of a means."""


@dataclass(eq=False)
class _Means:
    """One means while its cells are read: ``top`` is its first row.

    ``executed`` are the years that print executions.
    """

    unit: str | None
    executed: frozenset[int]
    top: int
    texts: dict[str, Passage] = field(default_factory=dict)
    budgets: dict[int, MeansBudget] = field(default_factory=dict)
    initial: DatedValue | None = None
    start: tuple[int | None, Cite] = (None, ())
    indicators: tuple[str, ...] = ()
    cites: dict[str, Cite] = field(default_factory=dict)

    @property
    def is_listed(self) -> bool:
        """Whether it is more than a line of text that stands below the table."""
        return bool(self.budgets or self.initial or self.indicators or len(self.texts) > 1)


def read_means(context: Context, section: Section) -> list[FormMeans]:
    """Return the means that a section lists, in order."""
    names = _names_alone(section)
    if names:
        unit = _unit_of(section)
        listed = [block_named_by(cell) for cell in names]
        return [_named_alone(context, block, unit) for block in listed if not is_value(block)]
    blocks = blocks_of(section)
    grid = Grid("means", section.cells, name_cells(blocks))
    unit = _unit_of(section)
    for cell, heading in grid.headings.items():
        if not grid.is_data(cell):
            context.label(cell)
            unit = unit or heading.unit
    found: list[FormMeans] = []
    executed = _executed_years(context, grid)
    sums = _rows_of_sums(section, blocks)
    for block in blocks:
        if block.leader.top in sums:
            continue
        means = _Means(unit, executed, block.leader.top)
        in_column = False
        for cell in section.cells:
            held = block.values(cell) or left_of_name(block, grid, cell, _LEFT)
            if held and grid.is_data(cell) and cell.top not in sums:
                _place(context, grid, cell, means)
                in_column = in_column or grid.fills_column(cell)
        if block.number is not None or means.is_listed or in_column:
            found.append(_finished(context, block, means))
    return found


def _named_alone(context: Context, block: Block, unit: str | None) -> FormMeans:
    """Return the means of which a form says no more than its name."""
    if block.name is not None and block.number is None:
        context.label_part(Part(block.leader, 0, block.name.start))
    return _finished(context, block, _Means(unit, frozenset(), block.leader.top))


def _names_alone(section: Section) -> list[FormCell]:
    """Return the names that are the lines of the one cell of a section, a mark before each."""
    if len(section.cells) != 1:
        return []
    cell = section.cells[0]
    starts = [at for at, row in enumerate(cell.rows) if _ENTRY.match(half(row.text))]
    if len(starts) < _FEWEST_NAMES or starts[0] != 0 or "。" in cell.text:
        return []
    pieces = zip(starts, [*starts[1:], len(cell.rows)], strict=True)
    return [replace(cell, rows=cell.rows[start:end]) for start, end in pieces]


def _rows_of_sums(section: Section, blocks: list[Block]) -> frozenset[int]:
    """Return the rows that sum up those of the means above them: 計 where a name would stand."""
    first = blocks[0].leader if blocks else None
    if first is None:
        return frozenset()
    right = max(cell.right for cell in name_cells(blocks[:1]))
    sums = [
        cell
        for cell in section.cells
        if cell.top > first.top and cell.left < right and _SUM.fullmatch(unit_in(cell.key)[1])
    ]
    return frozenset(row for cell in sums for row in range(cell.top, cell.bottom))


def _unit_of(section: Section) -> str | None:
    if section.unit is not None:
        return printed_unit(section.unit)
    return unit_in(section.heading.key)[0]


def _executed_years(context: Context, grid: Grid) -> frozenset[int]:
    """Return the years for which a column of executions is printed."""
    heads = [cell for cell, head in grid.headings.items() if head.role in {"both", "executed"}]
    labels = [
        head.year
        for cell, head in grid.headings.items()
        if head.year is not None and any(cell is one or cell.stacked(one) for one in heads)
    ]
    return frozenset(year for label in labels if (year := context.year(label)) is not None)


def _place(context: Context, grid: Grid, cell: FormCell, means: _Means) -> None:
    """Put a cell where the headings of its column say."""
    heads = grid.column_headings(cell)
    roles = [head.role for head in heads if head.role is not None]
    led = grid.row_headings(cell)
    rows = [head.role for head in led if head.role is not None]
    years = [head.year for head in heads if head.year is not None]
    years = years or [head.year for head in led if head.year is not None]
    for role in ("text", "review_number"):
        if role in roles:
            means.texts.setdefault(role, cell.passage(context.document))
            return
    if "indicators" in roles:
        means.indicators = codes_in(_listed(cell))
        means.cites["indicators"] = cell.passage(context.document).cite
    elif "start_year" in roles:
        _place_start(context, cell, means)
    elif "unit" in roles:
        passage = cell.passage(context.document)
        means.unit, means.cites["unit"] = passage.text, passage.cite
    elif "initial" in roles or ("initial" in rows and _are_of(context, years)):
        _place_initial(context, cell, years, means)
    else:
        named = next((role for role in (*rows, *roles) if role in _AMOUNTS), None)
        wanted = {context.year(label) for label in years}
        later = means.executed and not wanted & means.executed  # 令和６年度予算額 after 執行額
        apart = wanted == {context.near} and _stands_apart(grid, heads)
        if named == "budget" and (later or apart):
            _place_initial(context, cell, years, means)
        elif named is not None:
            lower = named == "both" and cell.top > means.top and "(" not in cell.text
            _place_amounts(context, cell, years, "executed" if lower else named, means)


def _are_of(context: Context, years: list[YearLabel]) -> bool:
    """Whether a cell is of the form's own year, of which 当初予算 is kept; of others it is not."""
    return {context.year(label) for label in years} == {context.near}


_AMOUNTS = {"both", "budget", "executed"}


def _stands_apart(grid: Grid, heads: list[Heading]) -> bool:
    """Whether 予算額 of a year is one heading, where that of others stands above their years."""
    budgets = [head for head in grid.headings.values() if head.role == "budget"]
    return any(head.role == "budget" and head.year is not None for head in heads) and any(
        head.year is None for head in budgets
    )


def _place_start(context: Context, cell: FormCell, means: _Means) -> None:
    label = year_in(cell.text.strip("()"))
    if is_dash(cell.text):
        context.label(cell, "none")
    elif label is not None:
        means.start = (context.year(label), cell.passage(context.document).cite)


def _place_initial(context: Context, cell: FormCell, years: list[YearLabel], means: _Means) -> None:
    quantity = quantity_at(context.sheet, whole(cell))
    year = context.year(years[0]) if years else context.near
    means.initial = means.initial or dated(quantity, year, ())


def _place_amounts(
    context: Context, cell: FormCell, years: list[YearLabel], role: str, means: _Means
) -> None:
    """Put the budget and the execution of a cell to its years."""
    pieces = tuple(amounts_of(cell, "executed" if role == "executed" else None))
    if role == "both" and [part for part, _ in pieces] == ["total"]:
        pieces = tuple(zip(("total", "executed"), two_values(cell), strict=False))
        stroke = pieces[0][1].end
        context.label_part(Part(cell, stroke, pieces[-1][1].start))
    for label in years:
        year = context.year(label)
        if year is None:
            continue
        entry = means.budgets.get(year, MeansBudget(year))
        for part, piece in pieces:
            quantity = _own_unit_only(quantity_at(context.sheet, piece), means.unit)
            if part == "executed" and entry.executed is None:
                entry = replace(entry, executed=quantity)
            elif part == "total" and entry.budget is None:
                entry = replace(entry, budget=quantity)
            label_brackets(context, piece)
        means.budgets[year] = entry


def _own_unit_only(quantity: Quantity, unit: str | None) -> Quantity:
    return replace(quantity, unit=None) if quantity.unit == unit else quantity


def _finished(context: Context, block: Block, means: _Means) -> FormMeans:
    name = block.name or whole(block.leader)
    start, start_cite = means.start
    match = _STARTED.search(name.text)
    if match and is_year(match["year"]) and start is None:
        label = year_in(match["year"])
        part = Part(name.cell, name.start + match.start(), name.end)
        start = context.year(label) if label else None
        start_cite = context.cite(part)
        name = Part(name.cell, name.start, part.start)
    elif match and is_dash(match["year"]):
        context.label_part(Part(name.cell, name.start + match.start(), name.end), "none")
        name = name._replace(end=name.start + match.start())
    passage = context.text(name)
    cites = dict(means.cites)
    if start_cite:
        cites["start_year"] = start_cite
    if block.number_part is not None:
        cites["number"] = context.cite(block.number_part)
    cites["name"] = passage.cite
    text, review = means.texts.get("text"), means.texts.get("review_number")
    if review is not None:
        cites["review_number"] = review.cite
    return FormMeans(
        number=block.number,
        name=passage.text.replace("\n", ""),
        start_year=start,
        unit=means.unit,
        budgets=tuple(means.budgets[year] for year in sorted(means.budgets)),
        initial=means.initial,
        indicators=means.indicators,
        text=text.text if text else None,
        review_number=review.text.replace("\n", "") if review else None,
        cite=text.cite if text else (),
        cites=cites,
    )


def _listed(cell: FormCell) -> str:
    """Return the pieces of a cell as one list: a code ends at a blank, unless a dash does."""
    lines = [half(piece) for row in cell.rows for piece in row.text.split()]
    return "".join(line if line.endswith(_OPEN_END) else f"{line}、" for line in lines)


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes of indicators that a cell names: １、２ / 指標２～４ / ①③ / 1-1-2."""
    plain = _CIRCLED.sub(lambda sign: f"{sign[1] or ' '}{ord(sign[2]) - 0x245F}", text)
    return tuple(dict.fromkeys(_CODE.findall(_RANGE.sub(_spread, plain))))


def _spread(codes: re.Match[str]) -> str:
    """Return all the codes of a range."""
    first, last = int(codes["first"]), int(codes["last"])
    if not first < last < _MOST:
        return codes[0]
    return "、".join(f"{codes['part']}{number}" for number in range(first, last + 1))
