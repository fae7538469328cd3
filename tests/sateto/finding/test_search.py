"""Search over research, in an index in memory."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from sateto.finding.search import Asked, ResearchSearch
from sateto.finding.shape import SHAPE, band_of, bands, entries_of
from sateto.finding.similar import similar
from sateto.records.record import ResearchProject, Statement, Words
from sesaku.retrieval.asking import Question, compiled, expected
from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.thesaurus import Thesaurus
from tests.sateto.fiction import project

TIDE = project()
RADAR = project(
    "31K90002",
    "海岸の波浪をレーダで測る装置の開発",
    achievement="レーダにより波浪の高さを沖合十キロまで測った。",
    purpose="潮位は扱わない。",
    keywords=("波浪", "レーダ"),
    year=2031,
    amount=52_000_000,
    institution="沖津工業大学",
    person="浜 航",
    outputs=("patent", "paper"),
)
RUNNING = project(
    "32K90003",
    "漁船の燃料を減らす航路の研究",
    achievement="",
    purpose="漁船の航路を波浪から決める。",
    keywords=("航路",),
    year=2032,
    amount=None,
    outputs=(),
)
STORED = {1: TIDE, 2: RADAR, 3: RUNNING}


def lookup(keys: Sequence[int]) -> dict[int, ResearchProject]:
    return {key: STORED[key] for key in keys if key in STORED}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    made = Catalogue(SHAPE)
    made.update(entries_of(STORED))
    return made


@pytest.fixture(scope="module")
def search(catalogue: Catalogue) -> ResearchSearch:
    return ResearchSearch(catalogue, Thesaurus([]), lookup)


def keys(search: ResearchSearch, text: str, **kwargs: object) -> list[int]:
    return [hit.key for hit in search(Asked(text, **kwargs)).hits]  # type: ignore[arg-type] # as each test gives


def test_what_was_found_counts_most(search: ResearchSearch) -> None:
    assert keys(search, "波浪")[0] == 2
    hit = search(Asked("潮位")).hits[0]
    assert hit.key == 1
    assert [match.field for match in hit.matches] == ["found", "title", "about"]
    assert next(piece.text for piece in hit.matches[0].pieces if piece.marked) == "潮位"


def test_all_words_or_else_some(search: ResearchSearch) -> None:
    assert keys(search, "漁船 航路") == [3]
    found = search(Asked("レーダ 燃料"))
    assert found.some
    assert {hit.key for hit in found.hits} == {2, 3}


def test_a_phrase_stands_as_it_is(search: ResearchSearch) -> None:
    assert keys(search, '"波浪の高さを"') == [2]
    assert keys(search, '"高さの波浪"') == []


def test_facets_count_every_institution_and_type(search: ResearchSearch) -> None:
    facets = search(Asked()).facets
    assert facets["institution"] == {"潮見大学": 2, "沖津工業大学": 1}
    assert facets["type"] == {"paper": 2, "results": 2, "patent": 1}
    assert facets["year"] == {"2030": 1, "2031": 1, "2032": 1}
    assert facets["band"] == {"1m": 1, "50m": 1}


def test_facets_of_a_common_word_are_those_of_the_hits(search: ResearchSearch) -> None:
    found = search(Asked("漁船"))
    assert found.total == 2
    assert found.facets["institution"] == {"潮見大学": 2}


@pytest.mark.parametrize(
    "text", ["漁船", "波浪 レーダ", "航路", "海", "波浪 year:2031", "波浪 -year:2031", ""]
)
def test_how_many_are_expected(search: ResearchSearch, catalogue: Catalogue, text: str) -> None:
    question = Question(search.understood(text))
    found = catalogue.best(compiled(catalogue, question), 5).total
    told = expected(catalogue, question)
    assert told == 0 if "-year" in text else told >= found


def test_a_common_phrase_is_found_and_counted_as_others_are(
    search: ResearchSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        Asked("レーダ"),
        Asked("レーダ", facets=()),
        Asked("航路の研究", values={"kind": ("project",)}),
    ]
    plain = [(search(one), search(one, limit=1, offset=1), search(one, offset=9)) for one in asked]
    monkeypatch.setattr("sesaku.retrieval.bounds._COMMON", 0)
    assert [
        (search(one), search(one, limit=1, offset=1), search(one, offset=9)) for one in asked
    ] == plain
    assert plain[0][0].total == 1


def test_narrowing_by_values_ranges_and_filters(search: ResearchSearch) -> None:
    assert keys(search, "", values={"institution": ("潮見大学",)}, sort="newest") == [3, 1]
    assert keys(search, "", ranges={"amount": (10_000_000, None)}) == [2]
    assert keys(search, "", ranges={"start": (None, 2030)}) == [1]
    assert keys(search, "波浪 -institution:沖津工業大学") == [3]
    assert keys(search, "機関:沖津工業大学") == [2]


def test_orders(search: ResearchSearch) -> None:
    assert keys(search, "", sort="newest") == [3, 2, 1]
    assert keys(search, "", sort="oldest") == [1, 2, 3]
    assert keys(search, "", sort="amount") == [2, 1, 3]


def test_people_and_numbers_are_found(search: ResearchSearch) -> None:
    assert keys(search, "岬汐里", sort="oldest") == [1, 3]
    assert keys(search, "JP31K90002") == [2]
    assert keys(search, "person:erad:90000001", sort="oldest") == [1, 2, 3]


def test_similar_projects_say_what_they_share(catalogue: Catalogue) -> None:
    found = similar(catalogue, lookup, TIDE, without=[1])
    assert {one.key for one in found} == {2, 3}
    assert "漁船" in next(one for one in found if one.key == 3).shared


def test_records_that_share_only_letters_are_not_similar() -> None:
    own = replace(TIDE, title=Words(TIDE.title.ja, "Measuring tides of islands by fishing boats"))
    english = [
        "Strong selection against hybrids in a lineage of lizards",
        "Insulating bottles for island residues of fishermen",
        "Stability of moisture during the weaning of sheep",
    ]
    held = {1: own, 2: RUNNING} | {
        number: replace(
            TIDE,
            title=Words("", title),
            keywords=(),
            outputs=(),
            sections=(),
            statements=(Statement("abstract", Words("", title)),),
        )
        for number, title in enumerate(english, 3)
    }
    made = Catalogue(SHAPE)
    made.update(entries_of(held))
    found = similar(made, lambda keys: {key: held[key] for key in keys}, own, without=[1], limit=3)
    assert 2 in [one.key for one in found]
    assert all(one.shared for one in found)
    assert not {3, 5} & {one.key for one in found}


def test_entries_are_replaced_and_taken_out() -> None:
    made = Catalogue(SHAPE)
    made.update(entries_of({1: TIDE, 2: RADAR}))
    made.update(entries_of({1: RUNNING}), without=[2])
    assert made.size == 1
    search = ResearchSearch(made, Thesaurus([]), lambda _: {1: RUNNING})
    assert keys(search, "燃料") == [1]
    assert keys(search, "潮位を測り") == []


@pytest.mark.parametrize(
    ("amount", "band"), [(0, "0"), (999_999, "0"), (1_000_000, "1m"), (10**9, "500m")]
)
def test_bands(amount: int, band: str) -> None:
    assert band_of(amount) == band


def test_bands_are_called_by_their_whole_label() -> None:
    for band in bands():
        assert band.ja.endswith(("未満", "以上")), band
        assert "yen" in band.en


def test_answers_that_took_long_are_kept_until_the_catalogue_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sesaku.retrieval.generation._LONG_SECONDS", 0.0)
    made = Catalogue(SHAPE)
    made.update(entries_of({1: project("30K90001", "波浪の研究")}))
    asked = made.stretch_query("波浪", "title")
    first = made.best(asked, 5)
    assert made.best(asked, 5) is first
    assert made.best(asked, 4) is not first
    counts = made.now().count(asked, ["year"])
    counts.facets["year"].clear()
    assert made.now().count(asked, ["year"]).facets["year"].total() == 1, "a copy is given away"
    made.update(entries_of({2: project("30K90002", "波浪の記録")}))
    assert made.best(asked, 5).total == 2
