"""A target and a result in words in one cell: the lines tell what is to be done, what was done."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced

UPPER, LOWER = "上段：目標値\n下段：実績値", "上段：実績値\n下段：目標値"


def _years(head: str, *values: str, suffix: str = "xlsx") -> list[tuple[str | None, str | None]]:
    rows = (
        ["測定指標", "基準値", f"４年度\n{head}", f"５年度\n{head}", "最終目標"],
        [
            ("岬の手引の作成", 1),
            "手引がない。\n〔３年度〕",
            *values,
            "手引を広める。\n〔５年度〕",
        ],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    assert unplaced(reading) == []
    (one,) = of(reading, "indicators")
    return [
        tuple(year.get(side, {}).get("text") for side in ("target", "result"))
        for year in one["years"]
    ]


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
def test_a_line_for_each(suffix: str) -> None:
    assert _years(
        UPPER,
        "手引の案を作る。\n案を作り、村に示した。",
        "手引を10の村に配る。\n手引を11の村に配っている途中で、印刷中",
        suffix=suffix,
    ) == [
        ("手引の案を作る。", "案を作り、村に示した。"),
        ("手引を10の村に配る。", "手引を11の村に配っている途中で、印刷中"),
    ]


def test_the_result_first() -> None:
    assert _years(
        LOWER, "案を作り、村に示した。\n手引の案を作る。", "手引を配った。\n手引を村に配る。"
    ) == [("手引の案を作る。", "案を作り、村に示した。"), ("手引を村に配る。", "手引を配った。")]


def test_lines_on_both_sides() -> None:
    assert _years(
        UPPER,
        "手引の案を作る。\n村の意見を聞く。\n案を作った。\n意見を聞いた。",
        "手引を村に配る。\n手引を配った。",
    ) == [
        ("手引の案を作る。\n村の意見を聞く。", "案を作った。\n意見を聞いた。"),
        ("手引を村に配る。", "手引を配った。"),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "手引の案を作る。\n村の意見を聞く。",
        "手引の案を作る。\n案を作った。\n村の意見を聞く。\n意見を聞いた。",
    ],
)
def test_lines_that_tell_no_two_stay_together(value: str) -> None:
    first, _ = _years(UPPER, value, "手引を村に配る。\n手引を配った。")
    assert first == (value, None)


@pytest.mark.parametrize(
    "label", ["政策評価の対象とした施策", "評価対象となる政策", "政策評価の対象施策名"]
)
def test_what_was_assessed_is_the_measure(label: str) -> None:
    reading = read(drawn(*HEAD[:2], [label, ("岬の保全", 9)], ["施策の概要", ("岬を守る。", 9)]))
    assert of(reading, "name") == "岬の保全"
    assert unplaced(reading) == []
