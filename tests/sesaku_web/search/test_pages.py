import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries
from pytest_django.fixtures import Settings

from sesaku_web.accounts.permissions import Role
from sesaku_web.history.models import Entry
from sesaku_web.search import urls
from sesaku_web.search.actions.save_search import save_search
from sesaku_web.search.models import SavedSearch
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from tests.sesaku_web.factories import PAPER, REPORT, actor, document
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.SESAKU_HOME = tmp_path


def test_every_page_but_a_feed_says_what_may_be_done_there() -> None:
    bare = [one.name for one in urls.urlpatterns if not hasattr(one.callback, "action")]
    assert bare == ["feed"]


def test_who_is_not_logged_in_is_asked_to() -> None:
    assert Client().get("/search/")["Location"] == "/accounts/login/?next=/search/"


def test_hits_are_marked_and_lead_to_their_place() -> None:
    document(REPORT)
    shown = page(browser(), "/search/?q=離島")
    assert "<mark>離島</mark>" in shown
    (view,) = set(re.findall(r'href="(/documents/\w+/view\?at=[\d,-]+#at)"', shown)[:1])
    assert browser().get(view).status_code == 200


def test_a_page_of_hits_asks_the_database_little() -> None:
    document(REPORT)
    client = browser()
    page(client, "/search/?q=島")
    with assertNumQueries(6):
        client.get("/search/?q=島")


def test_what_narrows_is_counted_and_can_be_taken_back() -> None:
    document(REPORT)
    document(PAPER)
    shown = page(browser(), "/search/?q=島")
    assert "kind%3Atarget" in shown
    narrowed = page(browser(), "/search/?q=島 kind:target")
    assert 'aria-current="true"' in narrowed
    assert 'href="?q=%E5%B3%B6"' in narrowed


def test_nothing_found_says_what_may_help() -> None:
    document(REPORT)
    shown = page(browser(), '/search/?q="離島丗" 離島 kind:budget code:99-9')
    assert "見つかりませんでした" in shown
    assert "絞り込みを外して探す" in shown
    assert "「…」を外して探す" in shown
    assert "どの文書にもありません" in shown


@pytest.mark.parametrize(
    "query", ["", " ", '"', "<script>alert(1)</script>", "の" * 1500, "%00", "kind:"]
)
def test_odd_queries_are_answered(query: str) -> None:
    document(REPORT)
    response = browser().get("/search/", {"q": query, "page": "x"})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_hits_are_downloaded() -> None:
    document(REPORT)
    client = browser()
    response = client.get("/search/?q=島&table=hits&as=csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert "離島" in "".join(rows[1]) or "島" in "".join(rows[1])
    assert client.get("/search/?q=島&table=hits&as=xlsx").content.startswith(b"PK")


def test_a_search_is_kept_fed_and_let_go() -> None:
    held = document(REPORT)
    client = browser()
    client.post("/search/saved", {"query": "離島 航路"})
    saved = SavedSearch.objects.get()
    assert "離島 航路" in page(client, "/search/")
    feed = Client().get(f"/search/feeds/{saved.key}.atom")
    assert feed["Content-Type"].startswith("application/atom+xml")
    entries = ET.fromstring(feed.content).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 - our own
    assert entries
    withdraw_document(actor(), held, reason="試し")
    assert b"<entry>" not in Client().get(f"/search/feeds/{saved.key}.atom").content
    client.post(f"/search/saved/{saved.pk}/delete")
    assert not SavedSearch.objects.exists()
    assert Client().get(f"/search/feeds/{saved.key}.atom").status_code == 404
    told = list(Entry.objects.filter(action__startswith="search.").values_list("action", flat=True))
    assert told == ["search.save", "search.delete"]


def test_a_feed_ends_with_its_person() -> None:
    who = actor(Role.READER)
    saved = save_search(who, "島")
    who.user.is_active = False
    who.user.save()
    assert Client().get(f"/search/feeds/{saved.key}.atom").status_code == 403


def test_the_search_of_another_is_not_there() -> None:
    saved = save_search(actor(), "島")
    assert browser().post(f"/search/saved/{saved.pk}/delete").status_code == 404
    assert SavedSearch.objects.exists()


def test_an_empty_query_is_not_kept() -> None:
    browser().post("/search/saved", {"query": " "})
    assert not SavedSearch.objects.exists()
