"""What an opinion is about."""

import pytest

from sesaku.grammars.evaluation_summary.subjects import inferred, named


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("個別分野１で、灯りが増えた。", ("F1",)),
        ("個別分野２及び個別分野３で、灯りが増えた。", ("F2", "F3")),
        ("個別分野１、３について", ("F1", "F3")),
        ("個別分野１から３まで", ("F1", "F2", "F3")),
        ("個別分野１～３", ("F1", "F2", "F3")),
        ("測定指標３－５の見直し", ("3-5",)),
        ("測定指標10－２及び10－３について", ("10-2", "10-3")),
        ("施策目標２に賛成する。", ("goal:2",)),
        ("個別分野１の測定指標１－２について", ("F1", "1-2")),
        ("灯りの目標10件は多い。", ()),
        ("この分野で５年間続けた。", ()),
        ("分野を横断する指標２本を足す。", ()),
        ("ISO 9001-2 の指標。", ()),
    ],
)
def test_codes_that_are_printed(text: str, codes: tuple[str, ...]) -> None:
    assert named(text) == codes


SAID = {
    "1": "古い灯台の点検の進め方を改める。",
    "2": "離島の船着場の改修を急ぐ。ドローンで見回る。",
    "3": "港の灯りを増やす。",
}


def about(opinions: list[str], common: str = "") -> dict[int, str]:
    codes = [named(opinion) for opinion in opinions]
    return {hit.opinion: hit.number for hit in inferred(opinions, codes, SAID, common)}


def test_a_long_phrase_of_one_field_is_enough() -> None:
    assert about(["個別分野３はよい。", "古い灯台の点検の進め方については、賛成だ。"]) == {1: "1"}


def test_a_short_word_needs_its_neighbour() -> None:
    assert about(["個別分野２はよい。", "ドローンの使い方は、工夫が要る。"]) == {1: "2"}
    assert about(["個別分野３はよい。", "ドローンの使い方は、工夫が要る。"]) == {}


def test_nothing_is_inferred_where_no_opinion_names_a_field() -> None:
    assert about(["古い灯台の点検の進め方については、賛成だ。"]) == {}


def test_words_of_the_whole_measure_tell_nothing() -> None:
    opinions = ["個別分野３はよい。", "古い灯台の点検の進め方については、賛成だ。"]
    assert about(opinions, common="古い灯台の点検の進め方と船") == {}


def test_words_of_two_fields_are_about_neither() -> None:
    opinions = [
        "個別分野３はよい。",
        "古い灯台の点検の進め方と離島の船着場の改修については、賛成だ。",
    ]
    assert about(opinions) == {}
