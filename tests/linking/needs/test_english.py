"""A need in English: its phrases, and what they are called in Japanese."""

from collections.abc import Mapping, Sequence

from sesaku.linking.needs.concepts import built_in
from sesaku.linking.needs.english import glossary, is_english, read_english

KNOWN = {"waveheight": ("波高",), "tide": ("潮位", "潮汐")}


def _translate(phrases: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    return {phrase: KNOWN[phrase] for phrase in phrases if phrase in KNOWN}


def test_english_is_told_by_its_letters() -> None:
    assert is_english("We need tides, 2 m high.")
    assert not is_english("AI で潮位を測りたい")
    assert not is_english("2030")


def test_phrases_take_their_japanese_words_along() -> None:
    text = "We need a way to gauge wave heights and tides from small zephyrettes."
    need = read_english(text, built_in(), _translate)
    said = {text[slice(*term.span)]: term for term in need.terms}
    assert list(said) == ["gauge", "wave heights", "tides", "zephyrettes"]
    assert said["wave heights"].whole[:2] == ("waveheight", "波高")
    assert {"潮位", "潮汐"} <= set(said["tides"].forms)
    assert said["zephyrettes"].forms == {"zephyrette": 1.0}, "nobody knows what it is"
    assert need.specific


def test_words_of_any_need_name_nothing() -> None:
    assert not read_english("Please help us to do it better.", built_in(), _translate).terms


def test_phrases_do_not_run_over_signs() -> None:
    need = read_english("Waves; height", built_in(), _translate)
    assert [term.text for term in need.terms] == ["wave", "height"]


def _said(text: str) -> dict[str, str]:
    need = read_english(text, built_in(), lambda _: {})
    return {text[slice(*term.span)]: term.called for term in need.terms}


def test_the_glossary_knows_phrases_also_through_words_of_any_need() -> None:
    assert _said("Batteries that last long") == {"Batteries": "電池", "last long": "耐久"}
    assert _said("heavy rain, low-power sensing") == {
        "heavy rain": "豪雨",
        "low-power": "低消費電力",
        "sensing": "センシング",
    }


def test_the_glossary_knows_a_word_by_its_stem() -> None:
    assert _said("recycled; flooding") == {"recycled": "リサイクル", "flooding": "洪水"}
    assert _said("rust, rusts, rusted") == {"rust": "腐食", "rusted": "腐食"}


def test_what_records_say_of_a_phrase_comes_before_the_glossary() -> None:
    need = read_english("tide", built_in(), lambda _: {"tide": ("大潮",)})
    assert need.terms[0].called == "大潮"
    assert "潮位" in need.terms[0].whole


def test_the_glossary_is_well_written() -> None:
    known = glossary()
    assert len(known) > 1000
    for phrase, words in known.items():
        assert phrase, "a phrase is empty"
        assert words, phrase
        assert all(words), phrase
        assert not any(word.isascii() and word.islower() and len(word) > 5 for word in words), words
