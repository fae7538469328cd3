"""Word-level differences: what was removed and added, cited where each stands."""

from sesaku.linking.over_time.differences import within
from tests.linking.making import Announced, Area, Made, Plan, made

TARGETS = {2018: "年３回の訓練を行う。", 2019: "年２回の訓練を行う。", 2020: "年２回の訓練を行う。"}
PLAN = Plan(
    "評価書.txt",
    areas=(
        Area(
            "1",
            "訓練",
            (Made("1-1", "避難訓練の実施", targets=TARGETS),),
            (Announced("1-1", "避難訓練の定着", "renamed"),),
        ),
    ),
)


def test_targets_are_compared_year_by_year() -> None:
    reading = made(PLAN)
    found = [each for each in within(reading) if each.part == "target"]
    assert [(each.before.fiscal_year, each.after.fiscal_year) for each in found] == [
        (2018, 2019),
        (2019, 2020),
    ]
    changed = [(each.op, each.text) for each in found[0].stretches if each.op != "same"]
    assert changed == [("removed", "３"), ("added", "２")]
    assert found[1].similarity == 1.0


def test_stretches_are_cited_and_make_up_both_wordings() -> None:
    reading = made(PLAN)
    for each in within(reading):
        before = "".join(part.text for part in each.stretches if part.op != "added")
        after = "".join(part.text for part in each.stretches if part.op != "removed")
        assert (before, after) == (each.before.text, each.after.text)
        for part in each.stretches:
            for cite in (part.from_cite, part.to_cite):
                if cite:
                    reading.document.verify(part.text, cite)


def test_a_renaming_is_compared() -> None:
    parts = {each.part for each in within(made(PLAN))}
    assert "next_name" in parts
