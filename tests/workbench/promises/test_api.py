"""Comparison and promises for programs."""

import pytest

from tests.sesaku_web.factories import PAPER, document
from tests.sesaku_web.pages.asking import browser

pytestmark = pytest.mark.django_db

ROOT = "/api/v1"


def test_a_comparison_is_given() -> None:
    paper = document(PAPER)
    response = browser().get(f"{ROOT}/comparison?papers={paper.short}")
    assert response.status_code == 200, response.content
    answer = response.json()
    assert answer["schema"] == "sesaku-comparison/1"
    assert "sea_routes" in [topic["id"] for topic in answer["topics"]]


def test_promises_are_given_with_reasons_on_both_sides() -> None:
    paper, report = document(PAPER), document()
    answer = browser().get(f"{ROOT}/promises/{paper.short}/{report.short}").json()
    linked = next(one for one in answer if one["links"])
    why = linked["links"][0]["why"][0]
    assert why["from_cite"]
    assert why["to_cite"]


def test_a_link_is_judged() -> None:
    paper, report = document(PAPER), document()
    client = browser()
    place = f"{ROOT}/promises/{paper.short}/{report.short}"
    subject = client.get(place).json()[0]["subject"]
    asked = {"subject": subject, "target": "3-1", "verdict": "add", "reason": "人の判断"}
    answer = client.post(f"{place}/judgements", asked, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == "added"
