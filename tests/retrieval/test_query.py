import pytest

from sesaku.retrieval.query import Query, parse
from sesaku.retrieval.thesaurus import load
from sesaku.text.folding import fold


def parsed(text: str) -> Query:
    return parse(text, load())


def forms(text: str) -> set[str]:
    return {form for word in parsed(text).words for form in word.forms}


def test_words_and_a_phrase() -> None:
    query = parsed('離島 航路 "島の道"')
    assert [(word.text, word.role) for word in query.words] == [
        ("島の道", "phrase"),
        ("離島", "word"),
        ("航路", "word"),
    ]


@pytest.mark.parametrize("written", ["令和3年", "R3", "r3", "2021年", "令和３年"])
def test_a_year_is_found_however_it_is_written(written: str) -> None:
    (word,) = parsed(written).words
    assert word.years == (2021,)
    assert {"令和3年", "2021年"} <= set(word.forms)


def test_the_first_year_of_an_era() -> None:
    assert {"令和元年", "令和1年", "平成31年"} <= forms("2019年")


@pytest.mark.parametrize(
    ("written", "found"),
    [("3,055百万円", "3055"), ("266万件", "266万"), ("8.564％", "8.564"), ("30億円", "3000百万円")],
)
def test_a_number_is_found_with_and_without_its_unit(written: str, found: str) -> None:
    assert found in forms(written)
    assert fold(written) in forms(written)


def test_a_short_number_is_not_found_without_its_unit() -> None:
    assert forms("9回") == {"9回"}


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("kind:target 港", "kind", ("target",)),
        ("種別:target", "kind", ("target",)),
        ("year:R2 港", "year", ("2020",)),
        ("年:2019|2020", "year", ("2019", "2020")),
        ("field:F5", "field", ("5",)),
        ("code:2-1", "code", ("2-1",)),
        ('actor:"海 事庁"', "actor", ("海 事庁",)),
        ("doc:report.txt", "doc", ("report.txt",)),
    ],
)
def test_filters(text: str, name: str, values: tuple[str, ...]) -> None:
    assert parsed(text).filters.wanted == {name: values}


def test_what_is_left_out() -> None:
    query = parsed("港 -kind:note")
    assert query.filters.unwanted == {"kind": ("note",)}
    assert [word.text for word in query.words] == ["港"]


def test_what_is_no_filter_is_a_word() -> None:
    query = parsed("時刻:表")
    assert query.filters.wanted == {}
    assert [word.text for word in query.words] == ["時刻", "表"]


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("目標を下回ったのにb評価の指標", {"missed", "rating:b"}),
        ("ａ評価の測定指標", {"rating:a"}),
        ("航路の回数 実績が減った理由", {"fell"}),
        ("目標に届かなかった指標", {"missed"}),
        ("離島 航路", set()),
    ],
)
def test_a_plain_question_asks_for_facts(question: str, facts: set[str]) -> None:
    assert set(parsed(question).facts) == facts


def test_names_within_a_word_are_known() -> None:
    assert "日米豪印" in forms("クアッドの会合")
    assert fold("デューデリジェンス") in forms("デューディリジェンス")


@pytest.mark.parametrize(
    "text", ["", "   ", '"', '""', "：", "kind:", "-", "（）", "\x00", "の" * 5000]
)
def test_nothing_is_wrong(text: str) -> None:
    assert isinstance(parsed(text), Query)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("海ごみの回収", ["海ごみ", "回収"]),
        ("受入れに向けた働きかけ", ["受入れ", "向けた", "働きかけ"]),
        ("ごみはなぜ減らないのか", ["ごみ", "減らない"]),
        ("島、港", ["島", "港"]),
        ("日本人の船員", ["日本人", "船員"]),
    ],
)
def test_words_of_plain_sentences(text: str, words: list[str]) -> None:
    assert [word.text for word in parsed(text).words] == words
