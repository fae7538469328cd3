"""Prints tables cell by cell, as a PDF's text comes out, in the forms that the flattening takes."""

from tests.grammars.evaluation_report.fiction.content import (
    Block,
    Cell,
    Content,
    Indicator,
    Reference,
)
from tests.grammars.evaluation_report.fiction.sheet import Piece, Sheet
from tests.grammars.evaluation_report.fiction.years import fiscal, named, spoken

_NARROW = 16
_CELL = 6


def print_table(sheet: Sheet, key: str, indicator: Indicator, years: tuple[int, ...]) -> None:
    """Print the table of an indicator; notes and source stand before, or after it."""
    where = sheet.rng.choice(("before", "inside", "after"))
    if where == "before":
        _notes(sheet, key, indicator, narrow=sheet.rng.random() < 0.6)
    rating = f"{spoken(years, sheet.style)}目標の達成状況"
    term = "--" if indicator.term is None else named(indicator.term, sheet.style).strip()
    form = sheet.rng.choice(("column", "row", "mixed", "years"))
    heads = " ".join(fiscal(year, sheet.style) for year in years)
    if form == "column":
        _split(sheet, "中期目標値", 3)
        sheet.add(heads, wrap=0)
        sheet.add(rating, wrap=14)
        sheet.add(f"{term}年度")
        for _ in years:
            _split(sheet, "年度目標値", 3)
            sheet.add("実績値")
    elif form == "years":
        sheet.add("中期目標値")
        for year in years:
            sheet.add(fiscal(year, sheet.style))
        sheet.add(rating, wrap=12)
        sheet.add(f"{term}年度")
        for _ in years:
            sheet.add("年度目標値 実績値")
    elif form == "row":
        sheet.add(f"中期目標値 {heads}", wrap=0)
        sheet.add(rating, wrap=16)
        sheet.add(f"{term}年度" + " 年度目標値 実績値" * len(years), wrap=0)
    else:
        _split(sheet, "中期目標値", 4)
        sheet.add(f"{heads} {rating}", wrap=_columns(sheet, heads))
        sheet.add(f"{term}年度 年度目標値 実績値")
        for _ in years[1:]:
            _split(sheet, "年度目標値", 4)
            sheet.add("実 績 値")
    if where == "inside":
        _notes(sheet, key, indicator, narrow=False)
    _values(sheet, key, indicator)
    if where == "after":
        _notes(sheet, key, indicator, narrow=False)


def _columns(sheet: Sheet, heads: str) -> int:
    """Return columns at which the heading of the rating wraps behind the years."""
    return len(heads) * 2 + 12 if sheet.style.wrap else 0


def _split(sheet: Sheet, heading: str, size: int) -> None:
    sheet.add(heading[:size], closes=False)
    if heading[size:]:
        sheet.add(heading[size:])


def _notes(sheet: Sheet, key: str, indicator: Indicator, *, narrow: bool) -> None:
    columns = _NARROW if narrow and sheet.style.wrap else None
    for place, note in enumerate(indicator.notes):
        sheet.add("（注）", note, under=(f"{key}/notes/{place}",), wrap=columns)
    if indicator.source:
        sheet.add(f"（出典：{indicator.source}）", under=(f"{key}/source",), wrap=columns)


def _values(sheet: Sheet, key: str, indicator: Indicator) -> None:
    cells = [(f"{key}/midterm", indicator.midterm)]
    for year in indicator.years:
        cells.append((f"{key}/years/{year.fiscal_year}/target", year.target))
        cells.append((f"{key}/years/{year.fiscal_year}/result", year.result))
    letter = (indicator.grade or "").translate({code: code + 0xFEE0 for code in b"sabcd"})
    grade = Piece(letter, (f"{key}/rating",))
    first = sheet.style.rating_first and bool(letter)
    if first:
        sheet.add(grade)
    if indicator.worded:
        for cell_key, content in cells:
            assert isinstance(content, tuple)
            columns = sheet.rng.choice((8, 12, 16)) if sheet.style.wrap else 0
            sheet.add(_words(content), under=(cell_key, f"{cell_key}/items/0"), wrap=columns, gap=1)
        last = [grade] if letter and not first else []
        if last:
            sheet.add(*last)
        return
    pieces = [Piece(_raw(content), (cell_key,)) for cell_key, content in cells]
    tail = [grade] if letter and not first else []
    form = sheet.rng.choice(("line", "line", "years", "cells"))
    if form == "line":
        sheet.add(*_spaced([*pieces, *tail]), wrap=0)
    elif form == "years":
        sheet.add(pieces[0])
        for place in range(1, len(pieces), 2):
            sheet.add(*_spaced(pieces[place : place + 2]), wrap=0)
        if tail:
            sheet.add(*tail)
    else:
        narrow = sheet.style.hints and sheet.rng.random() < 0.5
        for piece in [*pieces, *tail]:
            sheet.add(piece, wrap=_CELL if narrow and sheet.style.wrap else None)


def _words(content: Block) -> str:
    return content[0].paragraphs[0]


def _raw(content: Content) -> str:
    assert isinstance(content, Cell)
    return content.raw


def _spaced(pieces: list[Piece]) -> list[str | Piece]:
    spaced: list[str | Piece] = []
    for piece in pieces:
        spaced += [" ", piece] if spaced else [piece]
    return spaced


def print_reference(sheet: Sheet, key: str, reference: Reference) -> None:
    """Print a reference indicator."""
    number = "" if reference.number is None else "０１２３４５６７８９"[reference.number]
    sheet.add(f"参考指標{number}：", Piece(reference.name, (f"{key}/name",)))
    notes_first = sheet.rng.random() < 0.5
    if reference.marked:
        for place, line in enumerate(reference.lines):
            columns = 24 if sheet.style.wrap else None
            sheet.add(line.label, under=(f"{key}/lines/{place}/label",), wrap=columns)
    if notes_first:
        _reference_notes(sheet, key, reference)
    sheet.add("実 績 値")
    apart = sheet.rng.random() < 0.2
    years = [fiscal(year, sheet.style) for year in reference.years]
    for line in years if apart else [" ".join(years)]:
        sheet.add(line, wrap=0)
    if reference.marked:
        _marked(sheet, key, reference)
    else:
        _lines(sheet, key, reference)
    if not notes_first:
        _reference_notes(sheet, key, reference)


def _reference_notes(sheet: Sheet, key: str, reference: Reference) -> None:
    for place, note in enumerate(reference.notes):
        sheet.add("（注）", note, under=(f"{key}/notes/{place}",))
    if reference.source:
        sheet.add(f"（出典：{reference.source}）", under=(f"{key}/source",))


def _lines(sheet: Sheet, key: str, reference: Reference) -> None:
    for place, line in enumerate(reference.lines):
        cells = [
            Piece(cell.raw, (f"{key}/lines/{place}/{year}",))
            for year, cell in zip(reference.years, line.cells, strict=True)
        ]
        label = [Piece(line.label, (f"{key}/lines/{place}/label",))] if line.label else []
        sheet.add(*_spaced([*label, *cells]), wrap=0)


def _marked(sheet: Sheet, key: str, reference: Reference) -> None:
    """Print the cells of one year under another, each with the mark of its line."""
    for column, year in enumerate(reference.years):
        for place, line in enumerate(reference.lines):
            cell = Piece(line.cells[column].raw, (f"{key}/lines/{place}/{year}",))
            sheet.add(line.label[0], cell)
