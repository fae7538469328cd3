"""Documents laid out as forms whatever their title, and what is neither form nor report."""

import pytest

from sesaku.grammars.registry import detect
from sesaku.model.reading import Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from sesaku.reading import read as read_file
from tests.grammars.forms.drawn import Rows, drawn, of, unplaced
from tests.grammars.forms.fiction.canvas import as_text_document, as_workbook

WRITERS = {"xlsx": as_workbook, "docx": as_text_document}

CHECK: Rows = (
    [("令和５年度　岬の保全の進み具合カルテ", 10)],
    ["取組名", ("岬を守る", 9)],
    ["KPI", "現状値", ("目標値（７年度）", 2), "実績値（５年度）"],
    ["１　灯台の数", "3基", ("9基", 2), "5基"],
    ["分析", ("よく進んだ。", 9)],
)
CARDS: Rows = (
    [("令和５年度　海辺の手入れフォローアップ", 4)],
    [("測定指標１　灯台の数", 4)],
    ["区分", "４年度", "５年度", "６年度"],
    ["年度目標", "3", "4", "5"],
    ["年度実績", "3", "4", "6"],
    ["目標の達成状況：達成"],
    ["施策の分析", ("よく進んだ。", 3)],
)
PLAN: Rows = (
    [("令和６年度　重点の管理", 10)],
    ["施策名", ("灯台を守る", 9)],
    ["担当課", ("灯台課", 9)],
    ["指標", "基準値", "目標値", "達成年度"],
    ["灯台の数", "3", "9", "７年度"],
    ["達成手段", ("灯台の更新", 9)],
)
PROJECT: Rows = (
    [("令和６年度　行政事業レビューシート", 6)],
    ["事業名", ("灯台を守る", 2), "担当部局庁", ("海辺局", 2)],
    ["成果指標", "区分", "単位", "４年度", "５年度", "６年度"],
    [("灯台の数", 1, 2), "実績値", "基", "3", "4", "5"],
    [1, "目標値", "基", "3", "4", "5"],
)
LISTED: Rows = (
    [("指標の一覧", 6)],
    ["施策名", "測定指標", "基準値", "目標値", "実績値", "担当課"],
    ["灯台を守る", "灯台の数", "1", "2", "3", "灯台課"],
    ["岬を守る", "岬の数", "1", "2", "3", "岬課"],
)
STATISTICS: Rows = (
    [("航路の統計", 3)],
    ["年度", "４年度", "５年度"],
    ["船の数", "3", "4"],
)


def reading(rows: Rows, suffix: str) -> Reading:
    return read_file(Source(f"文書.{suffix}", WRITERS[suffix](drawn(*rows))))


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(
    ("rows", "kind"), [(CHECK, "standard_form"), (CARDS, "standard_form"), (PLAN, "ex_ante_sheet")]
)
def test_what_is_laid_out_as_a_form_is_one(rows: Rows, kind: str, suffix: str) -> None:
    said = reading(rows, suffix)
    assert said.detection.kind == kind
    assert any("欄の並び" in reason for reason in said.detection.reasons)
    assert said.content.title is not None


def test_its_title_in_other_words_tells_the_year() -> None:
    said = reading(CHECK, "xlsx")
    assert said.content.title == "令和５年度　岬の保全の進み具合カルテ"
    assert of(said, "fiscal_year") == 2023
    (indicator,) = of(said, "indicators")
    assert (indicator["baseline"]["raw"], indicator["target"]["raw"]) == ("3基", "9基")
    assert indicator["target"]["fiscal_year"] == 2025
    assert unplaced(said) == []


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("rows", [PROJECT, LISTED, STATISTICS])
def test_of_what_is_neither_form_nor_report_nothing_is_read(rows: Rows, suffix: str) -> None:
    said = reading(rows, suffix)
    assert said.detection.kind == "unknown"
    assert said.content.measure is None
    assert [found.code for found in said.diagnostics] == ["kind-unknown"]


def test_a_card_with_too_little_of_a_form_goes_to_no_other_reader() -> None:
    rows = (*CARDS[:4], ["施策の分析", ("よく進んだ。", 3)])
    document = open_document(Source("文書.xlsx", as_workbook(drawn(*rows))))
    grammar, _ = detect(document)
    assert grammar.KIND == "unknown"
