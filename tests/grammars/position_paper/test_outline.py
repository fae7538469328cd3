"""What a line is among its neighbours."""

import pytest

from sesaku.grammars.position_paper.layout import lay_out
from sesaku.grammars.position_paper.outline import outline
from tests.grammars.position_paper.papers import brief, document, positions, reading


def roles(text: str) -> list[tuple[str, str | None]]:
    blocks = lay_out(document(text)).blocks
    return [(block.text, role) for block, role in zip(blocks, outline(blocks), strict=True)]


def test_a_numbered_line_is_a_heading_above_text_and_an_item_beside_its_next() -> None:
    found = dict(
        roles("題\n\n① 船を守る\n\n船\n 船は足です。\n\n② 港を守る\n\n港\n 港は道です。\n")
    )
    assert found["船を守る"] == found["港を守る"] == found["船"] == found["港"] == "heading"
    found = dict(roles("題\n\n提言\n① 船を守る\n② 港を守る\n③ 島を守る\n"))
    assert found["船を守る"] == found["港を守る"] == found["島を守る"] == "item"


def test_numbered_sentences_are_items_even_above_text() -> None:
    assert brief("題\n\n1. 船を守ります。\n島を結ぶ船です。\n2. 港を守ります。\n") == [
        ("1", "船を守ります。\n島を結ぶ船です。"),
        ("2", "港を守ります。"),
    ]


def test_a_numbered_question_is_a_heading() -> None:
    found = roles("題\n\n1. なぜ船なのか？\n 船は足です。\n2. なぜ港なのか？\n 港は道です。\n")
    assert [role for text, role in found if text.startswith("なぜ")] == ["heading", "heading"]


def test_several_sentences_of_a_numbered_item_are_one_position() -> None:
    assert brief("題\n\n1. 船は足です。船を守ります。船を造ります。\n") == [
        ("1", "船は足です。船を守ります。船を造ります。")
    ]


def test_sentences_of_a_paragraph_are_separate_positions() -> None:
    assert brief("題\n\n船\n　船は足です。船を守ります。\n") == [
        (None, "船は足です。"),
        (None, "船を守ります。"),
    ]


@pytest.mark.parametrize("word", ["なお、", "また、", "一方、", "ただし、", "このため、"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_paragraph_that_goes_on_belongs_to_the_item_above(word: str, gap: str) -> None:
    assert brief(f"題\n\n1. 船を守ります。{gap}{word}港も守ります。\n2. 島を守ります。\n") == [
        ("1", f"船を守ります。\n{word}港も守ります。"),
        ("2", "島を守ります。"),
    ]


def test_a_paragraph_apart_from_the_item_above_is_a_statement_of_its_own() -> None:
    assert brief("題\n\n1. 船を守ります。\n\n港は海の道です。\n") == [
        ("1", "船を守ります。"),
        (None, "港は海の道です。"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("島の高校生が本土に通わずに学べる遠隔授業の単位を認め", "ることを制度とします。"),
        ("島の港の改修を進め、海外での世", "論づくりに役立てます。"),
        ("島の航路の維持は暮らしに深く関係しており、不安", "が高まることから、支えます。"),
    ],
)
@pytest.mark.parametrize("furniture", ["", "- 3 -\n\n", "3 / 12\n\n"])
def test_an_item_cut_by_a_page_is_one_item(first: str, second: str, furniture: str) -> None:
    text = f"題\n\n1. 船を守ります。\n2. {first}\n\n{furniture}{second}\n\n3. 港を守ります。\n"
    assert brief(text)[1] == ("2", first + second)
    assert reading(text).coverage.share == 1.0


def test_a_heading_above_a_sentence_is_not_cut_by_a_page() -> None:
    assert brief(
        "題\n\n1. 船を守り、港を残す道\n\n船は足です。\n\n2. 島の学校\n\n学校も要です。\n"
    ) == [
        (None, "船は足です。"),
        (None, "学校も要です。"),
    ]


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    text = (
        "島の医療\n"
        "　離島の診療所は、医師の高齢化により閉鎖が相次ぎ、島の暮らしを続\n"
        "けることが難しくなっている。国は、診療船の運航に要する費用の全額\n"
        "を負担し、県と市町村の財政の事情によらずに巡回を続けられるように\n"
        "すべきである。\n"
        "島の学校\n"
        "　遠隔授業の単位を認める。\n"
    )
    found = positions(text)
    assert [p.text[-4:] for p in found] == ["ている。", "である。", "認める。"]
    assert found[2].path == ("島の学校",)


def test_lines_without_mark_fill_a_section_that_would_be_empty() -> None:
    text = (
        "島\n\n目指す姿\n\n誰もが住める島\n\n誰もが学べる島\n\n提言\n\n船を増やす\n\n- ①船の増隻\n"
    )
    assert [(p.number, p.path[-1], p.text) for p in positions(text)] == [
        (None, "目指す姿", "誰もが住める島"),
        (None, "目指す姿", "誰もが学べる島"),
        ("1", "船を増やす", "船の増隻"),
    ]


def test_a_list_of_contents_is_none_of_the_statements() -> None:
    text = (
        "題\n\n提言\n\n船の在り方\n\n港、岸壁\n\nの在り方\n\n"
        "1. 船の在り方\n\n船を守る\n\n- ①船の増隻\n\n"
        "2. 港・岸壁の在り方\n\n港を守る\n\n- ②岸壁の補修\n"
    )
    assert brief(text) == [("1", "船の増隻"), ("2", "岸壁の補修")]
    assert [p.path[1] for p in positions(text)] == ["1. 船の在り方", "2. 港・岸壁の在り方"]
    kinds = [piece.kind for piece in reading(text).content.furniture]
    assert kinds.count("contents") == 2


def test_entries_with_page_numbers_are_contents() -> None:
    text = "題\n\n1. 船………………3\n2. 港……………12\n\n1. 船\n 船を守ります。\n2. 港\n 港を守ります。\n"
    assert brief(text) == [(None, "船を守ります。"), (None, "港を守ります。")]


def test_labels_of_a_diagram_are_none_of_the_statements() -> None:
    text = (
        "題\n\n船を守ること\n\n- ・船の更新\n\n港を守ること\n\n- ・岸壁の補修\n\n"
        "船を守ること\n\n船\n\n豊かな海 開かれた港\n\n港\n\n港を守ること\n\n人\n\n"
        "1. 船の在り方\n\n船を増やす\n\n- ①船の増隻\n"
    )
    assert brief(text) == [(None, "船の更新"), (None, "岸壁の補修"), ("1", "船の増隻")]
    kinds = [piece.kind for piece in reading(text).content.furniture]
    assert kinds.count("diagram-label") == 6


def test_a_line_that_only_announces_a_list_is_none_of_the_statements() -> None:
    text = "題\n\n船\n　次の施策を進めます。\n・船を造ります。\n・船を直します。\n"
    assert brief(text) == [(None, "船を造ります。"), (None, "船を直します。")]


def test_menus_and_page_furniture_are_none_of_the_statements() -> None:
    text = (
        "島の灯り\n\nホーム > 政策 > 島の灯り\n\n一覧\n\n船の地図\n\n船の地図\n\n"
        "▼高潮については、こちら\n「一覧」へ ▲\n\n船\n 船を守ります。\n\n- 1 -\n\n"
        "ページの先頭へ戻る\n以上\n"
    )
    found = reading(text)
    assert [p.text for p in found.content.positions] == ["船を守ります。"]
    assert found.coverage.share == 1.0
    assert {"navigation", "page-number", "label", "heading"} <= {
        piece.kind for piece in found.content.furniture
    }


def test_markdown_is_read_without_its_signs() -> None:
    text = (
        "# 島の公約\n\n## 1. 船\n\n* **船**を[増やします](https://port.example/ship)。\n"
        "  * 港を直します。\n\n## 2. 島\n\n島を**守ります**。\n"
    )
    found = positions(text)
    assert [(p.path, p.text) for p in found] == [
        (("島の公約", "1. 船"), "船を増やします。"),
        (("島の公約", "1. 船"), "港を直します。"),
        (("島の公約", "2. 島"), "島を守ります。"),
    ]
    assert [(link.title, link.url) for link in found[0].links] == [
        ("増やします", "https://port.example/ship")
    ]
    assert reading(text).content.title == "島の公約"


def test_what_cannot_be_placed_gets_a_diagnostic() -> None:
    found = reading("題\n\n船\n 船を守ります。\n\nしおさい\n")
    assert [(d.code, d.keys["quote"]) for d in found.diagnostics] == [("text-unplaced", "しおさい")]


@pytest.mark.parametrize(
    ("text", "title", "publisher", "date"),
    [
        (
            "島の提言\n\n令和６年３月１日\n\nしおかぜ研究会\n\n1. 船を守ります。\n",
            "島の提言",
            "しおかぜ研究会",
            "2024-03-01",
        ),
        ("島の提言\n2024年3月\n\n1. 船を守ります。\n", "島の提言", None, "2024-03"),
        (
            "島 島\n\n02. 島\n\n船\n 船を守ります。\n\n更新日：平成31年4月1日\n",
            "島",
            None,
            "2019-04-01",
        ),
        ("船を守ります。港を守ります。\n", None, None, None),
    ],
)
def test_title_publisher_and_date(
    text: str, title: str | None, publisher: str | None, date: str | None
) -> None:
    content = reading(text).content
    assert (content.title, content.publisher, content.date) == (title, publisher, date)
