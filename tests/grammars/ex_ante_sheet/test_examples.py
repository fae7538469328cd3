"""The example sheet, read whole: from the workbook and from the text document the same."""

import pytest

from sesaku.reading import read
from tests.grammars.forms import example_forms
from tests.grammars.forms.cites import check_cites
from tests.grammars.forms.fiction.facts import facts_of, facts_read
from tests.grammars.forms.fiction.printing import print_ex_ante_sheet

FOLDER = example_forms.FOLDER / "ex_ante_sheet"


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_every_fact(suffix: str) -> None:
    reading = read(FOLDER / f"hoshizora.{suffix}")
    form, style = example_forms.hoshizora()
    print_ex_ante_sheet(form, style)  # settles the wording
    assert reading.detection.kind == "ex_ante_sheet"
    assert facts_read(reading.to_dict()) == facts_of(form, style, ex_ante=True)
    assert reading.coverage.share == 1.0
    assert reading.diagnostics == ()
    check_cites(reading)


def test_some_values_by_hand() -> None:
    (field,) = read(FOLDER / "hoshizora.xlsx").to_dict()["fields"]
    first = field["means"][0]
    assert (first["number"], first["start_year"], first["indicators"]) == ("1", 2013, ["1", "3"])
    assert first["budgets"][0]["executed"]["raw"] == "290"
    assert field["indicators"][0]["rationale"]["text"] == "担い手の広がりを直接に示すため選定した。"
    assert field["means"][1]["budgets"][0] == {
        "fiscal_year": 2021,
        "budget": {
            "raw": "－",
            "value": None,
            "unit": None,
            "relation": None,
            "cite": field["means"][1]["budgets"][0]["budget"]["cite"],
        },
        "executed": None,
    }
