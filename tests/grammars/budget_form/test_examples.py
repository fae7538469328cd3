"""The fictional forms of examples/, read whole."""

from pathlib import Path

import pytest

from sesaku.model.budget import BudgetForm
from sesaku.reading import read
from tests.conftest import ROOT
from tests.grammars.evaluation_summary import golden
from tests.grammars.evaluation_summary.checking import check

FOLDER = ROOT / "examples" / "budget_form"
PATHS = sorted(FOLDER.glob("*.txt"))


def form_of(name: str) -> BudgetForm:
    measure = read(FOLDER / name).content.measure
    assert measure is not None
    assert measure.budget_form is not None
    return measure.budget_form


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_golden(path: Path) -> None:
    golden.compare("budget_form", path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_everything_is_placed_once(path: Path) -> None:
    reading = read(path)
    assert reading.detection.kind == "budget_form"
    assert reading.coverage.share == 1.0
    check(reading)


def test_a_ruled_print_ties_labels_to_rows() -> None:
    form = form_of("rito_koro.txt")
    assert [(row.account, row.organisation, row.item) for row in form.rows] == [
        ("一般", "翠海本省", "海運対策費 離島航路の運航の維持に必要な経費"),
        ("一般", "翠海本省", "海運対策費 船着場の改修の支援に必要な経費"),
        ("一般", "地方海運局", "地方海運局共通費 海運の監督に必要な経費"),
        ("自動車安全特別会計", "運航勘定", "航路調査費 航路の調べに必要な経費"),
    ]
    assert [total.label for total in form.totals] == [
        "小計 一般会計",
        "小計 特別会計",
        "小計 特別会計",
        "合計",
    ]
    assert form.items == ()
    assert [row.reference for row in form.rows] == [None, "⑤", None, None]


def test_blank_dash_nought_minus_and_part_of() -> None:
    form = form_of("rito_koro.txt")
    cells = [
        form.rows[2].values[0],
        form.rows[3].values[0],
        form.rows[1].values[1],
        form.rows[3].values[1],
        form.totals[1].values[0],
        form.totals[1].values[1],
    ]
    assert [(cell.raw, cell.value, cell.relation) for cell in cells] == [
        ("", None, None),
        ("－", None, None),
        ("0", 0, None),
        ("△300", -300, None),
        ("", None, None),
        ("＜ 4,200 ＞ の内数", None, "part_of"),
    ]


def test_an_unravelled_print_ties_nothing() -> None:
    reading = read(FOLDER / "todai_hozon.txt")
    form = form_of("todai_hozon.txt")
    assert [(row.account, row.organisation, row.item) for row in form.rows] == [
        ("一般", "翠海本省", None),
        ("一般", "翠海本省", None),
        ("一般", "灯台管理局", None),
    ]
    assert [total.label for total in form.totals] == [None] * 4
    assert [item.text for item in form.items] == [
        "航路標識費古い灯台の補強に必要な経費",
        "航路標識費灯台の公開と案内板の設置に必要な経費",
        "灯台管理局共通費灯台の見回りに必要な経費",
    ]
    assert form.columns == ("５年度当初予算額", "６年度概算要求額")
    assert [d.code for d in reading.diagnostics] == [
        "budget-label-unresolved",
        "budget-label-unresolved",
        "fiscal-year-undecided",
    ]


def test_name_method_and_year() -> None:
    plain = {}
    for path in PATHS:
        measure = read(path).content.measure
        assert measure is not None
        method = measure.evaluation_method
        assert method is not None
        plain[path.stem] = (
            measure.name,
            measure.code,
            measure.fiscal_year,
            method.options,
            method.chosen,
            measure.attainment and measure.attainment.label,
        )
    every = ("総合", "実績", "事業")
    assert plain == {
        "rito_koro": ("離島航路の維持", "③", 2024, every, "実績", "相当程度進展あり"),
        "todai_hozon": ("灯台の保存と活用", "⑨", None, every, None, "目標達成"),
        "yama_no_michi": ("山の道の手入れ", "②－１", 2023, ("事業",), "事業", None),
    }
