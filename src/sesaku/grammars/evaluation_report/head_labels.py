"""Labels in the head of a report, which may run over many short lines.

The form prints its labels in narrow cells, so one label may take a line for every one or two
characters; the lines of a label are matched together, blanks left out.
"""

import re
from typing import NamedTuple

from sesaku.grammars.rows import Row

_NOTE = r"(?:\((?:注\d?|※\d?)\))?"
_LABELS: tuple[tuple[str, str], ...] = (
    # 施策名（※） 離島航路の維持
    ("name", rf"施策名{_NOTE}[:：]?"),
    # 施策目標 / 施策の目標
    ("goals", rf"施策の?目標{_NOTE}[:：]?"),
    # 施策の予算額・執行額等（分担金・拠出金除く）
    ("budget", r"施策の予算額・執行額等?(?:\([^()]*\))?"),
    # 同（分担金・拠出金）
    ("budget", r"同(?:上)?\([^()]*\)"),
    # 評価結果（注１）
    ("evaluation", rf"評価結果{_NOTE}"),
    # 目標達成度合いの測定結果
    # 評価結果（注１） 目標達成度合いの測定結果: both on one line where the columns are lost
    ("attainment", rf"(?:評価結果{_NOTE})?目標達成度合いの?測定結果{_NOTE}"),
    # 測定指標の平成 30・令和元・２年度目標の達成状況（注２）
    ("list", rf"測定指標の[平成令和昭西暦元年度・･,、~～〜\d-]+目標の達成状況{_NOTE}"),
    # （各行政機関共通区分）
    ("scale", r"\(各行政機関共通区分\)"),
    # （判断根拠）
    ("basis", r"\(?判断根拠\)?[:：]?"),
    # 学識経験を有する者の知見の活用
    ("opinions", r"学識経験を有する者の知見の活用"),
    # 担当部局名 総合調整局
    ("department", r"担当部局名?[:：]?"),
    # 政策評価実施時期 令和３年８月
    ("evaluated_on", r"政策評価(?:の)?実施(?:予定)?時期[:：]?"),
)
_WHOLE = tuple((kind, re.compile(pattern)) for kind, pattern in _LABELS)
_FIRST = frozenset("施同評目測(判学担政")
_MOST_ROWS = 12
_LIST_LABEL = re.compile(r"[測定指標の平成令和元年度目達状況注()・･\d]{1,9}$")
_SHORT_ROW = 9
_WRAPPED_ROW = 30


class Label(NamedTuple):
    """A label: its kind, the index after its last row, its ranges, and what follows on that row."""

    kind: str
    end: int
    pieces: list[tuple[int, int]]
    text: str
    rest: Row | None


def label_at(rows: list[Row], index: int) -> Label | None:
    """Return the label that starts at a row, or None."""
    if rows[index].text[:1] not in _FIRST:
        return None
    return _whole(rows, index) or _leading(rows, index)


def _whole(rows: list[Row], index: int) -> Label | None:
    """Match rows that together are a label and nothing else; the longest such run."""
    so_far = ""
    best: Label | None = None
    for end in range(index, min(index + _MOST_ROWS, len(rows))):
        row = rows[end]
        goes_on = end > index and not rows[end - 1].closes
        if end > index and len(row.tight) > (_WRAPPED_ROW if goes_on else _SHORT_ROW):
            break
        so_far += row.tight
        for kind, pattern in _WHOLE:
            if pattern.fullmatch(so_far):
                pieces = [(part.start, part.end) for part in rows[index : end + 1]]
                best = Label(kind, end + 1, pieces, so_far, None)
    return best


def _leading(rows: list[Row], index: int) -> Label | None:
    """Match a label with which a row begins, a blank between it and what follows."""
    row = rows[index]
    for match in re.finditer(r"\s+", row.text):
        front = row.text[: match.start()].replace(" ", "")
        for kind, pattern in _WHOLE:
            if pattern.fullmatch(front):
                rest = row._replace(start=row.start + match.end(), text=row.text[match.end() :])
                return Label(kind, index + 1, [(row.start, row.start + match.start())], front, rest)
    return None


def is_list_label(row: Row) -> bool:
    """Whether a row is part of the label beside the list of ratings, printed between its lines."""
    return len(row.tight) <= _SHORT_ROW and _LIST_LABEL.match(row.tight) is not None
