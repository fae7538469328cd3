"""Two columns of running text are read one after the other; labels and values are not columns."""

import pytest

from tests.readers.pdf.opened import document_of
from tests.readers.pdf.paper import Paper, Sheet

LEFT = [f"左の段の{number}行目に続く文である。" for number in "一二三四五六七八"]
RIGHT = [f"右の段の{number}行目に続く文である。" for number in "一二三四五六七八"]


def draw(sheet: Sheet, shift: float, *, by_row: bool) -> None:
    pieces = [(60, 120.0 + index * 15, text) for index, text in enumerate(LEFT)]
    pieces += [(310, 120 + shift + index * 15, text) for index, text in enumerate(RIGHT)]
    for x, y, text in sorted(pieces, key=lambda piece: piece[1]) if by_row else pieces:
        sheet.text(x, y, text)


@pytest.mark.parametrize("shift", [0, 4])
@pytest.mark.parametrize("by_row", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_columns(shift: float, by_row: bool, ruled: bool) -> None:  # noqa: FBT001 - parameters
    sheet = (paper := Paper()).page()
    sheet.text(200, 80, "二段にわたる見出しの行がここに長く続いている")
    draw(sheet, shift, by_row=by_row)
    if ruled:
        sheet.grid([60, 530], [400, 430])
        sheet.text(70, 420, "表の中")
    lines = [line for line in document_of(paper).text.splitlines() if line]
    assert lines[1:17] == LEFT + RIGHT
    assert lines[0].startswith("二段にわたる")
    assert lines[17:] == (["表の中"] if ruled else [])


def test_labels_beside_values_are_rows() -> None:
    sheet = (paper := Paper()).page()
    rows = [
        ("担当", "海上局"),
        ("作成者", "課長"),
        ("時期", "令和五年"),
        ("番号", "七"),
        ("備考", "無"),
    ]
    for index, (label, value) in enumerate(rows):
        sheet.text(60, 100 + index * 15, label)
        sheet.text(310, 100 + index * 15, value)
    lines = document_of(paper).text.splitlines()
    assert lines == [f"{label} {value}" for label, value in rows]
