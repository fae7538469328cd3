"""What a line is by its own form."""

import pytest

from sesaku.grammars.position_paper import grammar
from sesaku.text.width import narrow


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("島の灯りを守ります。", "sentence"),
        ("島の灯りを守ります", "sentence"),
        ("（島の灯りを守る。）", "sentence"),
        ("島どうしを結ぶ船を守り、子どもが一人でも医者にかかれる暮らしをつくる", "sentence"),
        ("島の灯りを守る", "phrase"),
        ("島の灯り", "phrase"),
        ("【島の灯り】", "bracketed"),
        ("＜島の灯り＞", "bracketed"),
        ("【島】と【港】", "phrase"),
        ("離島航路 WT", "group"),
        ("離島航路プロジェクトチーム", "group"),
        ("第三分科会 離島・海洋", "group"),
        ("離島航路小委員会", "group"),
        ("離島航路 WT で検討しました。", "sentence"),
        ("令和６年４月１日", "date"),
        ("更新日：2024年4月1日", "date"),
        ("（令和元年１２月）", "date"),
        ("2024/04/01", "date"),
        ("令和６年の島", "phrase"),
        ("▼詳しくはこちら", "navigation"),
        ("▼高潮への対応については、こちら", "navigation"),
        ("「取組の一覧」へ ▲", "navigation"),
        ("ページの先頭へ戻る", "navigation"),
        ("ホーム > 政策 > 島", "navigation"),
        ("ホーム ＞ 政策 ＞ 島", "navigation"),
        ("島の灯り 島の灯り", "navigation"),
        ("サイトマップ", "navigation"),
        ("Copyright © Government of Nowhere", "navigation"),
        ("港湾省HP「島の船」別ウィンドウで開く", "link"),
        ("港湾省HP「島の船」別ウィンドウでPDFを開く", "link"),
        ("島の船（PDF：123KB）", "link"),
        ("島の船［外部サイト］", "link"),
        ("https://port.example/ship/", "link"),
        ("※ 船の数は昨年のものです。", "note"),
        ("（注）島の数え方による", "note"),
    ],
)
def test_line_class(line: str, expected: str) -> None:
    assert grammar.line_class(narrow(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("現状の課題", "fact"),
        ("１．現状認識", "fact"),
        ("現状認識", "fact"),
        ("これまでの取組", "fact"),
        ("【背景】", "fact"),
        ("あるべき姿", "vision"),
        ("目指す社会", "vision"),
        ("暮らしが続くこと", "vision"),
        ("守るべき事（3つの約束）", "vision"),
        ("提言", "proposal"),
        ("とるべき戦略と具体策", "proposal"),
        ("提言２ 船を残す", "proposal"),
        ("海の課題に向き合う", None),
        ("島の船", None),
    ],
)
def test_heading_class(line: str, expected: str | None) -> None:
    assert grammar.heading_class(narrow(line)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("島の医療に関する提言", True),
        ("離島政策提言書（案）", True),
        ("要望書", True),
        ("提言", True),
        ("島の医療", False),
        ("船の更新の現実的提案", False),
    ],
)
def test_titles_that_propose(title: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert grammar.proposes(narrow(title)) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("守るべき事", "（3つの約束）", True),
        ("島で使うクレ", "ーンの更新", True),
        ("海外でのプ", "レゼンスの維持", True),
        ("島の医療、島の学校", "の在り方", True),
        ("船をつくる力を磨き", "島で直す", True),
        ("島の暮らしを守り、", "海に学ぶ", True),
        ("島の医療", "はじめに", False),
        ("島の医療", "とるべき具体策", False),
        ("インフラ", "エネルギー", False),
        ("島の医療", "海の道", False),
    ],
)
def test_a_line_break_inside_a_word_or_clause(
    before: str,
    after: str,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert grammar.hangs(narrow(before), narrow(after), phrases=True) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("以下のとおり提言する。", True),
        ("次の三つの施策を進めます。", True),
        ("具体的な取組：", True),
        ("島の医療を支えます。", False),
    ],
)
def test_lines_that_announce_a_list(line: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert grammar.leads_in(narrow(line)) is expected


@pytest.mark.parametrize(
    "line", ["あ" * 400_000, "あ > " * 100_000, "（" * 200_000, "島 " * 200_000, "以下の" * 100_000]
)
def test_long_lines_take_no_long_time(line: str) -> None:
    assert grammar.line_class(line) == "phrase"
    assert not grammar.leads_in(line)
    assert grammar.heading_class(line) is None
    assert grammar.link_title(line.strip()) == len(line.strip())
