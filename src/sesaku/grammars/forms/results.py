"""The results of an evaluation: degree of attainment, its reason, and what changes next."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sesaku.document.cite import merge
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.levels import GRADE, SIGN, Level, level_in, levels, levels_apart
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.sections import Parts
from sesaku.grammars.forms.texts import passage_of
from sesaku.grammars.forms.vocabulary import section_of, side_of
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.evaluation import Analysis, Attainment, NextIndicator
from sesaku.model.values import Text
from sesaku.text.numerals import item_number

_BASIS = re.compile(
    r"[(\[【〔<〈《](?:[^()\[\]【】〔〕<>〈〉《》。、]{0,14}の?)?(?:根拠|理由)(?:等)?[)\]】〕>〉》][::]?|"
    r"(?:判断|判定|評価|評定|測定)(?:結果)?の?(?:根拠|理由)[::]?"
)
_BASIS_ALONE = re.compile(
    r"(?:[^()、。]{0,8}の)?(?:根拠|理由)(?:(?:・|及び)(?:根拠|理由))?(?:等)?[::]?|(?:判断|判定):"
)
"""What a line or a cell of its own may say besides: 根拠 | ….."""
_BASIS_LEADING = re.compile(r"(?:[^()、。:]{0,8}の)?(?:根拠|理由)(?:等)?[::]")
"""What a line may begin with: 理由：灯火が増えた。"""
_COMMON = re.compile(r"\(?各(?:行政機関|府省庁?)共通区分\)?[::]?")
_LEADING = re.compile(r"[(\[【〔<](?P<what>[^()\[\]【】〔〕<>]{2,25})[)\]】〕>][::]?")
_GRADE_ALONE = re.compile(rf"[(\[【〔<]?(?P<grade>{GRADE})[)\]】〕>]?")
_GRADED = re.compile(r"(?:評価|評定|判定|達成度?)?(?:ランク|区分|記号|評語|評定|判定|等級)")
"""What a cell of its own may say of the grade in the cell beside it: ランク | 3."""
_GRADE_SAID = re.compile(
    r"[(\[【〔<]?(?:総合(?:的な)?)?(?:判定|評価|評定|評語|ランク|区分|等級)(?:結果|区分|ランク)?"
    rf"(?:[)\]】〕>][::]?|[::])[(\[【〔<]?(?P<grade>{GRADE})[)\]】〕>]?"
)
"""A line or a cell below the level that says the grade and nothing else: （総合判定）Ｂ."""
_BRACKETED = re.compile(r"[【〔\[<《〈(](?P<what>[^】〕\]>》〉)]{1,20})[】〕\]>》〉)][::]?")
_PLAIN = re.compile(r"[■●◆○・◎□]?(?:\(?[\d\u2460-\u2473]\)?[.、]?)?(?P<what>[^。、]{1,20}?)[::]?")


def read_attainment(context: Context, parts: Parts) -> Attainment | None:
    """Return the degree of attainment: the level printed, and the reason given.

    Where all levels are printed, the one that is marked holds; without a mark, none does.
    """
    cells = [cell for section in parts.of("attainment", "results") for cell in section.cells]
    reasons = [cell for section in parts.of("basis") for cell in section.cells]
    basis: list[Row] = []
    apart = _grade_apart(context, cells) or _grade_below(cells)
    single, level = _level_among(context, cells)
    for cell in cells:
        if cell in apart or cell in single:
            continue
        text, at = cell.text, 0
        named = _reason_in(cell)
        if named is not None:
            context.label_part(Part(cell, *named))
            basis += context.rows(Part(cell, named[1], len(text)))
            text = text[: named[0]]
        elif level is not None:
            basis += cell.rows
            continue
        leading = _LEADING.match(text)
        if leading and section_of(leading["what"]) == "attainment":
            context.label_part(Part(cell, *leading.span()))
            at = leading.end()
        common = _COMMON.match(text, at)
        if common:
            context.label_part(Part(cell, *common.span()))
            at = common.end()
        found = level_in(text, at)
        if found is not None and level is None:
            apart = apart or _grade_on_line(cell, found)
            level = (cell, found)
            context.label_part(Part(cell, at, len(text)))  # the levels that were not chosen
    basis += [row for cell in reasons for row in cell.rows]
    return _attainment(context, level, basis, apart[-1:])


def _level_among(
    context: Context, cells: list[FormCell]
) -> tuple[list[FormCell], tuple[FormCell, Level] | None]:
    """Return the cells that print all levels, one to a cell, and the level that is ticked."""
    single, ticked = levels_apart(cells)
    if single:
        single += [cell for cell in cells if SIGN.fullmatch(cell.text)]
    for cell in single:
        context.label(cell)
    level = level_in(ticked.text, 0) if ticked is not None else None
    return single, (ticked, level) if ticked is not None and level is not None else None


def _grade_apart(context: Context, cells: list[FormCell]) -> list[FormCell]:
    """Return the cell that holds the grade alone, the last, after what may say so: ランク | 3.

    It stands beside the level, in the same row.
    """
    for cell in cells:
        before = [other for other in cells if other.right == cell.left and other.beside(cell)]
        said = [other for other in before if _GRADED.fullmatch(other.text)]
        level = any(levels().search(other.text) for other in cells if other.beside(cell))
        if level and _GRADE_ALONE.fullmatch(cell.text):
            for other in said:
                context.label(other)
            return [*said, cell]
    return []


def _grade_below(cells: list[FormCell]) -> list[FormCell]:
    """Return the cell below the level that says the grade and nothing else: （総合判定）Ｂ."""
    first = next((at for at, cell in enumerate(cells) if levels().search(cell.text)), len(cells))
    return [cell for cell in cells[first + 1 :] if _GRADE_SAID.fullmatch(cell.text)][:1]


def _grade_on_line(cell: FormCell, level: Level) -> list[FormCell]:
    """Return the line that says the grade, where the level in its cell has none: （総合判定）Ｂ."""
    lines = [replace(cell, rows=(row,)) for row in cell.rows]
    said = [line for line in lines if _GRADE_SAID.fullmatch(line.text)]
    return said[:1] if level.grade is None else []


def _reason_in(cell: FormCell) -> tuple[int, int] | None:
    """Return where a cell names the reason: in brackets, at its beginning, or on a line alone."""
    found = _BASIS.search(cell.text)
    if found and (found.start() == 0 or found[0][0] in "([【〔<〈《"):
        return found.span()
    at = 0
    for row in cell.rows:
        end = at + len(Tight([row]).text)
        if any(said.fullmatch(cell.text, at, end) for said in (_BASIS, _BASIS_ALONE)):
            return at, end
        leading = _BASIS_LEADING.match(cell.text, at, end)
        if leading:
            return leading.span()
        at = end
    return None


def _attainment(
    context: Context,
    level: tuple[FormCell, Level] | None,
    basis: list[Row],
    graded: Sequence[FormCell],
) -> Attainment | None:
    if level is None and not basis:
        return None
    reason = compose(context.document, basis)
    if level is None:
        return Attainment(None, None, reason.text or None, (), reason.cite)
    cell, found = level
    label = context.text(Part(cell, found.start, found.end))
    cite = label.cite
    grade = None
    if found.grade is not None:
        grade = _grade(context, Part(cell, *found.grade))
        cite = context.cite(Part(cell, *found.around))
    for other in graded:
        match = _GRADE_ALONE.fullmatch(other.text) or _GRADE_SAID.fullmatch(other.text)
        if match is not None and grade is None:
            context.label_part(Part(other, 0, match.start("grade")))
            grade = _grade(context, Part(other, *match.span("grade")))
            cite = merge(context.cite(Part(other, match.start("grade"), match.end())), cite)
    return Attainment(grade, label.text, reason.text or None, cite, reason.cite)


def _grade(context: Context, part: Part) -> str:
    """Return a grade: a letter as printed, a digit plain."""
    printed = context.text(part).text
    letter = printed.isascii() or printed.isalpha()
    return printed if letter and not printed.isdecimal() else str(item_number(printed))


def read_analysis(context: Context, parts: Parts) -> tuple[Analysis, ...]:
    """Return the analysis as one text with its own headings inside."""
    passage = passage_of(context, parts, "analysis")
    return (Analysis(None, passage.text, passage.cite),) if passage else ()


def read_next(context: Context, parts: Parts) -> tuple[Text | None, tuple[NextIndicator, ...]]:
    """Return what changes next: of the measure, and of its indicators.

    The headings 【施策】 and 【測定指標】 part the two, in the text or behind 反映の方向性; without
    them all is said of the measure.
    """
    sides: dict[str, list[Row]] = {"next_measure": [], "next_indicators": []}
    side = "next_measure"
    for section in parts.of("next"):
        behind = _BRACKETED.search(section.heading.key)
        side = (behind and side_of(behind["what"])) or side
        for cell in section.cells:
            for part, heading in _paragraphs(cell):
                if heading is not None:
                    side = heading
                    context.label_part(part)
                else:
                    sides[side] += context.rows(part)
    measure = compose(context.document, sides["next_measure"])
    indicators = compose(context.document, sides["next_indicators"])
    following = NextIndicator(None, "", None, indicators.text, indicators.cite)
    return (
        Text(measure.text, measure.cite) if measure.text else None,
        (following,) if indicators.text else (),
    )


def _paragraphs(cell: FormCell) -> list[tuple[Part, str | None]]:
    """Return the lines of a cell, and what each is the heading of, if anything.

    A heading in brackets may stand before its text on the same line.
    """
    found: list[tuple[Part, str | None]] = []
    at = 0
    for row in cell.rows:
        end = at + len(Tight([row]).text)
        for part, side in _headings(Part(cell, at, end)):
            if part.start > at:
                found.append((Part(cell, at, part.start), None))
            found.append((part, side))
            at = part.end
        if end > at:
            found.append((Part(cell, at, end), None))
        at = end
    return found


def _headings(line: Part) -> list[tuple[Part, str]]:
    """Return the headings in a line: those in brackets, or the whole line."""
    plain = _PLAIN.fullmatch(line.text)
    side = side_of(plain["what"]) if plain else None
    if side is not None:
        return [(line, side)]
    found = []
    for match in _BRACKETED.finditer(line.text):
        side = side_of(match["what"])
        if side is not None:
            start, end = match.span()
            found.append((Part(line.cell, line.start + start, line.start + end), side))
    return found
