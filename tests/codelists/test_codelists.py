"""The closed vocabularies: each whole, labelled in both languages, with its source."""

import dataclasses
import re
import typing

import pytest

from sesaku import codelists
from sesaku.codelists import Codelist, load
from sesaku.model.budget import Budget
from sesaku.text.quantity import Relation

LISTS = [pytest.param(load(name), id=name) for name in codelists.names()]


@pytest.mark.parametrize("codelist", LISTS)
def test_list_is_whole(codelist: Codelist) -> None:
    assert codelist.codes
    assert codelist.ja
    assert codelist.en
    assert len(codelist.source) > 40, "where names and labels come from must be said"


@pytest.mark.parametrize("codelist", LISTS)
def test_ids_are_unique_words(codelist: Codelist) -> None:
    ids = [code.id for code in codelist.codes]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[A-Za-z][a-z0-9_]*", name)] == []


@pytest.mark.parametrize("codelist", LISTS)
def test_labels_stand_in_both_languages(codelist: Codelist) -> None:
    assert [code.id for code in codelist.codes if not code.ja or not code.en] == []
    assert [code.id for code in codelist.codes if not code.en.isascii()] == []


@pytest.mark.parametrize("codelist", LISTS)
def test_no_form_means_two_codes(codelist: Codelist) -> None:
    for code in codelist.codes:
        for form in (code.ja, *code.forms):
            assert codelist.find(form) is code, form
    assert len(set(codelist.forms())) == len(codelist.forms())


def test_ranks_of_a_scale_run_from_one() -> None:
    for name in ("attainment_levels", "attainment_letters", "indicator_ratings"):
        assert [code.rank for code in load(name).codes] == [1, 2, 3, 4, 5], name


def test_parents_exist() -> None:
    ministries = load("ministries")
    for code in ministries.codes:
        assert code.parent is None or ministries[code.parent]
    levels = load("attainment_levels")
    for code in load("attainment_letters").codes:
        assert code.parent is not None
        assert levels[code.parent].rank == code.rank


def test_relations_are_those_of_the_model() -> None:
    assert {code.id for code in load("relations").codes} == set(typing.get_args(Relation))


def test_budget_parts_are_fields_of_the_model() -> None:
    fields = {field.name for field in dataclasses.fields(Budget)}
    assert {code.id for code in load("budget_parts").codes} == fields - {
        "fiscal_year",
        "scope",
        "unit",
    }


def test_find_sets_width_and_blanks_aside() -> None:
    assert load("indicator_ratings").find(" s ") is load("indicator_ratings")["s"]
    assert load("units").find("カ 国") is load("units")["country"]


def test_what_a_list_does_not_hold_is_unknown() -> None:
    assert load("ministries").find("鏡島省") is None
    with pytest.raises(KeyError):
        load("ministries")["mirror"]
    with pytest.raises(FileNotFoundError):
        load("colours")


def test_forms_come_longest_first() -> None:
    lengths = [len(form) for form in load("units").forms()]
    assert lengths == sorted(lengths, reverse=True)
