"""Numbered items: only the number that comes next opens one."""

import pytest

from sesaku.grammars.items import find_items, number_ranges, numbered_texts
from tests.grammars.evaluation_report.building import body


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (("１ 船を造る。", "２ 港を直す。"), [("1", "船を造る。"), ("2", "港を直す。")]),
        (("１　船を|", "造る。"), [("1", "船を造る。")]),
        (("１．船を造る。", "２．港を直す。"), [("1", "船を造る。"), ("2", "港を直す。")]),
        (("１（１）船を造る。", "（２）港を直す。"), [("1", "（１）船を造る。\n（２）港を直す。")]),
        (("１ 船を|", "２ 隻造る。"), [("1", "船を２ 隻造る。")]),
        (("１ 船を造る。", "10 月に終えた。"), [("1", "船を造る。\n10 月に終えた。")]),
        (("前文である。", "１ 船を造る。"), [("1", "船を造る。")]),
        (("船を造る。", "港を直す。"), []),
        ((), []),
    ],
)
def test_items(lines: tuple[str, ...], texts: list[tuple[str | None, str]]) -> None:
    made, rows = body(*lines) if lines else body("空。")
    rows = rows if lines else []
    found, odd = find_items(rows)
    said = numbered_texts(made, rows, found)
    assert [(item.number, item.text) for item in said] == texts
    assert odd == []
    for item in said:
        made.verify(item.text, item.cite)


def test_what_stands_before_a_first_two_is_an_item_without_number() -> None:
    made, rows = body("船を造る。", "２ 港を直す。")
    found, odd = find_items(rows)
    said = [(item.number, item.text) for item in numbered_texts(made, rows, found)]
    assert said == [(None, "船を造る。"), ("2", "港を直す。")]
    assert odd == [(1, 2)]


def test_a_two_in_the_first_row_counts_where_three_follows() -> None:
    _, rows = body("２ 港を直す。", "３ 灯をともす。")
    found, odd = find_items(rows)
    assert [item.number for item in found] == [2, 3]
    assert odd == [(0, 2)]
    _, rows = body("２ 港を直す。", "灯をともす。")
    assert find_items(rows) == ([], [])


def test_skipped_number_is_odd() -> None:
    made, rows = body("１ 船を造る。", "３ 港を直す。", "４ 灯をともす。")
    found, odd = find_items(rows)
    assert odd == [(1, 3)]
    assert [item.number for item in found] == [1, 3, 4]
    ranges = [made.text[start:end].strip() for start, end in number_ranges(rows, found)]
    assert ranges == ["１", "３", "４"]


@pytest.mark.parametrize("count", ["２ 回", "２ 件", "２ か国", "２ 日間"])
def test_count_on_a_guessed_line_opens_nothing(count: str) -> None:
    _, rows = body("１ 船を|", f"{count}の調べを終えた。")
    rows = [row._replace(sure=False, closes=True) for row in rows]
    assert [item.number for item in find_items(rows)[0]] == [1]


def test_name_of_a_country_is_no_count() -> None:
    _, rows = body("１ 船を造る。", "２ 日本の港を直す。")
    rows = [row._replace(sure=False, closes=True) for row in rows]
    assert [item.number for item in find_items(rows)[0]] == [1, 2]


def test_number_behind_shows_that_the_one_before_was_an_item() -> None:
    _, rows = body("１ 船を造る|", "２ 港を直す。", "３ 灯をともす。")
    assert [item.number for item in find_items(rows)[0]] == [1, 2, 3]
