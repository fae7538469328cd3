"""Numbers of indicators and means, alone or before a name: １, ①, 指標１, １-２-３, 【指標１】."""

import re

_WORD = r"(?:(?:主な|主要な)?(?:測定|業績|評価|成果|達成|政策|施策|目標|活動|管理)?指標|KPI)"
_PARTED = r"\d{1,3}(?:[-‐－–](?:\d{1,2}(?!\d)|\(\d{1,2}\)|[\u2460-\u2473])){1,2}"
_FIGURES = rf"(?:{_PARTED}|\d{{1,3}})"
_SIGN = rf"(?:{_FIGURES}|[\u2460-\u2473\u2474-\u2487])"
_LETTER = r"(?:[ア-コ](?![ァ-ヶー])|(?:[A-Za-z]|[IVX]{2,4})(?![A-Za-z])|[Ⅰ-Ⅻ])"
"""What counts indicators behind their word as figures do: 測定指標ア, 指標Ａ, 指標Ⅱ."""
_FRAMED = re.compile(
    rf"[(\[【〔<〈《]{_WORD}(?:No\.?|第)?(?P<number>{_SIGN}|{_LETTER})[:.]?[)\]】〕>〉》][.、:]?"
)
_LABEL = re.compile(rf"[(\[【〔<〈《]{_WORD}[)\]】〕>〉》][.、:]?(?=.{{2}})")
_ALONE = re.compile(
    rf"(?:(?:{_WORD}|参考指標|達成手段|事業)?(?:No\.?|第)?"
    rf"(?P<number>[(\[【〔<〈]?{_SIGN}[)\]】〕>〉]?)|"
    rf"(?:{_WORD}|参考指標)(?P<letter>[(\[【〔<〈]?{_LETTER}[)\]】〕>〉]?)|"
    r"(?P<kana>[(\[【〔<〈]?[ア-コ][)\]】〕>〉]?))"
)
_LEAD = re.compile(
    rf"(?:(?P<word>{_WORD}|参考指標|達成手段)(?=[\d\u2460-\u2473(]|{_LETTER}))?"
    rf"(?P<number>\({_FIGURES}\)|【{_FIGURES}】|〔{_FIGURES}〕|\[{_FIGURES}\]|"
    r"[\u2460-\u2473\u2474-\u2487]|"
    rf"{_PARTED}|\d{{1,3}}[.、:)]?|[ア-コ](?=[.、:)])|(?<=[標I段])(?:{_LETTER}|\({_LETTER}\)))[.、:)]?"
)
_WORDED = re.compile(rf"{_WORD}[(\[【]?(?:{_SIGN}|{_LETTER})[)\]】]?")
_SPEAKS = re.compile(r"は(?=[、,一-龠])|を|に(?:つい|関|係)|[、・~～]\d|及び(?:\d|指標)")
_NAMED = re.compile(rf"{_WORD}[(\[【]?(?:{_SIGN}|{_LETTER}).{{2,}}")


def number_alone(text: str) -> str | None:
    """Return the number that is all of a cell, as printed, None where it is more or none."""
    match = _FRAMED.fullmatch(text)
    if match:
        return match["number"]
    match = _ALONE.fullmatch(text)
    return match["number"] or match["letter"] or match["kana"] if match else None


def label_before(text: str) -> int:
    """Return where a name begins behind a label that has no number: 【測定指標】灯火の数.

    It is 0 where there is no such label, or a sentence behind it.
    """
    match = _LABEL.match(text)
    return match.end() if match and "。" not in text else 0


def is_number_with_word(text: str) -> bool:
    """Whether a text is the number of an indicator with its word, and nothing else: 測定指標①."""
    return (_FRAMED.fullmatch(text) or _WORDED.fullmatch(text)) is not None


def number_before(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """Return the number before a name, with its word, if any, as a match with a group ``number``.

    What speaks of an indicator names none: 指標２は、….
    """
    upto = len(text) if end is None else end
    framed = _FRAMED.match(text, start)
    if framed:
        return framed
    match = _LEAD.match(text, start, upto)
    return None if match and match["word"] and _SPEAKS.match(text, match.end()) else match


def has_word(match: re.Match[str]) -> bool:
    """Whether a number before a name has a word that says what it numbers: 指標１."""
    return match.re is _FRAMED or match["word"] is not None


def is_numbered_name(text: str) -> bool:
    """Whether a text is an indicator's name behind its number and a word: 指標１ 定時到着率."""
    match = _FRAMED.match(text)
    if match:
        return len(text) > match.end() + 1
    lead = _LEAD.match(text)
    return _NAMED.match(text) is not None and (lead is None or not _SPEAKS.match(text, lead.end()))
