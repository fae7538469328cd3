"""Example and test texts are our own fiction: nothing of the real documents is copied."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import shown, texts

RUN = 25
"""Characters in a row, white space aside, that no file shares with a real document."""

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々]")
MOSTLY = 20
"""So many of a run are kana or kanji: dates, dotted lines and tables of figures are no text."""

PRESCRIBED = (
    "施策の予算額・執行額等（分担金・拠出金除く）",
    "目標達成度合いの測定結果（各行政機関共通区分）",
    "相当程度進展あり（Ｂ）（判断根拠）",
    "測定指標の平成30・令和元・２年度目標の達成状況",
    "年度目標の達成状況",
    "学識経験を有する者の知見の活用",
    "担当部局名",
    "政策評価実施時期",
    "関連する内閣の重要政策（施策方針演説等のうち主なもの）",
    "年度目標値実績値",
    "施策の進捗状況・実績",
    "次期目標等への反映の方向性",
    "【施策（施策の必要性に関する分析を含む）】",
    "作成にあたって使用した資料その他の情報",
    "予算額・執行額等区分",
    "予算の状況",
    "（注）百万円単位。当初予算、補正予算、繰越し等を含む。",
    "外部有識者の所見（概要）",
)
"""Labels that the ministry's form prescribes: every report prints them, so they are no copy."""


@pytest.mark.shared
def test_nothing_is_copied_from_the_real_documents(shared: Path) -> None:
    known: set[str] = set()
    for path in sorted((shared / "corpus").glob("*.txt")):
        known.update(run for _, run in _runs(_own_words(path.read_text("utf-8"))))
    assert known, "no real documents to compare with"
    copied = []
    for path, text in texts().items():
        own = _own_words(text)
        pieces = _joined(at for at, run in _runs(own) if run in known)
        copied += [f"{shown(path)}: {own[start:end]}" for start, end in pieces]
    assert copied == []


def test_a_label_is_no_copy_but_a_sentence_is() -> None:
    label = "次期目標等への\n反映の方向性【施策（施策の必要性に関する分析を含む）】"
    sentence = "海岸に漂着したごみの回収と処理を都道府県及び市町村を通じて支援する"
    assert list(_runs(_own_words(label))) == []
    assert list(_runs(_own_words(sentence))) != []


def _own_words(text: str) -> str:
    """Return a text without white space, each prescribed label in it one sign."""
    squeezed = _squeezed(text)
    for label in sorted(PRESCRIBED, key=len, reverse=True):
        squeezed = squeezed.replace(_squeezed(label), "\n")
    return squeezed


def _runs(squeezed: str) -> Iterator[tuple[int, str]]:
    marks = [bool(JAPANESE.match(character)) for character in squeezed]
    weight = sum(marks[:RUN])
    for at in range(len(squeezed) - RUN + 1):
        if weight >= MOSTLY:
            yield at, squeezed[at : at + RUN]
        if at + RUN < len(squeezed):
            weight += marks[at + RUN] - marks[at]


def _joined(starts: Iterator[int]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for start in starts:
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], start + RUN)
        else:
            pieces.append((start, start + RUN))
    return pieces


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
