"""What one line can be."""

import pytest

from sesaku.grammars.evaluation_summary import grammar


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("施策名:島の灯り", "name"),
        ("施 策 名  島の灯り", "name"),
        ("政策評価の担当部局名", None),
        ("担当部局名", "department"),
        ("施策目標", "goals"),
        ("2.達成すべき目標", "goals"),
        ("過去5年間の取組の主な評価結果", "results"),
        ("【施策の進捗状況】", "results"),
        ("■ 主な取組の成果", "results"),
        ("評価結果を踏まえた次期施策目標", "next_goals"),
        ("(4)今後の課題と対応の方針", "next_goals"),
        ("Ⅲ 次期目標等への反映の方向性", "next_goals"),
        ("施策の予算額・執行額等(分担金・拠出金除く)", "budget"),
        ("外部有識者の所見(概要)", "opinions"),
        ("学識経験を有する者の知見の活用", "opinions"),
        ("第三者委員会からの主な指摘", "opinions"),
        ("目標達成度合いの測定結果", "attainment"),
        ("評価書の作成に使用した資料", "materials"),
        ("測定指標", "other"),
        ("目標を達成するため、灯りを増やす。", None),
        ("今後は灯りを増やしていくことが必要である", None),
        ("予算の状況 1,204 987", "budget"),
        ("灯りの数", None),
    ],
)
def test_headings(text: str, kind: str | None) -> None:
    found = grammar.heading(text)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize("sign", ["(続)", "(続き)", "(つづき)", " 続き", "(概要)(続)"])
def test_continued_headings(sign: str) -> None:
    found = grammar.heading(f"外部有識者の所見{sign}")
    assert found is not None
    assert found.continued


@pytest.mark.parametrize(
    ("text", "level", "number", "length"),
    [
        ("- 12 灯り", "- digit", 12, 5),
        ("- 灯り", "bullet -", None, 2),
        ("・灯り", "bullet ・", None, 1),
        ("○ 灯り", "bullet ○", None, 2),
        ("(3) 灯り", "bracketed", 3, 4),
        ("③灯り", "circled", 3, 1),
        ("3.灯り", "digit", 3, 2),
        ("3 灯り", "digit", 3, 2),
        ("- ①灯り", "- circled", 1, 3),
    ],
)
def test_marks(text: str, level: str, number: int | None, length: int) -> None:
    found = grammar.mark(text)
    assert found is not None
    assert (found.level, found.number, found.length) == (level, number, length)


def test_a_count_is_no_number_of_an_item() -> None:
    assert grammar.counts("10 月に始めた。")
    assert grammar.counts("12か国と結んだ。")
    assert not grammar.counts("3 日本の灯り")
    assert grammar.glued("1灯りを増やす。") is not None
    assert grammar.glued("10月に始めた。") is None


@pytest.mark.parametrize(
    "text", ["(注) 百万円単位。", "注1 速報値", "注:速報値", "※ 速報値", "備考 速報値"]
)
def test_notes(text: str) -> None:
    assert grammar.note(text)


@pytest.mark.parametrize("text", ["注意を払う。", "備考欄", "(備えて)"])
def test_no_notes(text: str) -> None:
    assert not grammar.note(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("- 3 -", 3), ("3/12", 3), ("P.7", 7), ("8ページ", 8), ("3", None), ("- 3 灯り", None)],
)
def test_page_numbers(text: str, number: int | None) -> None:
    assert grammar.page_number(text) == number


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("灯りを守るため、以下を達成する。", True),
        ("灯りを守る。次のとおり取り組む。", True),
        ("施策は次のとおりである。", True),
        ("灯りを守る。", False),
        ("以下の灯りを守った。その後は休んだ。", False),
    ],
)
def test_lead_ins(text: str, leads: bool) -> None:  # noqa: FBT001 - a case
    assert grammar.leads_in(text) is leads
