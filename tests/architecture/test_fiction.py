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

ALLOWED = {
    "関連する内閣の重要政策（施策方針演説等のうち主なもの）": "a heading that the form prescribes",
}
"""What may be shared, whole or in part, each with its reason."""


@pytest.mark.shared
def test_nothing_is_copied_from_the_real_documents(shared: Path) -> None:
    known: set[str] = set()
    for path in sorted((shared / "corpus").glob("*.txt")):
        known.update(run for _, run in _runs(path.read_text("utf-8")))
    assert known, "no real documents to compare with"
    names = [_squeezed(allowed) for allowed in ALLOWED]
    copied = []
    for path, text in texts().items():
        pieces = _joined(at for at, run in _runs(text) if run in known)
        squeezed = _squeezed(text)
        copied += [
            f"{shown(path)}: {squeezed[start:end]}"
            for start, end in pieces
            if not any(squeezed[start:end] in allowed for allowed in names)
        ]
    assert copied == []


def test_allowances_say_why() -> None:
    assert [run for run, reason in ALLOWED.items() if len(reason) < 10] == []


def _runs(text: str) -> Iterator[tuple[int, str]]:
    squeezed = _squeezed(text)
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
