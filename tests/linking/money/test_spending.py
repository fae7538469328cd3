"""What is spent on a topic, over ministries and years."""

import json

import pytest

from sesaku.exceptions import TopicError
from sesaku.linking.money.interchange import spending_as_dict
from sesaku.linking.money.spending import Topic, as_text, spending, topic_of
from tests.linking.money.fiction import sheet, sheets

READ = sheets(
    sheet("島の見守り", 2020, "海洋環境省", [(2019, 5.0, 4.0)]),
    sheet("島の見守り", 2021, "海洋環境省", [(2019, 6.0, 4.0), (2020, 8.0, None)]),
    sheet("島の空路", 2021, "空域交通省", [(2020, 20.0, 19.0)]),
    sheet("半島の道路", 2021, "空域交通省", [(2020, 90.0, 90.0)]),
    sheet("灯台", 2021, "海洋環境省", [(2020, 1.0, 1.0)], 事業目的="島の灯台を守る。"),
    sheet("港", 2021, "海洋環境省", [(2020, 1.0, 1.0)]),
)


def test_a_project_counts_once_a_year_with_its_last_sheet() -> None:
    spent = spending(Topic("島", ("島",), without=("半島",)), [READ])
    sums = {
        (one.ministry, one.fiscal_year): [
            float(yen or 0) / 1e6 for yen in (one.total, one.executed)
        ]
        for one in spent.sums
    }
    assert sums == {
        ("海洋環境省", 2019): [6, 4],
        ("海洋環境省", 2020): [9, 1],
        ("空域交通省", 2020): [20, 19],
    }
    assert spent.left_out == ("半島の道路",)
    assert spent.sheets == 6


def test_each_project_says_why_it_is_in() -> None:
    spent = spending(Topic("島", ("島",), without=("半島",)), [READ])
    places = {one.series.name: [match.place for match in one.matches] for one in spent.projects}
    assert places == {"島の見守り": ["name"], "島の空路": ["name"], "灯台": ["purpose"]}
    for one in spent.projects:
        for match in one.matches:
            assert READ.document.quote(match.cite) == "島"


def test_only_some_ministries_and_places() -> None:
    topic = Topic("島", ("島",), ministries=("空域交通省",), places=("name",))
    assert {one.series.name for one in spending(topic, [READ]).projects} == {
        "島の空路",
        "半島の道路",
    }


def test_what_nobody_tells_is_no_zero() -> None:
    read = sheets(sheet("島の調査", money=[(2020, 8.0, None)]))
    (one,) = spending(Topic("島", ("島",)), [read]).sums
    assert one.executed is None
    assert (one.projects, one.executing) == (1, 0)


def test_a_definition_is_saved_and_taken_back() -> None:
    topic = Topic("島", ("島", "離島"), ("半島",), ("海洋環境省",), ("name",), "島の暮らし")
    assert topic_of(as_text(topic)) == topic
    assert spending_as_dict(spending(topic, [READ]))["topic"]["words"] == ["島", "離島"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "JSON"),
        ("[]", "schema"),
        ({"name": "島", "words": ["島"]}, "schema"),
        ({"schema": "sesaku-topic/1", "name": "島", "words": []}, "words"),
        ({"schema": "sesaku-topic/1", "name": "島", "words": "島"}, "words"),
        ({"schema": "sesaku-topic/1", "name": "島", "words": [" "]}, "words"),
        ({"schema": "sesaku-topic/1", "name": 3, "words": ["島"]}, "name"),
        ({"schema": "sesaku-topic/1", "name": " ", "words": ["島"]}, "name"),
        ({"schema": "sesaku-topic/1", "name": "島", "words": ["島"], "places": ["x"]}, "places"),
        ({"schema": "sesaku-topic/1", "name": "島", "words": ["島"], "colour": 1}, "colour"),
    ],
)
def test_what_defines_no_topic_is_said(data: object, said: str) -> None:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(TopicError, match=said):
        topic_of(text)
