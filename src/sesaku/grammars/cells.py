"""Cells: numeric tokens in a printed row, and the values that they say."""

import re
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.rows import Row
from sesaku.model.values import Quantity
from sesaku.text import quantity
from sesaku.text.width import narrow

# "61 件", "８位以内", "80.2％", "△217", "約 3 千円", "3.7 倍（注）", "125 万件＊", "10～20％",
# "－（注）", "－"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_WORDS = r"(?:調査中|集計中|未集計|未定|該当なし|なし|不明|…)(?=\s|$)"
_UNIT = (
    rf"(?:\s?(?![-－―](?:\s|$)|[a-esA-ES](?:\s|$)|{_WORDS})"
    r"[^\s\d()*※△▲\-－―~～][^\s\d()*※]{0,9})?"
)
_NOTE = r"(?:\s?(?:\((?:注|\*|※)\s*\d*\)|[*※](?:\d(?!\d))?))?"
TOKEN = re.compile(
    rf"(?:(?:約|概ね|おおむね|ほぼ)\s?)?(?:[△▲]\s?|[-－−])?{_NUMBER}"
    rf"(?:(?:\s?[~～〜]\s?|-){_NUMBER})?{_UNIT}{_NOTE}"
    rf"|[-－―−‐–—]{{1,2}}(?:\s?\(注\s*\d*\))?(?=\s|$)"
    rf"|{_WORDS}"
)

# … 82％ ｂ
_GRADE = re.compile(r"(?:^|\s)[a-es]$", re.IGNORECASE)


class Token(NamedTuple):
    """A numeric token: a range of a row's text."""

    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the numeric tokens of a row's text, in order."""
    return [Token(*match.span()) for match in TOKEN.finditer(text) if match.group().strip()]


def trailing_tokens(text: str, most: int) -> list[Token]:
    """Return the numeric tokens with which a row ends, at most ``most`` of them, in order.

    Nothing but blanks stands between them and after the last.
    """
    found = tokens(text)
    end = len(text.rstrip())
    kept: list[Token] = []
    for token in reversed(found):
        if len(kept) == most or token.end < end or text[token.end : end].strip():
            break
        kept.append(token)
        end = len(text[: token.start].rstrip())
    return kept[::-1]


def ends_in_cells(row: Row) -> bool:
    """Whether a row ends in cells: one and nothing else, or several; a rating may follow."""
    text = _GRADE.sub("", row.text)
    found = trailing_tokens(text, 2)
    return not text or len(found) > 1 or (len(found) == 1 and found[0].start == 0)


def quantity_at(document: Document, row: Row, token: Token) -> Quantity:
    """Return the value that a token of a row says."""
    start = row.start + token.start
    raw = document.text[start : row.start + token.end]
    stripped = raw.strip()
    start += len(raw) - len(raw.lstrip())
    return quantity_of(stripped, document.cite(start, start + len(stripped)))


def quantity_of(raw: str, cite: Cite) -> Quantity:
    """Return the value that a cell as printed says."""
    said = quantity.parse(raw)
    return Quantity(
        raw, said.value, said.unit, said.relation, low=said.low, high=said.high, cite=cite
    )


def is_dash(raw: str) -> bool:
    """Whether a cell is only a dash: no value by the print's own word."""
    return re.fullmatch(r"[-－―−‐–—ー]+", narrow(raw).strip()) is not None
