"""The example forms of ``examples/``: written by ``python -m tests.grammars.forms.example_forms``.

Two fictional offices print one standard form each, and one of them an ex-ante sheet; the prints
differ as those of real offices do. The same facts make the workbook and the text document.
"""

import random

from tests.conftest import ROOT
from tests.grammars.forms.fiction.canvas import Canvas, as_text_document, as_workbook
from tests.grammars.forms.fiction.content import Form, Indicator, number, words
from tests.grammars.forms.fiction.printing import print_ex_ante_sheet, print_standard_form
from tests.grammars.forms.fiction.style import Style

FOLDER = ROOT / "examples"
YEARS = [2021, 2022, 2023]


def satoyama() -> tuple[Form, Style]:
    """Return a standard form with a block of headings for each indicator."""
    style = Style(random.Random(1), layout="own_headings", years="wide", grade="circled")  # noqa: S311 - fiction
    style.formatted = True
    return _form("里山文化省", "５－③", 2023, "里山の炭焼きの継承"), style


def ryokai() -> tuple[Form, Style]:
    """Return a standard form with common headings and marks by year."""
    style = Style(random.Random(2), layout="row_labels", number="({}) ", grade="letter")  # noqa: S311 - fiction
    style.yearly_marks = style.unit_line = style.notes_last = style.head_last = True
    return _form("凌海庁", "４－２", 2023, "渡し船の乗り場の手入れ"), style


def hoshizora() -> tuple[Form, Style]:
    """Return an ex-ante sheet."""
    style = Style(random.Random(3), layout="stacked", years="era", label_column=False)  # noqa: S311 - fiction
    return _form("星空保全庁", "６－①", 2024, "暗い夜空の見守り"), style


def _form(ministry: str, number_: str, year: int, name: str) -> Form:
    return Form(
        ministry=ministry,
        number=number_,
        name=name,
        year=year,
        department=f"{name[:2]}局　手入れ課",
        author="手入れ課長　沢野　渚",
        evaluated=f"{year + 1}-08",
        overview=f"{name}は、担い手が年々少なくなっている。講習と道具の貸し出しにより、次の世代に引き継ぐ。",
        goals=[("1", "講習を受けた人を増やす。"), ("2", "道具の貸し出しを広げる。")],
        policies=[("手仕事継承基本計画", "令和３年６月15日", ["第２章１「道具を絶やさない」"])],
        budgets={
            year - 2: _budget(1_204, 30, -12, 1_180),
            year - 1: _budget(1_310, 0, 12, 1_299),
            year: _budget(1_290, -20, 0, 1_222),
            year + 1: {"initial": _amount(1_405)},
        },
        budget_unit="百万円",
        indicators=[_people(), _tools(), _register()],
        reference=None,
        level="相当程度進展あり",
        basis="測定指標１は目標に近く、測定指標２は目標を上回ったため。",
        analysis="【測定指標１】\n講習の回数を増やしたことが効いた。\n【測定指標２】\n貸し出しの窓口を三つの町に置いた。",
        next_measure="窓口を全ての町に広げる。",
        next_indicators="測定指標３は、目標を達成したため終える。",
        preamble=f"{ministry}の手仕事の会（令和６年６月27日）において、次の意見を得た。",
        opinions=["講習の後に続けた人の数も示すとよい。", "道具の傷みを記録してほしい。"],
        materials=[
            ("手仕事の担い手調べ", f"{ministry}、令和５年３月", None),
            (
                "道具の貸し出しの記録",
                f"{ministry}、令和６年４月",
                "https://www.tesigoto.example/kasi.html",
            ),
        ],
        notes=[("※１", "講習を二度受けた人は一人と数える。")],
        policy="Ⅲ　手仕事のある暮らし",
        goal_basis="担い手の平均の齢が七十を超えたことを踏まえた。",
        means=_means(year),
    )


def _people() -> Indicator:
    targets = {year: number(120 + 20 * at, "人", "at_least") for at, year in enumerate(YEARS)}
    results = {2021: number(118, "人"), 2022: number(139, "人"), 2023: words("集計中※１")}
    return Indicator(
        "1",
        "講習を受けた人の数（単年度）",
        "quantitative",
        "人",
        "yearly",
        {"fiscal_year": 2020, **number(96, "人")},
        {"fiscal_year": 2023, **targets[2023]},
        YEARS,
        targets,
        results,
        "－",
        {2021: "×", 2022: "×"},
        "担い手の広がりを直接に示すため選定した。",
    )


def _tools() -> Indicator:
    target = number(85.5, "％", "at_least")
    results = {2021: number(80.2, "％"), 2022: number(86.1, "％"), 2023: number(90.4, "％")}
    return Indicator(
        "2",
        "道具を借りられる町の割合",
        "quantitative",
        "％",
        None,
        {"fiscal_year": None, **words("－")},
        {"fiscal_year": 2023, **target},
        YEARS,
        dict.fromkeys(YEARS, target),
        results,
        "○",
        {2021: "×", 2022: "○", 2023: "○"},
        "貸し出しの広がりを示すため選定した。",
    )


def _register() -> Indicator:
    return Indicator(
        "3",
        "道具の台帳の整備",
        "qualitative",
        None,
        None,
        {"fiscal_year": 2020, "text": "台帳のない町が半ばを占める。"},
        {"fiscal_year": 2023, "text": "全ての町が台帳を備える。"},
        YEARS,
        {
            2021: {"text": "台帳の様式を定める。"},
            2022: {"text": "三つの町で試みる。"},
            2023: {"text": "全ての町に広げる。"},
        },
        {
            2021: {"text": "様式を定めた。"},
            2022: {"text": "四つの町で試みた。"},
            2023: {"text": "全ての町が備えた。"},
        },
        "○",
        {},
        "数で表すことが難しいため、定性の目標とした。",
    )


def _amount(value: int) -> dict[str, object]:
    raw = f"{value:,}" if value >= 0 else f"△{-value:,}"
    return {"raw": raw, "value": value, "unit": None, "relation": None}


def _budget(initial: int, extra: int, moved: int, executed: int) -> dict[str, dict[str, object]]:
    return {
        "initial": _amount(initial),
        "supplementary": _amount(extra),
        "carryover": _amount(moved),
        "total": _amount(initial + extra + moved),
        "executed": _amount(executed),
    }


def _means(year: int) -> list[dict[str, object]]:
    spent = {one: (_amount(300 + one % 7), _amount(290)) for one in range(year - 3, year)}
    none = {one: (words("－"), None) for one in range(year - 3, year)}
    return [
        {
            "number": "1",
            "name": "講習の開催に要する経費",
            "start": 2013,
            "budgets": spent,
            "initial": _amount(310),
            "indicators": ["1", "3"],
            "text": "町ごとに講習を開く。",
            "review": "2022-手-22-0101",
        },
        {
            "number": "2",
            "name": "道具の貸し出し",
            "start": 2019,
            "budgets": none,
            "initial": words("－"),
            "indicators": ["2"],
            "text": "使われなくなった道具を集めて貸す。",
            "review": "－",
        },
    ]


def _canvases() -> dict[str, list[Canvas]]:
    return {
        "standard_form/satoyama": print_standard_form(*satoyama()),
        "standard_form/ryokai": print_standard_form(*ryokai()),
        "ex_ante_sheet/hoshizora": print_ex_ante_sheet(*hoshizora()),
    }


def files() -> dict[str, bytes]:
    """Return the example files by their names below ``examples/``."""
    made = {}
    for name, canvases in _canvases().items():
        made[f"{name}.xlsx"] = as_workbook(*canvases)
        made[f"{name}.docx"] = as_text_document(*canvases)
    return made


if __name__ == "__main__":
    for file, content in files().items():
        (FOLDER / file).parent.mkdir(exist_ok=True)
        (FOLDER / file).write_bytes(content)
