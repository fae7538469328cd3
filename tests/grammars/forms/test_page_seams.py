"""Forms whose cells a page cuts, with lines around both parts: labels, and names without number."""

from collections.abc import Callable

import pytest

from sesaku.grammars.forms.page_seams import sewn
from sesaku.grammars.forms.sheet import sheet_of
from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import drawn, of
from tests.grammars.forms.paged import Block, Print
from tests.grammars.forms.test_page_cuts import facts
from tests.readers.pdf.paper import Paper, Sheet

NAMES = (
    "灯火の点検を行った岬の割合",
    "鐘の音が届いた集落の数",
    "岬の保全に関する活動に参加した人の数",
    "岬の名を知る生徒の割合",
)


def blocks_with_headings() -> list[Block]:
    """Return a form whose indicators have headings of their own beside their names."""
    rows: list[list[object]] = []
    for at, name in enumerate(NAMES):
        first = [("測\n定\n指\n標", 1, 4 * len(NAMES))] if at == 0 else [1]
        rows += [
            [*first, (f"{at + 1}　{name}", 1, 4), "基準値", ("実績値", 3), "目標値", "達成"],
            [2, "２年度", "３年度", "４年度", "５年度", "５年度", ("○", 1, 3)],
            [2, f"{at}0％", f"{at}1％", f"{at}2％", f"{at}3％", f"{at}5％以上"],
            [2, "年度ごとの目標値", f"{at}2％", f"{at}3％", f"{at}4％", ""],
        ]
    return [*_head(), (drawn(*rows), 0)]


def blocks_with_marks() -> list[Block]:
    """Return a form whose indicators have rows of targets, results and marks."""
    rows: list[list[object]] = [
        [
            ("測定指標", 1, 2),
            ("目標値（年度）", 1, 2),
            ("", 1, 2),
            ("年度ごとの目標値・実績値", 3),
            ("達成", 1, 2),
        ],
        [3, "３年度", "４年度", "５年度"],
    ]
    for at, name in enumerate(NAMES):
        rows += [
            [
                (f"({at + 1}) {name}", 1, 3),
                (f"{at}5％以上\n（５年度）", 1, 3),
                "目標",
                f"{at}2％",
                f"{at}3％",
                f"{at}4％",
                ("○", 1, 3),
            ],
            [2, "実績", f"{at}1％", f"{at}2％", f"{at}3％"],
            [2, "達成", "×", "○", "○"],
        ]
    return [*_head(), (drawn(*rows), 2)]


def _head() -> list[Block]:
    overview = "岬と灯火を守る。" * 9
    opening = drawn(["施策名", ("岬の保全", 5)], ["施策の概要", (overview, 5)])
    return ["（港湾庁７－３）", "令和５年度実施施策に係る政策評価書", (opening, 0)]


@pytest.mark.parametrize("cuts_rows", [False, True], ids=["", "cuts_rows"])
@pytest.mark.parametrize("closes", [False, True], ids=["", "closes"])
@pytest.mark.parametrize("form", [blocks_with_headings, blocks_with_marks])
def test_the_same_facts_wherever_the_page_ends(
    form: Callable[[], list[Block]],
    closes: bool,  # noqa: FBT001 - a case
    cuts_rows: bool,  # noqa: FBT001 - a case
) -> None:
    blocks = form()
    whole = facts(blocks, Print(1400))
    assert [one["name"] for one in whole["indicators"]] == [*NAMES]
    for height in range(200, 700, 19):
        how = Print(height, cuts_rows, closes, repeats=True)
        assert facts(blocks, how) == whole, how


def test_the_mark_of_a_reference_indicator_at_the_foot_of_a_page() -> None:
    paper = Paper()
    first = paper.page()
    first.text(60, 60, "（港湾庁７－３）", 9)
    first.text(180, 84, "令和５年度実施施策に係る政策評価書", 12)
    put(first, 700, ["", "施策名", "岬の保全", "", ""])
    first.grid([60, 90], [720, 780])
    for at, sign in enumerate("測定指標"):
        first.text(70, 732 + 12 * at, sign, 9)
    put(first, 720, ["", "指標名", "基準値（３年度）", "４年度実績", "５年度実績"])
    put(first, 740, ["", "１　灯火の点検率", "10％", "12％", "15％"])
    put(first, 760, ["", "【参考指標】", "", "４年度", "５年度"])
    second = paper.page()
    second.grid([60, 90], [60, 80])
    put(second, 60, ["", "鐘の数（単位：個）", "実績", "38", "39"])
    reading = reading_of(pdf.read(Source("様式.pdf", paper.bytes())))
    (one,) = of(reading, "reference_indicators")
    assert one["name"] == "鐘の数（単位：個）"
    assert [value["value"] for value in one["series"][0]["values"]] == [38, 39]


def put(sheet: Sheet, top: float, texts: list[str], first: int = 1) -> None:
    """Print a row of cells, with lines around those from the ``first`` on."""
    edges = [60.0, 90.0, 240.0, 340.0, 440.0, 540.0]
    sheet.grid(edges[first:], [top, top + 20])
    for left, text in zip(edges, texts, strict=False):
        sheet.text(left + 4, top + 14, text, 9)


def test_names_and_targets_that_no_line_is_too_full_to_end() -> None:
    paper = Paper()
    first = paper.page()
    first.text(60, 60, "（港湾庁７－３）", 9)
    first.text(180, 84, "令和５年度実施施策に係る政策評価書", 12)
    put(first, 680, ["", "施策名", "岬の保全", "", ""])
    put(first, 700, ["", "測定指標", "目標値（年度）", "区分", "５年度"])
    put(first, 720, ["", "１　灯火の点検率", "10％以上（５年度）", "目標", "8％"])
    put(first, 740, ["", "", "", "実績", "9％"])
    put(first, 760, ["", "２　鐘の", "90人以", "目標", "80人"])
    second = paper.page()
    second.grid([90, 240, 340], [60, 100])
    second.text(94, 74, "点検を行った人の数", 9)
    second.text(244, 74, "上（７年度）", 9)
    put(second, 60, ["", "", "", "実績", "81人"], first=3)
    put(second, 80, ["", "", "", "達成", "○"], first=3)
    put(second, 100, ["", "３　岬の数", "9岬（５年度）", "目標", "8岬"])
    put(second, 120, ["", "", "", "実績", "7岬"])
    found = of(reading_of(pdf.read(Source("様式.pdf", paper.bytes()))), "indicators")
    assert [one["name"] for one in found] == ["灯火の点検率", "鐘の点検を行った人の数", "岬の数"]
    assert [one["target"]["raw"] for one in found] == ["10％以上", "90人以上", "9岬"]
    assert found[1]["years"][0]["result"]["raw"] == "81人"


def test_the_rest_of_a_text_whose_heading_is_on_the_page_before() -> None:
    paper = Paper()
    first = paper.page()
    first.text(60, 60, "（港湾庁７－３）", 9)
    first.text(180, 84, "令和５年度実施施策に係る政策評価書", 12)
    second = paper.page()
    tops = ((first, [700.0, 740.0, 780.0]), (second, [60.0, 80.0, 100.0]))
    for sheet, rows in tops:
        sheet.grid([60, 240, 540], rows)
    first.text(64, 714, "施策名", 9)
    first.text(244, 714, "岬の保全", 9)
    first.text(64, 754, "学識経験を有する者の知見の活用", 9)
    first.text(244, 754, "・灯火を増やすことが望ましい。", 9)
    first.text(244, 768, "・鐘の数も示すことが望ましい。", 9)
    second.text(244, 74, "・岬を訪れた人の声も聞かれたい。", 9)
    second.text(64, 94, "担当部局名", 9)
    second.text(244, 94, "岬保全課", 9)
    reading = reading_of(pdf.read(Source("様式.pdf", paper.bytes())))
    assert [one["text"] for one in of(reading, "opinions")] == [
        "灯火を増やすことが望ましい。",
        "鐘の数も示すことが望ましい。",
        "岬を訪れた人の声も聞かれたい。",
    ]
    assert of(reading, "department") == "岬保全課"


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("20万人以", "上（７年度）", True),
        ("220,000ha", "以上", True),
        ("約300人", "【７年度】", True),
        ("20万人", "上（７年度）", False),
        ("20万人", "（11万人）", False),
        ("灯火を増やす", "（７年度）", False),
    ],
)
def test_the_rest_of_a_value_at_the_head_of_a_page(above: str, below: str, whole: bool) -> None:  # noqa: FBT001 - a case
    paper = Paper()
    put(paper.page(), 760, ["", above, "", "", ""])
    put(paper.page(), 60, ["", below, "", "", ""])
    document = pdf.read(Source("様式.pdf", paper.bytes()))
    cells = sewn(sheet_of(document, lambda _: False)).cells
    assert len(cells) == 2 - whole


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("学識経験を有する者の知見の活", "用"),
        ("学識経験を有する", "者の知見の活用"),
        ("学識経験を有する者の知見", "の活用"),
    ],
)
def test_parts_that_head_a_section_together_take_the_text_beside_them_along(
    above: str, below: str
) -> None:
    paper = Paper()
    first = paper.page()
    first.text(60, 60, "（港湾庁７－３）", 9)
    first.text(180, 84, "令和５年度実施施策に係る政策評価書", 12)
    second = paper.page()
    for sheet, rows in ((first, [700.0, 740.0, 780.0]), (second, [60.0, 80.0, 100.0])):
        sheet.grid([60, 240, 540], rows)
    first.text(64, 714, "施策名", 9)
    first.text(244, 714, "岬の保全", 9)
    first.text(64, 754, above, 9)
    first.text(244, 754, "・灯火を増やすことが望ましい。", 9)
    second.text(64, 74, below, 9)
    second.text(244, 74, "・岬を訪れた人の声も聞かれたい。", 9)
    second.text(64, 94, "担当部局名", 9)
    second.text(244, 94, "岬保全課", 9)
    reading = reading_of(pdf.read(Source("様式.pdf", paper.bytes())))
    assert [one["text"] for one in of(reading, "opinions")] == [
        "灯火を増やすことが望ましい。",
        "岬を訪れた人の声も聞かれたい。",
    ]
