"""A need in English finds Japanese results by keywords that records have in both languages."""

import pytest
from msgspec.structs import replace

from sateto.finding.keeping import lookup, research_search
from sateto.needs.matching import matches_of
from sateto.needs.translating import translated
from sateto.records.record import Words
from tests.sateto.fiction import project
from tests.sateto.storing import store

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]


def test_keywords_in_both_languages_lead_from_english_to_japanese() -> None:
    taught = replace(
        project("30K90001", "河川の研究", achievement="堤を築いた。", purpose="治水"),
        keywords=(Words("塩害", "Salt damage"), Words("橋梁", "Bridges")),
    )
    served = project(
        "30K90002",
        "橋梁の塩害の診断",
        achievement="打音により橋梁の塩害を早く見つけた。",
        purpose="保全",
        keywords=("打音",),
    )
    _, second, third = store(taught, served, project("30K90003"))
    need = "Find salt damage of bridges early."
    search = research_search()
    assert translated(search.catalogue, lookup, ["saltdamage", "whale"]) == {
        "saltdamage": ("塩害",)
    }
    found = matches_of(need)
    serving = {match.number for match in found.serving}
    assert second in serving, "it has no English word at all"
    assert third not in serving
    assert [need[slice(*term.span)] for term in found.need.terms] == ["salt damage", "bridges"]


def test_an_english_text_is_shown_as_the_reason() -> None:
    store(replace(project("30K90001"), title=Words("離島の潮位", "Glimmfins of Skerryvore")))
    (match,) = matches_of("We want glimmfins of Skerryvore.").serving
    pair = match.evidence.pair
    assert pair is not None
    assert match.parts[pair.part][slice(*pair.result)] == "Glimmfins of Skerryvore"
