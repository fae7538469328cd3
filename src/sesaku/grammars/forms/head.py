"""The head of a form: its title, the ministry and the number of the measure."""

import re
from typing import NamedTuple

from sesaku.codelists import load
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part, whole
from sesaku.grammars.forms.sheet import FormSheet
from sesaku.grammars.forms.vocabulary import section_of

_MINISTRY = (
    r"(?P<ministry>[一-龠ぁ-んァ-ヶー々・]{1,14}?"
    r"(?:省|庁|府|院|本部|内閣官房|委員会|事務局|研究所|機構))"
)
_SIGNS = r"[\dⅠ-Ⅻ\u2460-\u2473\u3251-\u325f\u32b1-\u32bfIVX]+"
_NUMBER = (
    rf"(?P<number>(?:[A-Za-z]{{1,2}}[-‐－–―・]?)?(?:令和?|平成?)?(?:{_SIGNS}|元)"
    rf"(?:[-‐－–―・の](?:{_SIGNS}|[A-Za-z]\d?|[ア-コイロハニホヘト](?![ァ-ヶー]))|[-‐－–―・の]?\([^()。、]{{1,20}}\))*)"
)
_OPENING, _CLOSING = r"[(\[【〔<〈]*", r"[)\]】〕>〉]*"
_CODE = re.compile(
    rf"{_OPENING}(?:(?:施策|整理|評価)番号[::]?)?{_OPENING}"
    rf"{_MINISTRY}[-‐－–―・]?(?:施策|政策)?{_NUMBER}{_CLOSING}"
)
_LABELLED = re.compile(
    rf"{_OPENING}(?:施策|政策|整理|評価|管理)の?(?:番号|コード|No\.?)[::]?{_OPENING}"
    rf"(?P<whole>(?:[一-龠]{{1,6}}[-‐－–―・]?)?{_NUMBER}){_CLOSING}"
)
"""A number behind its label alone, which need not tell the ministry: 整理番号　６－（４）."""
_AROUND = "()[]【】〔〕<>〈〉"
_NAMED = re.compile(rf"[(\[【〔<〈]*{_MINISTRY}[)\]】〕>〉]*")
_AT_END = re.compile(rf"[(\[【〔]{_MINISTRY}[)\]】〕]$")
_NOUN = re.compile(
    r"(?:書|票|表|シート|カード|カルテ|様式|報告|評価|結果)(?:\([^()]*\))?(?:[^()、。]{2,4}年度[^()]{0,8})?$"
)
_DATED = re.compile(r"(?:令和|平成|R|H)(?:\d{1,2}|元)年度|20\d\d年度")
_LONGEST_TITLE = 60
_FIRST_ROWS = 3


class Head(NamedTuple):
    """The head of a form; each part None where the form does not print it."""

    title: FormCell | None
    code: Part | None
    ministry: Part | None
    repeated: tuple[FormCell, ...]


def is_head(text: str, title: re.Pattern[str]) -> bool:
    """Whether a line is a form's title or its number, width folded and white space gone."""
    return any((title.search(text), _CODE.fullmatch(text), _LABELLED.fullmatch(text)))


def head_of(sheet: FormSheet, title: re.Pattern[str]) -> Head:
    """Return title, number and ministry, and the cells that repeat them on later pages."""
    first = min((cell.top for cell in sheet.cells), default=0) + _FIRST_ROWS
    titles = [
        cell
        for cell in sheet.cells
        if len(cell.key) <= _LONGEST_TITLE
        and title.search(cell.key)
        and (cell.alone or cell.top <= first)
    ] or _title_in_other_words(sheet)
    codes = [
        (cell, match)
        for cell in sheet.cells
        if len(cell.text) <= _LONGEST_TITLE and (match := _CODE.fullmatch(cell.text))
    ]
    again = {cell for cell, _ in codes if _is_running(sheet, cell)}
    again |= {cell for cell in titles if _is_running(sheet, cell)}
    titles.sort(key=lambda cell: cell in again or cell.top > first)
    codes.sort(key=lambda found: found[0] in again or found[0].top > first)
    code = ministry = None
    if codes:
        cell, match = codes[0]
        code, ministry = _numbered(cell, match)
    else:
        code = _behind_a_label(sheet, first)
    if ministry is None:
        ministry = _ministry_near(sheet, titles[:1])
    known = {cell.key for cell in (*titles[:1], *(cell for cell, _ in codes[:1]))}
    others = (*titles[1:], *(cell for cell, _ in codes[1:]))
    repeated = [cell for cell in others if cell.key in known or cell in again]
    return Head(titles[0] if titles else None, code, ministry, tuple(repeated))


def _title_in_other_words(sheet: FormSheet) -> list[FormCell]:
    """Return the title of a form that is called by no known name: alone above all that is not.

    It says what the paper is, or of which year; of several the one that says both.
    """
    first = min((cell.top for cell in sheet.cells if not cell.alone), default=0)
    found = {
        cell: (_NOUN.search(cell.key) is not None, _DATED.search(cell.key) is not None)
        for cell in sheet.cells
        if cell.alone
        and cell.top < first
        and len(cell.key) <= _LONGEST_TITLE
        and "。" not in cell.key
        and section_of(cell.text, likely=True) is None
        and _CODE.fullmatch(cell.text) is None
    }
    best = max(found, key=lambda cell: (sum(found[cell]), found[cell]), default=None)
    return [best] if best is not None and any(found[best]) else []


def _ministry_near(sheet: FormSheet, titles: list[FormCell]) -> Part | None:
    """Return the ministry that a line next to the title names, or the end of the title."""
    for title in titles:
        match = _AT_END.search(title.text)
        if match:
            return Part(title, *match.span("ministry"))
        near = [cell for cell in sheet.cells if title.top - 2 <= cell.top <= title.bottom]
        for cell in near:
            match = _NAMED.fullmatch(cell.text)
            above = cell.bottom <= title.top
            if match and (above or cell.alone or title.beside(cell)):
                return Part(cell, *match.span("ministry"))
    return None


def _behind_a_label(sheet: FormSheet, first: int) -> Part | None:
    """Return the number that stands behind its label in one cell of the first rows."""
    for cell in sheet.cells:
        match = _LABELLED.fullmatch(cell.text) if cell.top <= first else None
        if match:
            return Part(cell, *match.span("whole"))
    return None


def _is_running(sheet: FormSheet, cell: FormCell) -> bool:
    """Whether a cell is the running head of a page, kept because it may be the form's own head."""
    start = cell.rows[0].start
    return any(begins <= start < ends for begins, ends, _ in sheet.document.margins)


def _numbered(cell: FormCell, match: re.Match[str]) -> tuple[Part, Part]:
    """Return the number of a measure and its ministry; a blank parts them: 港湾庁　７－３."""
    start, parted = match.start("ministry"), match.start("number")
    if cell.run_from(start) == parted:
        start = parted
    return Part(cell, start, match.end("number")), Part(cell, *match.span("ministry"))


def ministry_in(cell: FormCell) -> Part | None:
    """Return the ministry that a title or department names, where it is a known one."""
    for form in load("ministries").forms():
        at = cell.text.find(form)
        if at >= 0:
            return Part(cell, at, at + len(form))
    return None


def bare(cell: FormCell) -> Part:
    """Return a cell without the brackets around it."""
    text = cell.text
    start = len(text) - len(text.lstrip(_AROUND))
    if not start:
        return whole(cell)
    return Part(cell, start, len(text.rstrip(_AROUND))) if text.strip(_AROUND) else whole(cell)
