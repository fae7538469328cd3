"""Indicators 「測定指標」 and 「参考指標」: sections of text, or a table of yearly values."""

from collections.abc import Iterator, Sequence

from sesaku.exports.official.layout import Cell, Line, Row, Table, body, heading, label
from sesaku.exports.official.wording import coded, fiscal, graded, joined, paragraphs, spoken, wide
from sesaku.model.indicator import Indicator, MidtermGoal, ReferenceIndicator, YearlyValue
from sesaku.model.values import ItemisedText, Text, YearlyContent

_GRADE = 14
_CELL = 12
_LABEL = 26


def indicator_table(indicator: Indicator) -> Table:
    """Return what is printed of an indicator; its name heads every page of it."""
    if indicator.kind == "qualitative":
        return _sections(indicator)
    return _yearly(indicator)


def _head(indicator: Indicator, columns: int) -> Row:
    mark = "　＊" if indicator.main else ""
    text = f"測定指標{coded(indicator.code)}　{indicator.name}{mark}"
    return (heading(text, columns=columns, level=2, shade="bar"),)


def _term(goal: MidtermGoal | None) -> str:
    if goal is None or goal.term is None:
        return "--年度"
    return fiscal(int(goal.term)) if goal.term.isdecimal() else goal.term


def _sections(indicator: Indicator) -> Table:
    rows: list[Row] = [_head(indicator, 1)]
    noted = _noted(indicator.notes, indicator.source)
    if noted:
        rows.append((body(noted),))
    if indicator.midterm_goal is not None:
        rows.append((heading(f"中期目標（{_term(indicator.midterm_goal)}）"),))
        rows.append((body(_goal(indicator.midterm_goal)),))
    for year in indicator.years:
        rows += _year(year)
    if indicator.rating is not None:
        said = spoken([year.fiscal_year for year in indicator.years])
        grade = graded(indicator.rating.grade)
        line = Line(f"{said}年度目標の達成状況：{grade}", align="end", bold=True)
        rows.append((Cell((line,)),))
    return Table((1,), tuple(rows), head=1)


def _year(year: YearlyValue) -> Iterator[Row]:
    if year.target is not None:
        yield (heading(f"{fiscal(year.fiscal_year)}目標"),)
        yield (body(_content(year.target)),)
    if year.result is not None:
        dated = "" if year.target is not None else f"{fiscal(year.fiscal_year)}の"
        yield (heading(f"{dated}施策の進捗状況・実績"),)
        yield (body(_content(year.result)),)


def _goal(goal: MidtermGoal) -> tuple[Line, ...]:
    return paragraphs(goal.text if goal.text is not None else goal.raw or "")


def _content(content: YearlyContent | None) -> tuple[Line, ...]:
    if content is None:
        return ()
    return paragraphs(content.text if isinstance(content, ItemisedText) else content.raw)


def _noted(notes: Sequence[Text], source: Text | None) -> tuple[Line, ...]:
    said = joined(paragraphs(note.text) for note in notes)
    return (*said, *(paragraphs(source.text) if source is not None else ()))


def _yearly(indicator: Indicator) -> Table:
    years = indicator.years
    noted = _noted(indicator.notes, indicator.source)
    rated = f"{spoken([year.fiscal_year for year in years])}年度目標の達成状況"
    columns = 2 + 2 * len(years)
    first = (
        label("中期目標値"),
        *(label(fiscal(year.fiscal_year), columns=2) for year in years),
        label(rated, rows=2),
    )
    second = (
        label(_term(indicator.midterm_goal)),
        *(label(text) for _ in years for text in ("年度目標値", "実績値")),
    )
    goal = _goal(indicator.midterm_goal) if indicator.midterm_goal is not None else ()
    values = (
        _value(goal),
        *(_value(_content(part)) for year in years for part in (year.target, year.result)),
        _value((Line(graded(indicator.rating.grade if indicator.rating else None)),)),
    )
    below = ((body(noted, columns=columns),),) if noted else ()
    rows = (_head(indicator, columns), first, second, values, *below)
    widths = (*[_CELL] * (1 + 2 * len(years)), _GRADE)
    return Table(widths, rows, head=3, together=True)


def _value(lines: tuple[Line, ...]) -> Cell:
    return Cell(lines, align="center", middle=True)


def reference_table(reference: ReferenceIndicator) -> Table:
    """Return what is printed of a reference indicator."""
    years = list(
        dict.fromkeys(value.fiscal_year for line in reference.series for value in line.values)
    )
    noted = _noted(reference.notes, reference.source)
    number = wide(reference.number) if reference.number else ""
    name = f"参考指標{number}：{reference.name}"
    if not years:
        return _without_years(reference, name, noted)
    labelled = any(line.label for line in reference.series)
    width = len(years) + labelled
    blank = [Cell(shade="label", rows=2)] if labelled else []
    rows: list[Row] = [
        (heading(name, columns=width, level=3, shade="bar"),),
        (*blank, label("実績値", columns=len(years))),
        tuple(label(fiscal(year)) for year in years),
    ]
    for line in reference.series:
        raws = {value.fiscal_year: value.raw for value in line.values}
        front = [body(paragraphs(line.label))] if labelled else []
        rows.append((*front, *(_value((Line(raws.get(year, "")),)) for year in years)))
    if noted:
        rows.append((body(noted, columns=width),))
    widths = (*[_LABEL][:labelled], *[_CELL] * len(years))
    return Table(widths, tuple(rows), head=3, together=True)


def _without_years(reference: ReferenceIndicator, name: str, noted: tuple[Line, ...]) -> Table:
    """Return what is printed of one whose values nobody has written yet."""
    rows: list[Row] = [(heading(name, columns=1, level=3, shade="bar"),)]
    rows += [(body(paragraphs(line.label)),) for line in reference.series if line.label]
    if noted:
        rows.append((body(noted, columns=1),))
    return Table((_CELL,), tuple(rows), together=True)
