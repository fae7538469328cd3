"""Headings of forms in the wordings of many ministries, looked up as a whole."""

import pytest

from sesaku.grammars.forms.vocabulary import role_of, section_of


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("施策目標の概要", "overview"),
        ("基本施策の説明", "overview"),
        ("政策の達成目標（基本目標）", "goals"),
        ("達成すべき事項", "goals"),
        ("政策分野の予算額・執行額等", "budgets"),
        ("施策に要した予算額及び執行額", "budgets"),
        ("主な関連する閣議決定等", "cabinet_policies"),
        ("政府全体の方針における位置付け", "cabinet_policies"),
        ("施政方針演説等との関連", "cabinet_policies"),
        ("政策目標の達成度合い", "attainment"),
        ("達成の度合い", "attainment"),
        ("測定結果の判断根拠", "basis"),
        ("総合判定の理由", "basis"),
        ("政策の分析", "analysis"),
        ("有効性・効率性の分析等", "analysis"),
        ("要因分析・評価", "analysis"),
        ("政策への反映の方向性", "next"),
        ("評価結果を踏まえた今後の方針", "next"),
        ("施策及び評価指標の見直しの方向性", "next"),
        ("有識者会議での指摘", "opinions"),
        ("学識経験者の知見の活用状況", "opinions"),
        ("参考・関連資料等", "materials"),
        ("評価の基礎とした資料等", "materials"),
        ("政策所管部局課室名", "department"),
        ("施策主管課", "department"),
        ("主管課長", "author"),
        ("評価実施予定", "evaluated_on"),
        ("目標を設定した根拠", "goal_basis"),
        ("政策番号", "measure_code"),
        ("評価対象施策", "measure_name"),
    ],
)
def test_what_a_ministry_calls_its_measure_does_not_change_the_heading(
    heading: str, section: str
) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize("text", ["達成度", "達成度合い", "達成状況"])
def test_the_heading_of_a_column_of_marks_begins_no_section(text: str) -> None:
    assert section_of(text) is None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("補正予算額②", "supplementary"),
        ("繰越し・予備費等③", "carryover"),
        ("予算額合計（①＋②＋③）", "total"),
        ("執行額④", "executed"),
    ],
)
def test_signs_of_budget_rows_go(heading: str, role: str) -> None:
    assert role_of("budget", heading) == role
