"""What is found by bounds, and counted in parts, is what looking at everything gives."""

import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from sesaku.retrieval.asking import Question, compiled
from sesaku.retrieval.bounds import best_by_bounds, is_common
from sesaku.retrieval.catalogue import Catalogue, Entry, Facet, Shape, Text, searchable
from sesaku.retrieval.query import parse
from sesaku.retrieval.thesaurus import Thesaurus

SHAPE = Shape(
    (Text("said", "文", "Text", 1.5), Text("title", "題", "Title", 1.2)),
    (
        Facet("place", "場所", "Place", columns=2),
        Facet("year", "年", "Year"),
        Facet("type", "種類", "Type", short_set=True),
    ),
)
WORDS = (
    "本研究",
    "本研修",
    "研究者",
    "研究",
    "海霧",
    "観測網",
    "は",
    "を",
    "の",
    "レーダ",
    "レー",
    "ーダ",
)
NAMES = ("place", "year", "type")


def entry(key: int, chance: random.Random) -> Entry:
    said = ["".join(chance.choices(WORDS, k=chance.randint(1, 14))) for _ in range(2)]
    places = chance.sample(["岬", "浜", "渚"], chance.randint(0, 2))
    return Entry(
        key,
        searchable({"said": said, "title": ["".join(chance.choices(WORDS, k=2))]}),
        {
            "place": tuple(places),
            "year": tuple(chance.choices(["2031", "2032"], k=chance.randint(0, 1))),
            "type": tuple(sorted(chance.sample(["論文", "特許", "データ"], chance.randint(0, 3)))),
        },
    )


@pytest.fixture(scope="module", params=[0, 300], ids=["whole", "some taken out"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    chance = random.Random(7)  # noqa: S311 - the same entries every time
    made = Catalogue(SHAPE)
    for start in range(0, 1500, 500):
        made.update(entry(key, chance) for key in range(start, start + 500))
    made.update([], without=chance.sample(range(1500), request.param))
    return made


def question(text: str, *, some: bool = False) -> Question:
    return Question(parse(text, Thesaurus([]), {name: name for name in NAMES}), some=some)


QUERIES = (
    "本研究",
    "研究者",
    "レーダ",
    '"観測網を"',
    "本研究 観測網",
    "本研究 year:2031",
    "観測網 -year:2031",
    '"本研究は本研究"',
)


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("words", ["all", "some"])
def test_the_best_by_bounds_are_the_best(catalogue: Catalogue, text: str, words: str) -> None:
    asked = question(text, some=words == "some")
    best = catalogue.best(compiled(catalogue, asked), 12)
    found = best_by_bounds(catalogue, catalogue.now(), asked, 12)
    assert found in (None, list(zip(best.scores, best.keys, strict=True)))


def test_most_common_phrases_are_found_by_bounds(catalogue: Catalogue) -> None:
    found = [best_by_bounds(catalogue, catalogue.now(), question(one), 12) for one in QUERIES]
    assert sum(one is not None for one in found) >= 5


def test_what_is_rare_among_its_pairs_is_not_told_by_bounds() -> None:
    chance = random.Random(3)  # noqa: S311 - the same entries every time
    made = Catalogue(SHAPE)
    texts = ["海霧霧灯" * chance.randint(1, 9) for _ in range(600)] + ["海霧灯"] * 3
    texts += ["波浪"] * 600
    made.update(Entry(key, searchable({"said": [text]})) for key, text in enumerate(texts))
    asked = question('"海霧灯"')
    assert best_by_bounds(made, made.now(), asked, 2) is None
    assert set(made.best(compiled(made, asked), 5).keys) == {600, 601, 602}


def test_of_many_pages_on_all_are_looked_at(catalogue: Catalogue) -> None:
    assert best_by_bounds(catalogue, catalogue.now(), question("本研究"), 1000) is None


def test_words_of_two_characters_and_rare_ones_are_looked_for_as_they_are(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_common(catalogue, question("本研究"))
    monkeypatch.setattr("sesaku.retrieval.bounds._COMMON", 100)
    assert is_common(catalogue, question("本研究"))
    assert not is_common(catalogue, question("研究"))
    assert not is_common(catalogue, question("本研究 灯台"))


@pytest.mark.parametrize("text", [*QUERIES, "研究", "灯台", ""])
@pytest.mark.parametrize("way", ["others", "halves", "columns"])
def test_counts_are_the_same_in_whichever_way_they_are_counted(
    catalogue: Catalogue, text: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = compiled(catalogue, question(text))
    catalogue.refresh()
    whole = catalogue.now().count(asking, NAMES)
    assert whole.total == catalogue.best(asking, 1).total
    monkeypatch.setattr("sesaku.retrieval.generation._HALVED_FROM", 0)
    monkeypatch.setattr("sesaku.retrieval.generation._SHARED_FROM", 0)
    monkeypatch.setattr("sesaku.retrieval.generation._OTHERS_FROM", 0.1 if way == "others" else 1)
    catalogue.refresh()
    places = way != "columns"
    assert catalogue.now().count(asking, NAMES, 700, places=places) == whole
    assert catalogue.now().count(asking, (), 700, places=places).total == whole.total


def test_where_values_are_too_many_to_be_told_nothing_is_counted_in_parts(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = compiled(catalogue, question("研究"))
    catalogue.refresh()
    whole = catalogue.now().count(asking, NAMES)
    monkeypatch.setattr("sesaku.retrieval.generation._HALVED_FROM", 0)
    monkeypatch.setattr("sesaku.retrieval.generation._MOST_VALUES", 3)
    monkeypatch.setattr("sesaku.retrieval.generation._MOST_IN_A_COLUMN", 2)
    catalogue.refresh()
    found = catalogue.now().count(asking, NAMES, 1500)
    assert found.total == whole.total
    for name, counter in found.facets.items():
        for value, number in counter.items():
            assert number <= whole.facets[name][value]


def test_a_generation_stays_as_it_is_and_the_next_is_seen_at_once(tmp_path: Path) -> None:
    ours, theirs = Catalogue(SHAPE, tmp_path), Catalogue(SHAPE, tmp_path)
    theirs.update([entry_saying(1, "本研究", "2031")])
    before = ours.now()
    asking = compiled(ours, question("本研究"))
    assert told(before.count(asking, ["year"]).facets) == {"year": {"2031": 1}}
    theirs.update([entry_saying(2, "本研究", "2032")], without=[1])
    assert told(before.count(asking, ["year"], 1).facets) == {"year": {"2031": 1}}
    assert before.best(asking, 5).keys == (1,)
    assert told(ours.now().count(asking, ["year"]).facets) == {"year": {"2032": 1}}
    assert ours.now() is ours.now()


def entry_saying(key: int, text: str, year: str) -> Entry:
    return Entry(key, searchable({"said": [text]}), {"year": (year,)})


def told(facets: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {name: dict(counter) for name, counter in facets.items()}


def test_a_rare_pair_in_the_middle_narrows_and_counts_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Catalogue(SHAPE)
    texts = ["作物の変化", "変化と作物", "作物変化", "作物変化と作物変化", "物変"]
    made.update(Entry(key, searchable({"said": [text]})) for key, text in enumerate(texts))
    assert made.rarest_pair("作物変化", "said") == "物変"
    found = made.best(made.stretch_query("作物変化", "said"), 5)
    monkeypatch.setattr(made, "rarest_pair", lambda *_: "作物")
    plain = made.best(made.stretch_query("作物変化", "said"), 5)
    assert (found.keys, found.scores) == (plain.keys, plain.scores) == ((3, 2), found.scores)


@pytest.mark.parametrize("text", ["本研究 レーダ 海霧", "研究者 本研修", "観測網 研究 本研究"])
def test_of_several_words_each_counts_as_if_none_narrowed_another(
    catalogue: Catalogue, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = question(text)
    narrowed = catalogue.best(compiled(catalogue, asked), 20)
    monkeypatch.setattr(
        "sesaku.retrieval.asking._beside", lambda _one, _two, _three, stretch: stretch
    )
    plain = catalogue.best(compiled(catalogue, asked), 20)
    assert (narrowed.keys, narrowed.total) == (plain.keys, plain.total)
    assert narrowed.scores == pytest.approx(plain.scores, rel=1e-6)
    assert narrowed.total


def test_where_the_folder_was_deleted_what_was_open_still_answers(tmp_path: Path) -> None:
    made = Catalogue(SHAPE, tmp_path)
    made.update([entry_saying(1, "本研究", "2031")])
    shutil.rmtree(tmp_path)
    assert made.best(made.stretch_query("本研究", "said"), 5).keys == (1,)
