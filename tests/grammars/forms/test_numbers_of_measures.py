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
    ],
)
def test_brackets_and_letters(printed: str, code: str) -> None:
    reading = read(drawn([(printed, 10)], *HEAD[1:]))
    assert (of(reading, "code"), of(reading, "ministry")) == (code, "港湾庁")
    assert unplaced(reading) == []
