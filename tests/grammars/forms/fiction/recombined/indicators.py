"""The indicators of a recombined form: in one table, or each in a block with headings of its own."""

from tests.grammars.forms.fiction.content import CIRCLED, Indicator
from tests.grammars.forms.fiction.recombined.columns import Columns
from tests.grammars.forms.fiction.recombined.paper import Paper
from tests.grammars.forms.fiction.recombined.values import said, shown

_KANA = "アイウエオカキク"


def print_indicators(
    paper: Paper, indicators: list[Indicator], reference: Indicator | None
) -> None:
    """Print the indicators below or beside their heading."""
    years, choices = indicators[0].years, paper.choices
    table = choices.cards == "table"
    over = choices.cards == "over"
    start = paper.row
    if over:
        paper.line(f"■{paper.words.of('indicators')}")
    if choices.units == "above":
        paper.line(f"（単位：{indicators[0].unit}）")
        start = paper.row
    left = 0 if over else 1
    columns = Columns(paper, years, left, named=not over)
    in_rows = [*indicators]
    if reference is not None and choices.reference == "row" and table:
        in_rows.append(reference)
    for at, one in enumerate(in_rows):
        name = _printed_name(paper, one, at)
        if over:
            paper.line(name)
        if at == 0 or not table:
            paper.row = columns.print_heads(paper.row)
        paper.row = columns.print_cells(paper.row, one, name)
        if one.code:
            _say(paper, one, at)
        else:
            _say_reference(paper, one)
    if not over:
        paper.put((start, 0), paper.words.of("indicators"), paper.row - start)
    paper.facts["indicators"] = len(indicators)
    if reference is not None and reference not in in_rows and choices.reference == "section":
        _reference_section(paper, reference)


def _unit_in_name(paper: Paper, one: Indicator) -> str:
    return f"（単位：{one.unit}）" if paper.choices.units == "name" and one.unit else ""


def _printed_name(paper: Paper, one: Indicator, at: int) -> str:
    name = one.name + _unit_in_name(paper, one)
    if not one.code:
        return f"（参考指標）\n{name}"
    style = paper.choices.numbers
    if style == "bare":
        return name
    if style == "kana":
        return f"{_KANA[at]}　{name}"
    return CIRCLED[at] + name if style == "①" else style.format(at + 1) + name


def _code(paper: Paper, at: int) -> str:
    style = paper.choices.numbers
    if style == "kana":
        return _KANA[at]
    return f"1-{at + 1}" if style.startswith("1-") else str(at + 1)


def _say(paper: Paper, one: Indicator, at: int) -> None:
    choices = paper.choices
    bounds = [one.baseline] if "baseline" in choices.order else []
    bounds += [one.target] if "target" in choices.order else []
    printed = any(
        fact.get("unit") for fact in (*bounds, *one.targets.values(), *one.results.values())
    )
    facts = {
        "name": one.name + _unit_in_name(paper, one),
        "code": _code(paper, at),
        "kind": one.kind,
        "accumulation": one.accumulation,
        "unit": one.unit if printed or choices.units != "cell" else None,
    }
    for side, fact in (("baseline", one.baseline), ("target", one.target)):
        dated = choices.base_year if side == "baseline" else choices.last_year
        if side in choices.order:
            year = None if dated == "none" else fact["fiscal_year"]
            facts[side] = [year, *said(fact, choices, one.unit)]
    for year in one.years:
        if year in one.targets:
            facts[f"{year} target"] = said(one.targets[year], choices, one.unit)
        if year in one.results:
            facts[f"{year} result"] = said(one.results[year], choices, one.unit)
    marked = choices.pairing == "trios" or (choices.pairing == "labelled" and choices.yearly_marks)
    if marked and one.kind == "quantitative":
        facts |= {f"{year} mark": one.marks[year] for year in one.results}
    if "mark" in choices.order:
        facts["mark"] = one.mark
    if "rationale" in choices.order:
        facts["rationale"] = one.rationale
    paper.facts |= {f"indicator {at + 1} {key}": value for key, value in facts.items()}


def _say_reference(paper: Paper, one: Indicator) -> None:
    paper.facts["reference"] = one.name + _unit_in_name(paper, one)
    for year, fact in one.results.items():
        paper.facts[f"reference {year}"] = said(fact, paper.choices, one.unit)


def _reference_section(paper: Paper, one: Indicator) -> None:
    row = paper.row
    paper.put((row, 0), "参考指標", 2)
    paper.put((row, 1), "指標名", 1, 2)
    paper.put((row + 1, 1), one.name + _unit_in_name(paper, one), 1, 2)
    first = 3
    if paper.choices.units in {"column", "above"}:
        paper.put((row, first), "単位")
        paper.put((row + 1, first), str(one.unit))
        first += 1
    for at, year in enumerate(one.years):
        paper.put((row, first + at), paper.choices.year(year))
        if year in one.results:
            paper.put((row + 1, first + at), shown(one.results[year], paper.choices))
    paper.row += 2
    _say_reference(paper, one)
