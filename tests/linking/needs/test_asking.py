"""A need is read into terms: known words first, then runs of one script."""

from collections import Counter
from pathlib import Path

import pytest

from sesaku.linking.needs.asking import read_need, sentences_of
from sesaku.linking.needs.concepts import Concepts, ConceptsError, built_in_groups, load
from sesaku.text.folding import fold

KNOWN = Concepts(
    [["太陽光発電", "太陽電池"], ["お年寄り", "高齢者"], ["魚", "水産"], ["AI", "機械学習"]]
)


def words(text: str) -> list[str]:
    return [term.text for term in read_need(text, KNOWN).terms]


def test_known_words_stand_whole() -> None:
    need = read_need("太陽光発電でお年寄りの家を暖める。", KNOWN)
    by_word = {term.text: term for term in need.terms}
    assert "太陽電池" in by_word["太陽光発電"].forms
    assert "高齢者" in by_word["お年寄り"].forms
    assert need.text[slice(*by_word["お年寄り"].span)] == "お年寄り"


def test_the_rest_falls_into_runs_of_one_script() -> None:
    assert words("河川の水位をセンサーで測る") == ["河川", "水位", "センサー", "測"]


def test_a_single_kanji_is_known_only_where_it_stands_alone() -> None:
    assert words("魚を守る") == ["魚", "守"]
    assert "魚" not in words("人魚の像")


def test_letters_are_not_cut_out_of_longer_words() -> None:
    assert "ai" in words("AIの利用")
    assert "ai" not in words("MAIN の利用")


def test_words_of_any_need_are_not_telling() -> None:
    need = read_need("安全・安心な社会の実現に資する研究開発を推進する必要がある。")
    assert need.terms
    assert not need.specific


def test_a_stem_of_a_verb_tells_nothing() -> None:
    terms = {term.text: term.telling for term in read_need("水位を測る", KNOWN).terms}
    assert terms == {"水位": True, "測": False}


def test_another_word_counts_less_than_the_word() -> None:
    (term,) = read_need("太陽光発電", KNOWN).terms
    assert term.forms["太陽電池"] < term.forms["太陽光発電"]


def test_words_within_one_another_are_not_related() -> None:
    assert Concepts([["電池", "蓄電池", "バッテリー"]]).related("電池") == ("バッテリー",)


def test_sentences_are_whole_and_without_white_space() -> None:
    text = " 橋が古い。\n\n 直す手が要る！ "
    assert [text[start:end] for start, end in sentences_of(text)] == [
        "橋が古い。",
        "直す手が要る！",
    ]


@pytest.mark.parametrize("text", ["", "。。。", "　\n", "🙂", "が を に"])
def test_nothing_asked_is_nothing_read(text: str) -> None:
    assert read_need(text).terms == ()


def test_the_concepts_are_well_written() -> None:
    groups = [frozenset(map(fold, group)) for group in built_in_groups()]
    assert len(groups) > 5000
    assert [group for group in groups if len(group) < 2 or "" in group] == []
    assert [set(group) for group, times in Counter(groups).items() if times > 1] == []
    within = Counter(word for group in groups for word in group)
    assert [word for word, groups in within.items() if groups > 4] == [], "it joins too much"


def test_own_concepts_are_added(tmp_path: Path) -> None:
    own = tmp_path / "concepts.yml"
    own.write_text("海: [[うみほたる, 発光貝虫]]", "utf-8")
    assert load(own).related("うみほたる") == ("発光貝虫",)


@pytest.mark.parametrize("data", ["- 一覧", "海: [語]", "海: [[1, 2]]", "海: [", b"\xff"])
def test_a_wrong_file_of_concepts_says_where(tmp_path: Path, data: str | bytes) -> None:
    own = tmp_path / "concepts.yml"
    own.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ConceptsError, match=r"concepts\.yml"):
        load(own)
