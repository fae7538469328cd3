"""A need in English: its phrases, and what they are called in Japanese."""

from collections.abc import Mapping, Sequence

from sesaku.linking.needs.concepts import built_in
from sesaku.linking.needs.english import is_english, read_english

KNOWN = {"waveheight": ("波高",), "tide": ("潮位", "潮汐")}


def _translate(phrases: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    return {phrase: KNOWN[phrase] for phrase in phrases if phrase in KNOWN}


def test_english_is_told_by_its_letters() -> None:
    assert is_english("We need tides, 2 m high.")
    assert not is_english("AI で潮位を測りたい")
    assert not is_english("2030")


def test_phrases_take_their_japanese_words_along() -> None:
    text = "We need a way to measure wave heights and tides from small boats."
    need = read_english(text, built_in(), _translate)
    said = {text[slice(*term.span)]: term for term in need.terms}
    assert list(said) == ["measure", "wave heights", "tides", "boats"]
    assert said["wave heights"].whole[:2] == ("waveheight", "波高")
    assert {"潮位", "潮汐"} <= set(said["tides"].forms)
    assert said["boats"].forms == {"boat": 2.0}
    assert need.specific


def test_words_of_any_need_name_nothing() -> None:
    assert not read_english("Please help us to do it better.", built_in(), _translate).terms


def test_phrases_do_not_run_over_signs() -> None:
    need = read_english("Waves; height", built_in(), _translate)
    assert [term.text for term in need.terms] == ["wave", "height"]
