"""The table of a quantitative indicator, flattened cell by cell.

What is read: one column for the mid-term goal, two for every year (target, result), one for the
rating. The headings are found as characters without blanks, since they wrap between any two; what
is left are notes, and the values in the order of the columns. The rating may stand anywhere.
"""

import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.cells import Token, quantity_at, quantity_of, tokens
from sesaku.grammars.evaluation_report.grammar import DASH, YEARS
from sesaku.grammars.evaluation_report.indicator_cells import CellTable, read_cells
from sesaku.grammars.evaluation_report.notes import Notes, take_notes
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.indicator import Rating
from sesaku.model.values import ItemisedText, NumberedText, Quantity, YearlyContent
from sesaku.text.wareki import years_in
from sesaku.text.width import narrow

_YEAR = r"(?:(?:平成|令和|昭和|西暦)?(?:\d{1,4}|元)年度?)"
_ERA = re.compile(r"平成|令和|昭和")
_GRADE = re.compile(r"[a-es]$", re.IGNORECASE)
# 中期目標値 / 年度目標値 / 実績値 / 平成30･令和元・２年度目標の達成状況 / 令和元年度 / --年度
_HEADING = re.compile(
    r"(?P<midterm>中期目標値?)"
    r"|(?P<target>年度目標値?|目標値)"
    r"|(?P<result>実績値?)"
    rf"|(?P<rating>{YEARS}年度目標の達成状況|達成状況)"
    rf"|(?P<year>{_YEAR})"
    rf"|(?P<term>{DASH}{{1,2}}年度)"
)

_ALL_HEADINGS = re.compile(f"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _HEADING.pattern)})+")
_FIRST_PARTS = frozenset({"中期目", "中期", "年度目", "年度", "目標"})


class Heads(NamedTuple):
    """The headings of a table: how many columns of each kind, the years, and the term's text."""

    midterm: int
    targets: int
    results: int
    years: tuple[int, ...]
    rated: bool
    term: str | None


class ReadTable(NamedTuple):
    """A table as read; ``cells`` is empty where its values do not fit its headings."""

    heads: Heads
    midterm: YearlyContent | None
    cells: tuple[tuple[int, YearlyContent | None, YearlyContent | None], ...]
    rating: Rating | None
    notes: Notes
    labels: list[tuple[int, int]]
    found: int
    expected: int
    numeric: bool


def read_table(document: Document, rows: list[Row]) -> ReadTable:
    """Read the table in the rows under an indicator's heading."""
    ruled = read_cells(document, rows) if document.tables else None
    if ruled is not None:
        return _ruled(document, ruled)
    notes, rest = take_notes(document, rows, is_table_heading)
    heads, labels, values = _heads(rest)
    rating, values = _rating(document, values)
    expected = heads.midterm + heads.targets + heads.results
    strays = _strays(values, expected)
    labels.extend((row.start, row.end) for row in strays)
    values = [row for row in values if row not in strays]
    cells, numeric = _cells(document, values, expected)
    midterm, years = _arrange(heads, cells) if len(cells) == expected else (None, ())
    return ReadTable(heads, midterm, years, rating, notes, labels, len(cells), expected, numeric)


def _ruled(document: Document, ruled: CellTable) -> ReadTable:
    """Return a table whose cells are known; what is left of it are notes."""
    notes, _ = take_notes(document, ruled.rest, is_table_heading)
    count = len(ruled.years)
    years = tuple(year for year, _, _ in ruled.years)
    midterm = int(ruled.has_midterm)
    heads = Heads(midterm, count, count, years, ruled.rated, ruled.term)
    expected = midterm + 2 * count
    return ReadTable(
        heads,
        ruled.midterm,
        ruled.years,
        ruled.rating,
        notes,
        ruled.labels,
        expected,
        expected,
        ruled.numeric,
    )


def is_table_heading(row: Row) -> bool:
    """Whether a row is nothing but headings of columns, or the first part of one."""
    return _ALL_HEADINGS.fullmatch(row.tight) is not None or row.tight in _FIRST_PARTS


def _heads(rows: list[Row]) -> tuple[Heads, list[tuple[int, int]], list[Row]]:
    """Take the headings away; what is left are the rows, or ends of rows, that hold values."""
    tight = Tight(rows)
    labels: list[tuple[int, int]] = []
    kinds: list[tuple[str, str]] = []
    position = 0
    while position < len(tight.text):
        match = _HEADING.match(tight.text, position)
        if match is None or (_complete(kinds) and not _more(kinds, match)):
            if kinds and _complete(kinds):
                break
            position += 1
            continue
        kinds.append((match.lastgroup or "", match.group()))
        labels.extend(tight.pieces(*match.span()))
        position = match.end()
    count = [kind for kind, _ in kinds].count
    named = (_ERA.match(text) for kind, text in reversed(kinds) if kind == "year")
    era = next((found.group() for found in named if found), None)
    years = [
        year
        for kind, text in kinds
        if kind == "year"
        for year in (years_in(text) or years_in(text, carried=era))[:1]
    ]
    rated = [years_in(text) for kind, text in kinds if kind == "rating"]
    columns = max(count("target"), count("result"))
    term = next((text for kind, text in kinds if kind == "term"), None)
    if len(years) == columns + 1:
        odd = _odd_year(years, rated[0] if rated else [])
        term = str(years.pop(odd))
    heads = Heads(
        min(count("midterm"), 1),
        count("target"),
        count("result"),
        tuple(years),
        count("rating") > 0,
        term,
    )
    return heads, labels, _left(rows, labels)


def _complete(kinds: list[tuple[str, str]]) -> bool:
    count = [kind for kind, _ in kinds].count
    return 0 < count("year") <= count("target") + 1 and 0 < count("target") == count("result")


def _more(kinds: list[tuple[str, str]], match: re.Match[str]) -> bool:
    """Whether a heading may still come where the columns are complete: a column not seen yet."""
    count = [kind for kind, _ in kinds].count
    kind = match.lastgroup or ""
    if kind in {"target", "result"}:
        return count("year") > count(kind)
    return kind in {"midterm", "rating", "term"} and count(kind) == 0


def _odd_year(years: list[int], rated: list[int]) -> int:
    """Return the position of the year that is no column: not rated, or else out of the run."""
    odd = [index for index, year in enumerate(years) if year not in rated]
    if len(odd) == 1:
        return odd[0]
    run = [year - index for index, year in enumerate(years)]
    return 0 if run[0] != run[1] and len(set(run[1:])) == 1 else len(years) - 1


def _left(rows: list[Row], labels: list[tuple[int, int]]) -> list[Row]:
    """Return the rows that are no heading, or the parts of them that are none."""
    used = {offset for start, end in labels for offset in range(start, end)}
    left: list[Row] = []
    for row in rows:
        runs = [
            (match.start(), match.end())
            for match in re.finditer(r"\S+", row.text)
            if row.start + match.start() not in used
        ]
        if runs:
            start, end = runs[0][0], runs[-1][1]
            left.append(
                row._replace(start=row.start + start, end=row.start + end, text=row.text[start:end])
            )
    return left


def _rating(document: Document, rows: list[Row]) -> tuple[Rating | None, list[Row]]:
    """Take the rating away: a lone letter, or the letter with which a row of values ends."""
    for index, row in enumerate(rows):
        match = re.search(r"(?:^|\s)(?P<grade>[a-es])$", row.text, re.IGNORECASE)
        if match is None:
            continue
        at = row.start + match.start("grade")
        rating = Rating(match["grade"].lower(), document.cite(at, at + 1))
        text = row.text[: match.start()].rstrip()
        short = row._replace(text=text, end=row.start + len(text))
        return rating, [*rows[:index], *([short] if text else []), *rows[index + 1 :]]
    return None, rows


def _strays(rows: list[Row], expected: int) -> list[Row]:
    """Return the page number among cells on lines of their own: one too many, and without unit."""
    found = [token for row in rows for token in tokens(row.text)]
    bare = [row for row in rows if row.text.isdecimal()]
    if len(found) != expected + 1 or len(bare) != 1:
        return []
    others = [row.text for row in rows if row not in bare and re.search(r"\d", row.text)]
    united = all(re.search(r"\d\D*[^\W\d_]|%", text) for text in others)
    return bare if others and united else []


def _cells(document: Document, rows: list[Row], expected: int) -> tuple[list[YearlyContent], bool]:
    """Return the cells and whether they are numbers; texts are told apart by where they end."""
    found = [(row, token) for row in rows for token in tokens(row.text)]
    numeric = all(_only_tokens(row.text, tokens(row.text)) for row in rows)
    if not numeric or len(found) != expected:
        wrapped = [_wrapped_cell(document, group) for group in _paragraphs(rows)]
        if len(wrapped) == expected and all(_one_token(cell.text) for cell in wrapped):
            return [quantity_of(*passage) for passage in wrapped], True
    if numeric:
        return [quantity_at(document, row, token) for row, token in found], True
    words = [
        row._replace(
            start=row.start + match.start(),
            end=row.start + match.end(),
            text=match.group(),
            closes=True,
        )
        for row in rows
        for match in re.finditer(r"\S+", row.text)
    ]
    for groups in (_paragraphs(rows), [[word] for word in words]):
        if len(groups) == expected:
            return [_text_cell(document, group) for group in groups], False
    return [_text_cell(document, group) for group in _paragraphs(rows)], False


def _only_tokens(text: str, found: list[Token]) -> bool:
    covered: set[int] = set()
    for token in found:
        covered.update(range(token.start, token.end))
    return all(character.isspace() or index in covered for index, character in enumerate(text))


def _wrapped_cell(document: Document, rows: list[Row]) -> Passage:
    """Return a cell that wraps; no blank stands where it does."""
    text = "".join(document.text[row.start : row.end] for row in rows)
    return Passage(text, compose(document, rows).cite)


def _one_token(text: str) -> bool:
    return len(tokens(narrow(text))) == 1 and _only_tokens(narrow(text), tokens(narrow(text)))


def _paragraphs(rows: list[Row]) -> list[list[Row]]:
    groups: list[list[Row]] = [[]]
    for row in rows:
        groups[-1].append(row)
        if row.closes and row.sure:
            groups.append([])
    return [group for group in groups if group]


def _text_cell(document: Document, rows: list[Row]) -> YearlyContent:
    passage = compose(document, rows)
    if len(rows) == 1 and _only_tokens(rows[0].text, tokens(rows[0].text)):
        return Quantity(passage.text, None, cite=passage.cite)
    item = NumberedText(None, passage.text, passage.cite)
    return ItemisedText(passage.text, (item,), passage.cite)


def _arrange(
    heads: Heads, cells: list[YearlyContent]
) -> tuple[
    YearlyContent | None,
    tuple[tuple[int, YearlyContent | None, YearlyContent | None], ...],
]:
    """Give each cell its column."""
    midterm = cells[0] if heads.midterm else None
    rest = cells[heads.midterm :]
    if len(heads.years) * 2 != len(rest):
        return midterm, ()
    return midterm, tuple(
        (year, rest[index * 2], rest[index * 2 + 1]) for index, year in enumerate(heads.years)
    )
