"""The number of a measure in the head of its form, as ministries print it."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("施策番号（港湾庁６－（４））", "港湾庁６－（４）"),
        ("【施策番号：港湾庁７－３】", "港湾庁７－３"),
        ("【港湾庁４－Ｂ－１】", "港湾庁４－Ｂ－１"),
        ("（港湾庁５－ａ２）", "港湾庁５－ａ２"),
        ("評価番号　港湾庁元－⑫", "港湾庁元－⑫"),
        ("港湾庁　施策３－⑤", "港湾庁　施策３－⑤"),
        ("港湾庁４－（１）－ウ", "港湾庁４－（１）－ウ"),
    ],
)
def test_brackets_and_letters(printed: str, code: str) -> None:
    reading = read(drawn([(printed, 10)], *HEAD[1:]))
    assert (of(reading, "code"), of(reading, "ministry")) == (code, "港湾庁")
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("整理番号　６－（４）", "６－（４）"),
        ("施策コード　港湾６－２－１", "港湾６－２－１"),
        ("【管理番号：３－Ⅱ】", "３－Ⅱ"),
    ],
)
def test_a_number_behind_its_label_needs_no_ministry(printed: str, code: str) -> None:
    reading = read(drawn([("港湾庁", 4), (printed, 6)], *HEAD[1:]))
    assert (of(reading, "code"), of(reading, "ministry")) == (code, "港湾庁")
    assert unplaced(reading) == []


def test_a_ministry_stands_beside_a_number_above_the_title() -> None:
    reading = read(drawn([("番号", 2), ("港湾５－Ⅲ－２", 4), ("港湾庁", 4)], *HEAD[1:]))
    assert (of(reading, "code"), of(reading, "ministry")) == ("港湾５－Ⅲ－２", "港湾庁")
    assert unplaced(reading) == []
