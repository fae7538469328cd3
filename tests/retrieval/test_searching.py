import pytest

from sesaku.reading import read
from sesaku.retrieval.documents import FIELDS, Source, as_hit, records_of
from sesaku.retrieval.highlighting import pieces, printed
from sesaku.retrieval.index import SearchIndex
from sesaku.retrieval.record import Field, Record
from sesaku.retrieval.searching import Search
from sesaku.retrieval.thesaurus import Group, Thesaurus, load
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def examples() -> Search:
    index = SearchIndex(FIELDS)
    for path in sorted((ROOT / "examples").rglob("*.txt")):
        reading = read(path)
        source = Source(path.name, reading.document.sha256, path.name)
        index.update(records_of(source, reading.to_dict(), reading.document.text))
    return Search(index, load())


def small(*texts: str, **headings: str) -> Search:
    index = SearchIndex((Field("year", "年度", "year", facet=True),))
    index.update(
        Record(f"g{at}", text, headings.get(f"h{at}", "")) for at, text in enumerate(texts)
    )
    return Search(index, Thesaurus([Group(("海道計画", "mrp"), ("海道",), "fiction")]))


def texts(search: Search, query: str) -> list[str]:
    return [hit.record.text for hit in search(query).hits]


def test_a_whole_word_is_before_its_parts() -> None:
    search = small("離島に灯台を置く航路", "離島航路の維持", "灯台の維持")
    assert texts(search, "離島航路")[0] == "離島航路の維持"


def test_more_words_are_before_fewer_and_near_ones_before_far_ones() -> None:
    far = "港の整備。" + "この段落はほかのことを述べる。" * 20 + "灯台。"
    search = small("港を直す", far, "港と灯台を直す", "灯台を守る")
    assert texts(search, "港 灯台")[:2] == ["港と灯台を直す", far]


def test_a_phrase_must_stand_as_it_is() -> None:
    search = small("島の港の道", "島の道", "道の島")
    assert texts(search, '"島の道"') == ["島の道"]
    assert texts(search, '"島道"') == []


def test_names_of_the_thesaurus_are_found_and_near_ones_count_less() -> None:
    search = small("海道を歩く", "海道計画の改定", "ＭＲＰ の会合")
    assert set(texts(search, "MRP")[:2]) == {"海道計画の改定", "ＭＲＰ の会合"}
    assert texts(search, "MRP")[2] == "海道を歩く"


def test_what_stands_above_a_passage_counts_less_than_what_it_says() -> None:
    search = small("実施した。", "灯台を直した。", h0="灯台")
    assert texts(search, "灯台") == ["灯台を直した。", "実施した。"]


def test_an_abbreviation_within_a_longer_word_comes_last() -> None:
    search = small("https://unmrp.example", "MRP の会合")
    assert texts(search, "mrp")[0] == "MRP の会合"


def test_one_kana_is_found_by_the_other_unless_it_is_another_word() -> None:
    search = small("ゴミを拾う", "シナイの会合", *(f"第{at}の計画は変更しない" for at in range(30)))
    assert texts(search, "ごみ")[0] == "ゴミを拾う"
    assert texts(search, "シナイ")[0] == "シナイの会合"


def test_hits_do_not_overlap_and_pages_go_on(examples: Search) -> None:
    first, second = examples("島", limit=5), examples("島", limit=5, offset=5)
    together = examples("島", limit=10)
    assert [hit.record for hit in (*first.hits, *second.hits)] == [
        hit.record for hit in together.hits
    ]
    assert first.more
    places = [(hit.record.group, hit.record.spans) for hit in together.hits]
    assert len(set(places)) == len(places)


def test_a_hit_as_json(examples: Search) -> None:
    (hit,) = examples("離島", limit=1).hits
    shown = as_hit(hit)
    assert set(shown) >= {"document", "text", "cite", "score", "subject", "matched"}
    assert shown["matched"]
    assert all(
        word in "".join([shown["text"], *shown["headings"]]).replace("\n", "")
        for word in shown["matched"]
    )


@pytest.mark.parametrize("kind", ["target", "result", "opinion", "analysis"])
def test_filters_hold(examples: Search, kind: str) -> None:
    page = examples(f"島 kind:{kind}", facets=True)
    assert page.hits
    assert all(kind in hit.record.values["kind"] for hit in page.hits)
    assert page.facets["kind"][kind] == page.total


def test_left_out_is_left_out(examples: Search) -> None:
    page = examples("島 -kind:target", limit=50)
    assert page.hits
    assert all("target" not in hit.record.values["kind"] for hit in page.hits)


def test_filters_alone_list_everything(examples: Search) -> None:
    page = examples("kind:opinion", limit=50)
    assert page.total >= len(page.hits) > 0


def test_a_question_is_answered_by_the_data(examples: Search) -> None:
    hits = examples("目標を下回った指標").hits
    assert hits
    assert "missed" in hits[0].record.facts


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("名称を変更する指標", "next:renamed"),
        ("ｃ評価の測定指標", "rating:c"),
        ("実績が増えた指標", "rose"),
    ],
)
def test_the_data_answer_what_no_passage_words(examples: Search, question: str, fact: str) -> None:
    hits = examples(question, limit=1).hits
    assert [fact in hit.record.facts for hit in hits] == [True]


@pytest.mark.parametrize("query", ["", "？？", "ⅩⅩ㌔", "zzqqxx", '"', "kind:nothing 島", "doc:zz"])
def test_nothing_is_found_without_a_complaint(examples: Search, query: str) -> None:
    examples(query, facets=True)


def test_what_was_found_is_marked_in_its_own_characters() -> None:
    text = "第１回 ＭＲ\nＰ 会合"
    cut = pieces(text, ["mrp"])
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.marked] == ["ＭＲ\nＰ"]
    assert printed(text, ["mrp", "会合"]) == ["ＭＲＰ", "会合"]
