"""Forms recombined from ministries' wordings, layouts and orders: exact, and nothing invented."""

import pytest

from tests.grammars.forms.fiction.canvas import as_text_document, as_workbook
from tests.grammars.forms.fiction.recombined.choices import PAIRINGS, layouts_of
from tests.grammars.forms.fiction.recombined.form import recombine
from tests.grammars.forms.fiction.recombined.scoring import score

SEEDS = range(60)
WRITERS = {"xlsx": as_workbook, "docx": as_text_document}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_is_read_and_none_invented(seed: int) -> None:
    form = recombine(seed)
    suffix = "docx" if seed % 5 == 0 and form.choices.cards != "over" else "xlsx"
    found = score(form, WRITERS[suffix](form.canvas), suffix)
    assert (found.wrong, found.kind) == ({}, form.kind), layouts_of(form.choices)


def test_the_seeds_reach_every_layout() -> None:
    choices = [recombine(seed).choices for seed in SEEDS]
    assert {one.pairing for one in choices} == set(PAIRINGS)
    assert {one.cards for one in choices} == {"table", "left", "over"}
    assert {one.units for one in choices} == {"cell", "name", "column", "above"}
