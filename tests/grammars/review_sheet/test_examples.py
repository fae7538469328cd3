"""The fictional sheets of examples/, value by value and cite by cite."""

import json
from pathlib import Path

import pytest

from sesaku.model.reading import Reading
from sesaku.model.review import Project
from sesaku.model.walk import cites_in, plain
from sesaku.reading import read
from tests.conftest import ROOT
from tests.grammars.review_sheet.cited import amounts, check_cites, leaves

FOLDER = ROOT / "examples" / "review_sheet"


@pytest.fixture(scope="module")
def lighthouse() -> Project:
    return read(FOLDER / "lighthouse.json").content.projects[0]


@pytest.fixture(scope="module")
def ferries() -> Reading:
    return read(FOLDER / "ferries.jsonl")


@pytest.fixture(scope="module")
def budgets() -> Reading:
    return read(FOLDER / "budgets.csv")


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_character_is_accounted_for(path: Path) -> None:
    reading = read(path)
    assert reading.detection.kind == "review_sheet"
    assert reading.detection.confidence > 0.9
    assert reading.coverage.share == 1.0
    for project in reading.content.projects:
        check_cites(reading, project)
    assert plain(reading.content.projects)


def test_what_the_project_is(lighthouse: Project) -> None:
    assert lighthouse.name == "離れ島の灯台を守り継ぐ事業"
    assert (lighthouse.project_id, lighthouse.sheet_id) == ("70001", "90001")
    assert (lighthouse.number, lighthouse.full_number) == (None, "2021-海洋-20-0012")
    assert [part.text for part in lighthouse.number_parts] == ["2021", "海洋", "20", "0012"]
    assert (lighthouse.ministry, lighthouse.bureau, lighthouse.division) == (
        "海洋島しょ省",
        "航路局",
        "灯台課",
    )
    assert lighthouse.author == "灯台課長　浜辺　渚"
    assert (lighthouse.fiscal_year, lighthouse.start_year, lighthouse.end_year) == (
        2021,
        1998,
        None,
    )
    assert lighthouse.overview is not None
    assert lighthouse.overview.count("\n") == 2
    assert [(method.name, method.used) for method in lighthouse.methods] == [
        ("直接実施", True),
        ("委託・請負", True),
    ]
    assert [account.text for account in lighthouse.accounts] == ["一般会計"]
    assert lighthouse.major_policies == ()


def test_blank_missing_and_zero_amounts_are_three(lighthouse: Project) -> None:
    first, second, third, last = lighthouse.budgets
    assert first.fiscal_year == 2018
    assert amounts(first.initial, first.supplementary, first.total, first.executed) == [
        ("101.0", 101.0),
        ("0.0", 0.0),
        ("101.0", 101.0),
        ("97.5", 97.5),
    ]
    assert amounts(second.carried_out, second.executed) == [("-20.0", -20.0), None]
    assert amounts(third.executed) == [("0.0", 0.0)]
    assert amounts(last.initial, last.requested) == [None, ("", None)]
    assert last.requested is not None
    assert last.requested.cite == ()


def test_outcomes_and_outputs(lighthouse: Project) -> None:
    (outcome,) = lighthouse.outcomes
    assert outcome.goal == "灯台が消えた時間を年10時間以内にする。"
    assert (outcome.indicator, outcome.unit) == ("灯台が消えた時間", "時間")
    assert amounts(outcome.target) == [("10", 10)]
    assert outcome.target_year == 2025
    assert [year.fiscal_year for year in outcome.years] == [2018, 2019, 2020]
    assert amounts(*(year.result for year in outcome.years)) == [
        ("14.5", 14.5),
        ("0.0", 0.0),
        ("", None),
    ]
    assert amounts(*(year.target for year in outcome.years)) == [
        ("", None),
        ("10.0", 10.0),
        ("10.0", 10.0),
    ]
    (output,) = lighthouse.outputs
    assert (output.goal, output.indicator, output.unit) == (None, "塗り替えた灯台の数", "基")
    assert amounts(*(year.expected for year in output.years)) == [("5.0", 5.0), ("5.0", 5.0)]
    assert amounts(*(year.target for year in output.years)) == [None, None]


def test_payees_and_earlier_sheets(lighthouse: Project) -> None:
    painters, guides = lighthouse.payees
    assert (painters.fiscal_year, painters.group, painters.number) == (2020, "A", "1")
    assert (painters.name, painters.corporate_number) == ("浜風塗装株式会社", "0000000000011")
    assert (painters.work, guides.corporate_number) == ("外壁の塗り替え", None)
    assert amounts(painters.amount, guides.amount) == [("41.2", 41.2), ("0.3", 0.3)]
    (earlier,) = lighthouse.predecessors
    assert (earlier.fiscal_year, earlier.ministry) == (2018, "海洋島しょ省")
    assert [part.text for part in earlier.number_parts] == ["新30", "0003"]


def test_an_unknown_key_is_kept(lighthouse: Project) -> None:
    assert [(other.label, other.text) for other in lighthouse.others] == [
        ("灯台の点検記録.周期", "半年"),
        ("灯台の点検記録.担当[0]", "第一班"),
        ("灯台の点検記録.担当[1]", "第二班"),
    ]


def test_every_leaf_is_cited_once(lighthouse: Project) -> None:
    spans = [span for cite in cites_in(lighthouse) for span in cite]
    assert len(spans) == len(set(spans)) == len(list(leaves(source())))


def source() -> object:
    return json.loads((FOLDER / "lighthouse.json").read_text("utf-8"))


def test_lines_are_sheets(ferries: Reading) -> None:
    assert [project.name for project in ferries.content.projects] == [
        "渡し船の待合所を直す事業",
        "夜の便を試しに走らせる事業",
        "「島の切符」を配る事業",
    ]
    assert [project.full_number for project in ferries.content.projects] == ["0101", "0102", "0103"]
    assert ferries.content.title is None
    assert ferries.content.publisher == "海洋島しょ省"


def test_a_total_that_is_not_the_sum_is_named(ferries: Reading) -> None:
    (found,) = ferries.diagnostics
    assert found.code == "budget-total-differs"
    assert found.keys == {"fiscal_year": 2019, "printed": "52.0", "computed": 32}
    assert ferries.document.quote(found.cite) == "52.0"
    assert "2019年度" in found.message()


def test_rows_of_one_project_are_joined(budgets: Reading) -> None:
    bridge, tickets = budgets.content.projects
    assert (bridge.project_id, bridge.name) == ("8001", "島の浮桟橋を架け替える事業")
    assert (bridge.bureau, bridge.division, bridge.sheet_kind) == (
        "島しょ局",
        "渡船課",
        "レビューシート",
    )
    assert [(budget.extent, budget.fiscal_year) for budget in bridge.budgets] == [
        ("total", 2023),
        ("account", 2023),
        ("total", 2024),
    ]
    whole, account, _ = bridge.budgets
    assert amounts(whole.initial, whole.total, whole.execution_rate, whole.carried_out) == [
        ("120000000", 120000000),
        ("135000000", 135000000),
        ("0.9", 0.9),
        ("8000000", 8000000),
    ]
    assert amounts(whole.requested) == [("", None)]
    assert whole.change_reason == '工事の"山場"を迎えたため、\n前年度より増えた。'
    assert len(whole.cites["change_reason"]) == 3
    assert (account.account_kind, account.account, account.sub_account) == (
        "一般会計",
        "一般会計",
        None,
    )
    assert [(item.label, item.amount.raw) for item in account.supplements] == [
        ("第1次補正予算", "0")
    ]
    assert [(item.label, item.amount.value) for item in account.reserves] == [("予備費等1", 0)]
    assert tickets.budgets[0].remarks == "新規"
    assert amounts(tickets.budgets[0].initial, tickets.budgets[0].executed) == [
        ("0", 0),
        ("", None),
    ]


def test_what_rows_repeat_is_no_second_value(budgets: Reading) -> None:
    (repeats,) = [piece for piece in budgets.content.furniture if piece.kind == "repeat"]
    assert "島の浮桟橋を架け替える事業" in budgets.document.quote(repeats.cite)
    name = budgets.content.projects[0].cites["name"]
    assert name[0].end < min(span.start for span in repeats.cite)
