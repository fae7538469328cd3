"""Results are ranked by the terms of a need, and said to serve it only where they cover enough."""

from sesaku.linking.needs.asking import read_need
from sesaku.linking.needs.concepts import Concepts
from sesaku.linking.needs.evidence import evidence_of, uncovered_by_all
from sesaku.linking.needs.matching import Matcher, rarity_in, rarity_of
from sesaku.text.folding import fold

RESULTS = [
    "堤防の中を壊さずに見る。電磁波による非破壊の検査で、堤防の空洞を見つけた。",
    "湖の魚を数える。水中の音で魚群の大きさを推定した。",
    "橋の点検を行うロボット。橋の裏を自走して写真を撮る。",
    "歌の節の伝わり方の研究。",
    "星の年齢の推定。",
]
KNOWN = Concepts([["お年寄り", "高齢者"], ["堤防", "土手"], ["空洞", "すき間"]])
TEXTS = [fold(text) for text in RESULTS]
MATCHER = Matcher(rarity_in(TEXTS), sum(map(len, TEXTS)) / len(TEXTS), len(TEXTS))


def best(text: str) -> int:
    return MATCHER.rank(read_need(text, KNOWN), TEXTS)[0].place


def test_the_result_that_answers_comes_first() -> None:
    assert best("堤防の傷みを壊さずに調べたい。") == 0
    assert best("橋の裏側の点検の人手が足りない。") == 2


def test_other_words_for_a_subject_find_it() -> None:
    assert best("土手のすき間が心配だ。") == 0


def test_what_any_need_says_finds_nothing_that_serves() -> None:
    need = read_need("研究開発の推進が必要である。", KNOWN)
    assert not need.specific


def test_a_result_that_covers_little_does_not_serve() -> None:
    need = read_need("星座占いの広告の取締りと消費者の保護、返金の手続", KNOWN)
    assert not any(one.serves for one in MATCHER.rank(need, TEXTS))


def test_a_result_that_covers_much_serves() -> None:
    first, *_ = MATCHER.rank(read_need("堤防の空洞の検査", KNOWN), TEXTS)
    assert first.serves
    assert 0.5 < first.share <= 1


def test_rank_is_the_same_every_time() -> None:
    need = read_need("水中の魚の大きさの推定", KNOWN)
    assert MATCHER.rank(need, TEXTS) == MATCHER.rank(need, TEXTS)


def test_what_all_hold_is_worth_little() -> None:
    assert rarity_of(100, 100) < rarity_of(1, 100)
    assert rarity_of(3, 2) == 0


def test_sentences_stand_side_by_side() -> None:
    need = read_need("雨が続いた。土手のすき間を早く見つけたい。", KNOWN)
    parts = {"title": "堤防の研究", "achievement": "装置を作った。堤防の空洞を見つけた。終わり。"}
    evidence = evidence_of(need, parts, MATCHER)
    assert evidence.pair is not None
    assert need.text[slice(*evidence.pair.need)] == "土手のすき間を早く見つけたい。"
    assert evidence.pair.part == "achievement"
    assert parts["achievement"][slice(*evidence.pair.result)] == "堤防の空洞を見つけた。"


def test_what_is_shared_stands_at_its_places_in_both() -> None:
    need = read_need("土手のすき間", KNOWN)
    text = "調べた堤防と、堤 防の空洞"
    evidence = evidence_of(need, {"outline": text}, MATCHER)
    shared = {one.term.text: one for one in evidence.shared}
    assert need.text[slice(*shared["土手"].term.span)] == "土手"
    places = shared["土手"].places["outline"]
    assert [text[start:end] for start, end in places] == ["堤防", "堤 防"]
    assert shared["土手"].words == ("堤防",)


def test_what_nothing_covers_is_named() -> None:
    need = read_need("土手のすき間を衛星から見る", KNOWN)
    one = evidence_of(need, {"outline": "堤防の点検"}, MATCHER)
    other = evidence_of(need, {"outline": "空洞の探査"}, MATCHER)
    assert [term.text for term in one.uncovered] == ["すき間", "衛星"]
    assert [term.text for term in uncovered_by_all(need, (one, other))] == ["衛星"]


def test_nothing_shared_gives_no_pair() -> None:
    evidence = evidence_of(read_need("土手", KNOWN), {"outline": "星の年齢"}, MATCHER)
    assert evidence.pair is None
    assert evidence.shared == ()


def test_a_sentence_that_says_goes_before_one_that_names() -> None:
    need = read_need("堤防の空洞を探す", KNOWN)
    parts = {"title": "堤防の空洞の探査", "outline": "堤防に空洞があった。"}
    named = evidence_of(need, parts, MATCHER)
    said = evidence_of(need, parts, MATCHER, naming=("title",))
    assert named.pair is not None
    assert said.pair is not None
    assert (named.pair.part, said.pair.part) == ("title", "outline")
