"""The vocabulary of topics: the one that comes along, and people's own."""

import re
from pathlib import Path

import pytest

from sesaku.exceptions import TopicsError
from sesaku.linking.topics.vocabulary import known_topics, load_topics, topics_of


def test_topics_are_labelled_in_both_languages_and_have_words() -> None:
    topics = known_topics().topics
    assert len({topic.id for topic in topics}) == len(topics)
    for topic in topics:
        assert topic.ja
        assert topic.en.isascii()
        assert len(topic.terms) >= 3
        assert all(len(term) > 1 for term in topic.terms)


def test_the_longest_word_counts() -> None:
    topics = topics_of([("sea", "海", "Sea", ["海上"]), ("law", "法", "Law", ["海上保安"])])
    found = [(start, end, topic.id) for start, end, (topic,) in topics.mentions("海上保安と海上")]
    assert found == [(0, 4, "law"), (5, 7, "sea")]


def test_a_latin_word_is_not_found_within_another() -> None:
    topics = topics_of([("ai", "知能", "AI", ["AI"])])
    assert [start for start, _, _ in topics.mentions("MAIN とAI。")] == [6]


def test_own_topics_are_read(tmp_path: Path) -> None:
    file = tmp_path / "own.yml"
    file.write_text("topics: [{id: roads, ja: 道, terms: [林道, 農道]}]", "utf-8")
    (topic,) = load_topics(file).topics
    assert (topic.id, topic.ja, topic.en, topic.terms) == ("roads", "道", "道", ("林道", "農道"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("topics: [", "読めません"),
        ("- 道", "topics の一覧がありません"),
        ("topics: [道]", "1番目の主題が id, ja, terms の組ではありません"),
        ("topics: [{id: 道, ja: 道, terms: [林道]}]", "id は英小文字"),
        ("topics: [{id: a, terms: [林道]}]", "名前（ja）がありません"),
        ("topics: [{id: a, ja: 道, terms: []}]", "語（terms）は"),
        ("topics: [{id: a, ja: 道, terms: [3]}]", "語（terms）は"),
        ("topics: [{id: a, ja: あ, terms: [b]}, {id: a, ja: い, terms: [c]}]", "重複"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, content: str, said: str
) -> None:
    file = tmp_path / "own.yml"
    file.write_text(content, "utf-8")
    with pytest.raises(TopicsError, match=re.escape(said)):
        load_topics(file)
