"""Links stay with the statement they belong to."""

import pytest

from sesaku.grammars.position_paper.links import CANDIDATES, owner
from sesaku.model.position import Link, Position
from tests.grammars.position_paper.papers import positions, reading

PAGE = (
    "島の灯り\n\n船\n 船は足です。\n 船を増やします。\n\n▼詳しくはこちら\n\n"
    "港湾省HP「船の更新」別ウィンドウで開く\n医政省HP 「診療」別ウィンドウでPDFを開く\n\n"
    "港\n 港を守ります。\n\n一覧へ ▲\n\n架空省HP「船」別ウィンドウで開く\n"
)


def links(found: tuple[Position, ...]) -> dict[str, list[tuple[str, str | None]]]:
    return {p.text: [(link.title, link.url) for link in p.links] for p in found if p.links}


def test_titles_lose_what_the_page_appends() -> None:
    found = reading(PAGE)
    assert links(found.content.positions) == {
        "船を増やします。": [("港湾省HP「船の更新」", None), ("医政省HP 「診療」", None)]
    }
    for position in found.content.positions:
        for link in position.links:
            found.document.verify(link.title, link.cite)
    assert found.coverage.share == 1.0


def test_links_of_a_page_have_addresses() -> None:
    text = (
        "<https://gov.example/|ホーム>\n<https://gov.example/policy|政策>\n島の灯り\n\n船\n"
        " 船を<https://port.example/more|増やします>。\n"
        "<https://port.example/ship|港湾省「船の更新」>別ウィンドウで開く\n"
        "<https://port.example/list|港湾省の船の一覧>\n"
        "<https://gov.example/|トップページへ戻る>\n<https://gov.example/a|組織の案内>\n"
    )
    assert links(positions(text)) == {
        "船を増やします。": [
            ("増やします", "https://port.example/more"),
            ("港湾省「船の更新」", "https://port.example/ship"),
            ("港湾省の船の一覧", "https://port.example/list"),
        ]
    }
    assert reading(text).coverage.share == 1.0


def test_a_linked_heading_gives_its_link_to_the_statement_below() -> None:
    text = (
        "島の灯り\n\n<https://port.example/ship|船の更新>\n船を増やします。\n船は足です。\n"
        "<https://port.example/port|港の補修>\n港を直します。\n"
    )
    assert [p.path for p in positions(text)] == [("船の更新",), ("船の更新",), ("港の補修",)]
    assert links(positions(text)) == {
        "船を増やします。": [("船の更新", "https://port.example/ship")],
        "港を直します。": [("港の補修", "https://port.example/port")],
    }


def test_printed_addresses_are_links() -> None:
    text = "島の灯り\n\n船\n 船を増やします（https://port.example/ship を参照）。\n\nhttps://port.example/x\n"
    assert links(positions(text)) == {
        "船を増やします（https://port.example/ship を参照）。": [
            ("https://port.example/ship", "https://port.example/ship"),
            ("https://port.example/x", "https://port.example/x"),
        ]
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("港湾省HP「岸壁の補修」", 1),
        ("港湾省HP「航路」", 0),
        ("港湾省HP「架空連合王国」", 2),
        ("港湾省HP「その他」", 3),
        ("", 3),
    ],
)
def test_a_link_goes_to_the_statement_whose_words_it_repeats(title: str, expected: int) -> None:
    statements = [
        "島の航路を守ります。",
        "傷んだ岸壁の補修を急ぎます。",
        "架国とは海の約束を結びます。",
        "人を育てます。",
    ]
    assert owner(Link(title, None, ()), statements) == expected


def test_owner_of_many_long_texts_takes_no_long_time() -> None:
    assert owner(Link("島" * 2_000, None, ()), ["島" * 100_000] * CANDIDATES) == CANDIDATES - 1
