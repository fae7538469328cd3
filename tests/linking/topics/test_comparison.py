"""Positions side by side: by topic, in their own words, whoever says them."""

import dataclasses

import pytest

from sesaku.exceptions import LinkError
from sesaku.linking.topics.comparison import Compared, as_dict, compare
from sesaku.linking.topics.vocabulary import topics_of
from sesaku.model.reading import Reading
from tests.factories import report
from tests.linking.positions.fiction import paper_of

TOPICS = topics_of(
    [
        ("routes", "航路", "Routes", ["離島航路", "航路", "渡し船"]),
        ("schools", "学び", "Schools", ["夜間学級", "学校"]),
    ]
)
FIRST = ("離島航路を全て維持する。", "夜間学級を三校に増やす。", "鐘の音を残す。")
SECOND = ("離島航路を廃止する。", "夜間学級を三校に増やすことを支持する。", "渡し船を赤く塗る。")


def said_by(actor: str, *texts: str) -> Reading:
    reading = paper_of(*texts, name=f"{len(texts)}.txt")
    return dataclasses.replace(
        reading, content=dataclasses.replace(reading.content, publisher=actor)
    )


def by_topic(*readings: Reading) -> dict[str | None, Compared]:
    return {each.topic.id if each.topic else None: each for each in compare(readings, TOPICS)}


def test_positions_stand_under_their_topic_in_the_order_of_the_documents() -> None:
    found = by_topic(said_by("北の会", *FIRST), said_by("南の会", *SECOND))
    routes = [(each.actor, each.statement.position.text) for each in found["routes"].positions]
    assert routes == [("北の会", FIRST[0]), ("南の会", SECOND[0]), ("南の会", SECOND[2])]


def test_what_falls_under_no_topic_is_not_dropped() -> None:
    found = by_topic(said_by("北の会", *FIRST), said_by("南の会", *SECOND))
    assert [each.statement.position.text for each in found[None].positions] == [FIRST[2]]
    assert found[None].relations == ()


def test_opposite_words_on_the_same_thing_differ() -> None:
    (related,) = by_topic(said_by("北の会", *FIRST), said_by("南の会", *SECOND))["routes"].relations
    assert related.relation == "differ"
    shown = related.why[0]
    assert (shown.shared, shown.a_words, shown.b_words) == ("離島航路", "維持", "廃止")


def test_the_same_words_agree() -> None:
    (related,) = by_topic(said_by("北の会", *FIRST), said_by("南の会", *SECOND))[
        "schools"
    ].relations
    assert related.relation == "agree"


def test_a_common_topic_alone_says_nothing() -> None:
    found = by_topic(said_by("北の会", "学校の屋根を直す。"), said_by("南の会", "学校を朝に開く。"))
    assert [
        each.relation for each in found["schools"].relations if each.relation != "overlap"
    ] == []


def test_names_swapped_give_the_same_treatment() -> None:
    def shape(first: str, second: str) -> list[object]:
        texts = ([f"{first}は{FIRST[0]}", *FIRST[1:]], [f"{second}は{SECOND[0]}", *SECOND[1:]])
        pair = [said_by(first, *texts[0]), said_by(second, *texts[1])]
        return [
            (
                each.topic,
                [each.statement.position.number for each in each.positions],
                [(r.a, r.b, r.relation, [why.shared for why in r.why]) for r in each.relations],
            )
            for each in compare(pair, TOPICS)
        ]

    assert shape("北の会", "学校と航路の党") == shape("学校と航路の党", "北の会")


def test_documents_the_other_way_round_have_the_same_relations() -> None:
    first, second = said_by("北の会", *FIRST), said_by("南の会", *SECOND)

    def pairs(*readings: Reading) -> set[tuple[frozenset[str], str]]:
        return {
            (
                frozenset(each.positions[at].statement.position.text for at in (r.a, r.b)),
                r.relation,
            )
            for each in compare(readings, TOPICS)
            for r in each.relations
        }

    assert pairs(first, second) == pairs(second, first)


def test_the_printed_form_quotes_with_cites() -> None:
    first, second = said_by("北の会", *FIRST), said_by("南の会", *SECOND)
    printed = as_dict(compare([first, second], TOPICS))
    assert printed["schema"] == "sesaku-comparison/1"
    (topic, *_) = printed["topics"]
    assert (topic["topic"], topic["id"]) == ("航路", "routes")
    for position in topic["positions"]:
        reading = first if position["actor"] == "北の会" else second
        (span,) = position["cite"]
        assert reading.document.text[span[0] : span[1]] == position["text"]


def test_a_document_without_positions_is_refused() -> None:
    with pytest.raises(LinkError, match="主張がありません"):
        compare([said_by("北の会", *FIRST), report()])
