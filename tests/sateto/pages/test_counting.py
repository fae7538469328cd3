"""Counts by facet: exact where few records answer, and told where they are not."""

import pytest
from django.test import Client
from msgspec.structs import replace

from sateto.pages import counting
from sateto.records.record import Named, Words
from sesaku_web.accounts.permissions import Role
from tests.sateto.fiction import project
from tests.sateto.storing import store
from tests.sesaku_web.pages.asking import browser, page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]

HOMES = [f"{name}大学" for name in ("磯", "浦", "灘", "岬", "澪", "渚")]
NOTE = "1件につき先頭の4つまでの数です"


@pytest.fixture
def client() -> Client:
    return browser(Role.READER)


@pytest.fixture
def joint() -> int:
    """A project of seven institutions, and one of one."""
    homes = tuple(Named(Words(name)) for name in HOMES)
    several = replace(project("30K90001"), institutions=homes)
    alone = project("30K90002", "潮位の観測", institution="渚大学")
    return store(several, alone)[0]


@pytest.mark.usefixtures("joint")
def test_all_institutions_are_counted_where_few_records_answer(client: Client) -> None:
    said = words(page(client, "/research/?q=潮位"))
    assert "渚大学2" in said
    assert "澪大学1" in said
    assert NOTE not in said
    answer = client.get("/api/v1/research?q=潮位&facets=true&limit=1").json()
    assert answer["facets"]["institution"]["渚大学"] == 2
    assert answer["exact"]


@pytest.mark.usefixtures("joint")
def test_where_many_answer_it_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "EXACT", 1)
    said = words(page(client, "/research/?q=潮位"))
    assert "渚大学1" in said
    assert NOTE in said
    assert not client.get("/api/v1/research?q=潮位&facets=true").json()["exact"]
    narrowed = page(client, "/research/?q=潮位&institution=澪大学")
    assert "該当1件" in words(narrowed), "narrowing looks at all of them"


def test_without_a_question_everything_can_be_browsed(client: Client, joint: int) -> None:
    html = page(client, "/research/")
    assert "一覧から絞り込む" in html
    assert "渚大学2" in words(html)
    assert f"/research/{joint}/" not in html
    years = page(client, "/research/?year=2030")
    assert f"/research/{joint}/" in years
