"""Goals of the measure, and the purposes that they serve."""

from sesaku.grammars.evaluation_report.head_goals import read_goals
from tests.grammars.evaluation_report.building import body, labelled


def test_lead_in_purposes_and_goals() -> None:
    made, rows = body(
        "海を次の世代に引き継ぐ（①）とともに、島のくらしを支える（②）ため、次を達成する。",
        "１ ごみを減らす。（①）",
        "２ 航路を|",
        "保つ。（①、②）",
        "３ 観測を続ける。",
    )
    found = read_goals(made, rows)
    assert found.preamble is not None
    assert found.preamble.text.startswith("海を次の世代")
    assert found.preamble.text.endswith("次を達成する。")
    purposes = [(purpose.number, purpose.text) for purpose in found.purposes]
    assert purposes == [("①", "海を次の世代に引き継ぐ"), ("②", "島のくらしを支える")]
    assert [(goal.number, goal.text, goal.purposes) for goal in found.goals] == [
        ("1", "ごみを減らす。（①）", ("①",)),
        ("2", "航路を保つ。（①、②）", ("①", "②")),
        ("3", "観測を続ける。", ()),
    ]
    assert [label.strip() for label in labelled(made, found.labels)] == ["１", "２", "３"]
    for purpose in found.purposes:
        made.verify(purpose.text, purpose.cite)
    for goal in found.goals:
        made.verify(goal.text, goal.cite)


def test_one_goal_without_number() -> None:
    made, rows = body("海を守り、島の|", "くらしを支える。")
    found = read_goals(made, rows)
    assert [(goal.number, goal.text) for goal in found.goals] == [
        (None, "海を守り、島のくらしを支える。")
    ]
    assert found.preamble is None
    assert found.purposes == ()


def test_no_goals() -> None:
    made, _ = body("空。")
    assert read_goals(made, []) == (None, (), (), [])
