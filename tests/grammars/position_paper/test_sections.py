"""The headings above a statement."""

from sesaku.grammars.position_paper.sections import Heading, Sections
from tests.grammars.position_paper.papers import positions, reading


def paths(text: str) -> list[tuple[str, ...]]:
    return [position.path for position in positions(text)]


def test_working_groups_stand_above_all() -> None:
    text = (
        "取りまとめ\n\n離島 WT\n\n【船】\n\n1. 船を守ります。\n\n【港】\n\n2. 港を守ります。\n\n"
        "○ 海洋 WT\n\n1. 海を守ります。\n\n【藻場】\n\n2. 藻場を守ります。\n"
    )
    assert paths(text) == [
        ("離島 WT", "船"),
        ("離島 WT", "港"),
        ("海洋 WT",),
        ("海洋 WT", "藻場"),
    ]


def test_a_manner_of_numbering_stays_at_its_depth() -> None:
    text = (
        "方針\n\n第１ 考え方\n1. 現状\n　船は三隻です。\n2. 方針\n　船を守ります。\n"
        "第２ 施策\n1. 船\n(1) 新造\n　船を造ります。\n(2) 修繕\n　船を直します。\n"
        "2. 港\n　港を守ります。\n"
    )
    assert paths(text) == [
        ("第１ 考え方", "1. 現状"),
        ("第１ 考え方", "2. 方針"),
        ("第２ 施策", "1. 船", "(1) 新造"),
        ("第２ 施策", "1. 船", "(2) 修繕"),
        ("第２ 施策", "2. 港"),
    ]


def test_headings_without_mark_are_children_below_a_heading_and_neighbours_after_text() -> None:
    text = (
        "題\n\n守るべきこと\n\n船が続くこと\n\n- ・船の更新\n\n港が続くこと\n\n- ・岸壁の補修\n\n"
        "現状の課題\n\n国内\n\n- ①船の老い\n\n国外\n\n- ①油の値上がり\n\n"
        "島を守る意思\n\n- ・島の歴史\n"
    )
    assert paths(text) == [
        ("守るべきこと", "船が続くこと"),
        ("守るべきこと", "港が続くこと"),
        ("現状の課題", "国内"),
        ("現状の課題", "国外"),
        ("島を守る意思",),
    ]


def test_parts_that_every_section_has_close_one_another() -> None:
    text = (
        "題\n\n船\n\n現状\n 船は三隻です。\n\n課題\n 船が足りません。\n\n"
        "港\n\n現状\n 港は二つです。\n\n課題\n 港が傷んでいます。\n"
    )
    assert paths(text) == [("船", "現状"), ("船", "課題"), ("港", "現状"), ("港", "課題")]


def test_a_numbered_heading_ends_headings_without_mark() -> None:
    text = "題\n\nはじめに\n 船は足です。\n\n1. 船\n 船を守ります。\n\nおわりに\n 船は続きます。\n"
    assert paths(text)[:2] == [("はじめに",), ("1. 船",)]


def test_markdown_says_its_own_levels() -> None:
    text = "# 題\n\n### 船\n\n船を守ります。\n\n## 港\n\n港を守ります。\n"
    assert paths(text) == [("題", "船"), ("題", "港")]


def test_a_part_shared_by_two_columns_is_given_to_neither() -> None:
    text = (
        "題\n\n1. 船\n\nあるべき姿\n\n切れ目のない航路\n\n2. 港\n\nあるべき姿\n\n傷みのない岸壁\n\n"
        "とるべき具体策\n\n船を増やす\n\n- ①船の増隻\n\n港を直す\n\n- ②岸壁の補修\n\n"
        "3. 島\n\nあるべき姿\n\n学べる島\n\n学校を残す\n\n- ③学校の維持\n"
    )
    assert paths(text) == [
        ("1. 船", "あるべき姿"),
        ("2. 港", "あるべき姿"),
        ("とるべき具体策", "船を増やす"),
        ("とるべき具体策", "港を直す"),
        ("3. 島", "あるべき姿"),
        ("3. 島", "学校を残す"),
    ]
    shared = [d for d in reading(text).diagnostics if d.code == "section-shared"]
    assert [(d.keys["first"], d.keys["second"]) for d in shared] == [("1. 船", "2. 港")]


def test_nothing_is_shared_where_the_section_before_has_a_list() -> None:
    sections = Sections()
    for number, parts in (("1", ["現状"]), ("2", ["現状", "提言"])):
        sections.enter(Heading("number digit.", number))
        for part in parts:
            sections.enter(Heading("plain", part, names_section=True))
            assert sections.leave_shared() is None
            sections.fill(listed=True)
    open_before = sections.path
    sections.leave_plain()
    assert (open_before, sections.path) == (("2", "提言"), ("2",))
