"""Sections, blocks and what stands between pages."""

import pytest

from sesaku.grammars import evaluation_summary
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Reading
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import document_of


def read(text: str) -> Reading:
    reading = reading_of(evaluation_summary, document_of(text))
    check(reading)
    return reading


def measure_of(text: str) -> Measure:
    measure = read(text).content.measure
    assert measure is not None
    return measure


def unplaced(reading: Reading) -> list[str]:
    return [
        reading.document.quote(d.cite) for d in reading.diagnostics if d.code == "text-unplaced"
    ]


def test_headings_wrapped_over_short_lines() -> None:
    measure = measure_of(
        "施策名\n霧の里の\n交通の確保\n施策の目標\n足を守る。\n評価結果の\n概要\n守られた。\n"
        "今後の取組の\n方向性\n増やす。\n学識経験を\n有する者の\n知見の活用\n・よい。\n"
    )
    assert measure.name == "霧の里の交通の確保"
    assert [goal.text for goal in measure.goals] == ["足を守る。"]
    assert measure.overall is not None
    assert measure.overall.text == "守られた。"
    assert [goal.text for goal in measure.next_goals] == ["増やす。"]
    assert [opinion.text for opinion in measure.opinions] == ["よい。"]


def test_an_unknown_section_is_not_absorbed() -> None:
    reading = read(
        "１　評価結果\n灯りは守られた。\n２　島民の声\nうれしい。\n３　今後の方向性\n続ける。\n"
    )
    assert unplaced(reading) == ["うれしい。"]
    assert reading.content.measure is not None
    assert reading.content.measure.overall is not None
    assert reading.content.measure.overall.text == "灯りは守られた。"


def test_a_sub_heading_is_no_section() -> None:
    measure = measure_of("■評価結果\n【必要性】\n油が要る。\n■今後の方向性\n【施策】\n続ける。\n")
    assert measure.overall is not None
    assert measure.overall.text == "油が要る。"
    assert [goal.text for goal in measure.next_goals] == ["続ける。"]


def test_a_section_goes_on_behind_another() -> None:
    measure = measure_of(
        "主な評価結果\n- 1 灯りを増やし、油を\n\n予算額・執行額\n区分\t令和４年度\n執行額\t1\n\n"
        "主な評価結果（続）\n減らした。\n- 2 船を直した。\n"
    )
    assert [result.text for result in measure.results] == [
        "灯りを増やし、油を減らした。",
        "船を直した。",
    ]


@pytest.mark.parametrize("mark", ["3", "- 3 -", "－３－", "3/5", "P.3"])
def test_a_page_number_in_a_sentence(mark: str) -> None:
    measure = measure_of(f"評価結果\n灯りを守り、海の\n\n{mark}\n\n安全を保った。\n")
    assert measure.overall is not None
    assert measure.overall.text == "灯りを守り、海の安全を保った。"


def test_numbers_alone_on_their_lines_are_those_of_items() -> None:
    measure = measure_of(
        "施策目標\n1\n灯りを守る。\n2\n船を守る。\n3\n港を守る。\n評価結果\n守った。\n"
    )
    assert [(goal.number, goal.text) for goal in measure.goals] == [
        ("1", "灯りを守る。"),
        ("2", "船を守る。"),
        ("3", "港を守る。"),
    ]


def test_a_head_repeated_on_every_page_is_no_content() -> None:
    reading = read(
        "令和６年度政策評価書（要旨）\n評価結果\n灯りを守り、\f令和６年度政策評価書（要旨）\n海も守った。\n"
    )
    assert reading.content.measure is not None
    assert reading.content.measure.overall is not None
    assert reading.content.measure.overall.text == "灯りを守り、海も守った。"
    assert [piece.kind for piece in reading.content.furniture].count("running-head") == 1


@pytest.mark.parametrize("rule", ["────────", "- - - - -", "以上", "（次頁に続く）"])
def test_rules(rule: str) -> None:
    reading = read(f"評価結果\n守られた。\n{rule}\n")
    assert [piece.kind for piece in reading.content.furniture] == ["rule", "heading"]


def test_a_wrapped_line_that_begins_with_a_number_is_no_item() -> None:
    measure = measure_of(
        "評価結果\n１ 灯台の点検は、令和４年度から\n２ か年で全て終え、\n"
        "３ 度の見直しを経た。\n２ 船を直した。\n"
    )
    assert [result.number for result in measure.results] == ["1", "2"]
    assert "３ 度の見直し" in measure.results[0].text


def test_numbers_glued_to_their_texts() -> None:
    measure = measure_of(
        "施策目標\n1灯りを守る。\n2船を守る。\n10月に見直す。\n評価結果\n守った。\n"
    )
    assert [goal.number for goal in measure.goals] == ["1", "2"]


def test_an_item_number_used_twice_is_named() -> None:
    reading = read("評価結果\n- 1 灯りを守った。\n- 1 船を守った。\n")
    codes = [d.code for d in reading.diagnostics]
    assert reading.content.measure is not None
    assert len(reading.content.measure.results) == 1
    assert (
        "item-number-unexpected" in codes or "船を守った" in reading.content.measure.results[0].text
    )


def test_the_level_and_its_reason() -> None:
    measure = measure_of(
        "目標達成度合いの測定結果\n（各行政機関共通区分）\n相当程度進展あり（Ｂ）\n（判断根拠）\n指標が近い値を示した。\n"
        "評価結果\n守られた。\n"
    )
    attainment = measure.attainment
    assert attainment is not None
    assert (attainment.grade, attainment.label) == ("B", "相当程度進展あり")
    assert attainment.basis == "指標が近い値を示した。"


def test_purposes_of_goals() -> None:
    measure = measure_of("施策目標\n１ 灯りを守る（②、①）。\n２ 船を守る。\n評価結果\n守った。\n")
    assert [goal.purposes for goal in measure.goals] == [("①", "②"), ()]


def test_an_opinion_of_one_paragraph_and_its_lead_in() -> None:
    measure = measure_of("評価結果\n守った。\n有識者の意見\n（灯り懇談会の委員）\n油が足りない。\n")
    assert measure.opinion_preamble is not None
    assert measure.opinion_preamble.text == "（灯り懇談会の委員）"
    assert [opinion.text for opinion in measure.opinions] == ["油が足りない。"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("令和６年度政策評価書（要旨）", 2024),
        ("令和５年度実施施策に係る政策評価書要旨", 2023),
        ("平成31年度政策評価書概要", 2019),
        ("令和６年度実施政策評価書（要旨）（対象：令和３年度～令和５年度）", 2024),
        ("政策評価書（要旨）", None),
    ],
)
def test_the_year_is_that_of_the_title(title: str, year: int | None) -> None:
    measure = measure_of(f"{title}\n評価結果\n令和４年度に灯りを守った。\n")
    assert measure.fiscal_year == year
