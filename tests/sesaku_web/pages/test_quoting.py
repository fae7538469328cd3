from sesaku_web.pages.quoting import MOST, occurrences

TEXT = "参加者は 31,870 人\nで、前年の\n参加者は 54,310 人であった。"


def test_a_quote_is_found_white_space_aside() -> None:
    (found,) = occurrences(TEXT, "31,870人で")
    assert TEXT[found.start : found.end] == "31,870 人\nで"
    assert found.at == f"{found.start}-{found.end}"


def test_all_places_are_found_with_what_stands_around() -> None:
    found = occurrences(TEXT, "参加者は")
    assert [one.before for one in found] == ["", TEXT[: found[1].start]]


def test_what_is_not_there_is_not_found() -> None:
    assert occurrences(TEXT, "31870") == []
    assert occurrences(TEXT, "  ") == []


def test_signs_of_patterns_are_only_signs() -> None:
    assert occurrences("a.c abc", "a.c")[0].start == 0
    assert len(occurrences("a.c abc", "a.c")) == 1


def test_few_places_are_returned() -> None:
    assert len(occurrences("あ" * 1000, "あ")) == MOST
