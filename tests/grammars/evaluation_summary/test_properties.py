"""Whatever the text: no exception, every cite holds, nothing is cited twice, nothing is lost."""

import hypothesis.strategies as st
from hypothesis import given, settings

from sesaku.grammars import evaluation_summary
from tests.conftest import ROOT
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import Style, document_of, plan, render

FOLDER = ROOT / "examples" / "evaluation_summary"
LINES = [
    line for path in sorted(FOLDER.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
]
SIGNS = (
    "①②⑳1２34.．,、。：:（）()【】■○●・-－△▲※＊* 　\t\n\n\f"
    "施策目標評価結果次期予算額執行当初補正計区分令和年度有識者所見注百万円千円単位第章続"
)

styles = st.builds(
    Style,
    bullet=st.sampled_from(
        ["- {n} ", "・", "○ ", "{w} ", "（{w}）", "{c} ", "{n}. ", "- ", "{n}　", "● "]
    ),
    remark=st.sampled_from(["- ", "・", "○ ", "○", "◆ ", "➢ "]),
    heading=st.sampled_from(["{}", "■ {}", "【{}】", "◇{}", "〈{}〉", "□　{}", "{}：", "# {}"]),
    names=st.sampled_from(
        [
            ("施策目標", "主な評価結果", "次期施策目標", "予算額・執行額等", "外部有識者の所見"),
            (
                "達成すべき目標",
                "施策の進捗状況",
                "今後の方向性",
                "施策の予算額・執行額等",
                "学識経験者の知見の活用",
            ),
            (
                "施策の目標",
                "過去５年間の取組の評価結果（概要）",
                "評価結果を踏まえた次期の目標",
                "予算の状況",
                "有識者の意見",
            ),
            (
                "施策目標",
                "目標の達成状況",
                "今後の課題と取組の方向性",
                "予算額及び執行額",
                "学識経験を有する者の意見",
            ),
        ]
    ),
    width=st.sampled_from([0, 24, 30, 37, 45]),
    blank=st.sampled_from(["sections", "none", "all"]),
    page=st.sampled_from([0, 5, 9, 13]),
    page_mark=st.sampled_from(["- {} -", "{}", "－{}－", "{}／9", "P.{}", "{}ページ"]),
    repeat=st.booleans(),
    tabs=st.booleans(),
    unit=st.sampled_from(["note", "before", "label"]),
    years=st.sampled_from(
        ["令和{}年度", "R{}", "{western}年度", "令和{}（{western}）年度", "令和{}年"]
    ),
    indent=st.sampled_from(["", "　　", "    "]),
    feed=st.booleans(),
)
lines = st.lists(st.sampled_from(LINES), max_size=60).map("\n".join)
cut = st.builds(
    lambda text, at, end: text[at : at + end], lines, st.integers(0, 200), st.integers(0, 600)
)


@given(styles, st.integers(1, 20), st.integers(0, 50), st.booleans())
@settings(max_examples=120, deadline=None)
def test_one_summary_in_many_prints(style: Style, count: int, seed: int, phrases: bool) -> None:  # noqa: FBT001 - drawn
    said = plan(count, seed, phrases=phrases)
    reading = reading_of(evaluation_summary, document_of(render(said, style)))
    measure = reading.content.measure
    assert measure is not None
    assert measure.name == said.name
    assert _joined(measure.goal_preamble) == said.preamble
    assert _joined(measure.overall) == said.overall
    assert _texts(measure.goals) == said.goals
    assert _texts(measure.results) == said.results
    assert _texts(measure.next_goals) == said.next_goals
    assert _texts(measure.opinions) == said.remarks
    assert {
        budget.fiscal_year: (
            budget.total.raw if budget.total else None,
            budget.executed.raw if budget.executed else None,
        )
        for budget in measure.budgets
    } == said.budgets
    assert {budget.unit for budget in measure.budgets} == {"百万円"}
    assert reading.detection.confidence >= 0.5
    assert reading.coverage.share >= 0.995
    check(reading)


@given(lines)
@settings(max_examples=120, deadline=None)
def test_shuffled_lines(text: str) -> None:
    check(reading_of(evaluation_summary, document_of(text)))


@given(cut)
@settings(max_examples=60, deadline=None)
def test_cut_texts(text: str) -> None:
    check(reading_of(evaluation_summary, document_of(text)))


@given(st.text(st.sampled_from(SIGNS), max_size=300))
@settings(max_examples=250, deadline=None)
def test_signs_at_random(text: str) -> None:
    check(reading_of(evaluation_summary, document_of(text)))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_characters_at_random(text: str) -> None:
    check(reading_of(evaluation_summary, document_of(text)))


@given(lines)
@settings(max_examples=30, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    document = document_of(text)
    assert reading_of(evaluation_summary, document) == reading_of(evaluation_summary, document)


def _texts(items: tuple[object, ...]) -> tuple[str, ...]:
    return tuple("".join(str(getattr(item, "text", "")).split()) for item in items)


def _joined(text: object) -> str:
    return "".join(str(getattr(text, "text", "")).split())
