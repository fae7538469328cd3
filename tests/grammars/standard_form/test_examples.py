"""The example forms, read whole: from the workbook and from the text document the same."""

import pytest

from sesaku.reading import read
from tests.grammars.forms import example_forms
from tests.grammars.forms.cites import check_cites
from tests.grammars.forms.fiction.facts import facts_of, facts_read
from tests.grammars.forms.fiction.printing import print_standard_form

FOLDER = example_forms.FOLDER / "standard_form"


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("name", ["satoyama", "ryokai"])
def test_every_fact(name: str, suffix: str) -> None:
    reading = read(FOLDER / f"{name}.{suffix}")
    form, style = getattr(example_forms, name)()
    print_standard_form(form, style)  # settles the wording, and the grade
    assert reading.detection.kind == "standard_form"
    assert facts_read(reading.to_dict()) == facts_of(form, style, ex_ante=False)
    assert reading.coverage.share == 1.0
    assert reading.diagnostics == ()
    check_cites(reading)


def test_the_files_are_those_that_the_script_writes() -> None:
    for name, content in example_forms.files().items():
        assert (example_forms.FOLDER / name).read_bytes() == content, name


def test_some_values_by_hand() -> None:
    reading = read(FOLDER / "satoyama.xlsx").to_dict()
    measure, (field,) = reading["measure"], reading["fields"]
    assert (measure["ministry"], measure["code"]) == ("里山文化省", "里山文化省５－③")
    assert measure["attainment"]["grade"] == "3"
    assert measure["budgets"][0]["carryover"]["raw"] == "△12"
    first, second, third = field["indicators"]
    assert first["years"][2]["result"]["raw"] == "集計中※１"
    assert first["baseline"]["fiscal_year"] == 2020
    assert second["baseline"]["raw"] == "－"
    assert second["years"][1]["result"]["raw"] == "86.1%"
    assert [year["target"]["value"] for year in second["years"]] == [85.5] * 3
    assert third["kind"] == "qualitative"
    assert third["years"][1]["result"]["text"] == "四つの町で試みた。"
    assert [note["mark"] for note in measure["notes"]] == ["※１"]
