"""Figures: counted once, withheld where small, and citable as a document of the library."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sesaku_web.accounts.permissions import Role
from sesaku_web.history.log import verify
from sesaku_web.sources.models import StoredDocument
from shimamoru.open_data.actions.add_figures import add_figures
from shimamoru.open_data.actions.count_month import count_months
from shimamoru.open_data.blur import JAPAN
from shimamoru.open_data.models import MonthlyFigures
from shimamoru.reports.models import Report
from tests.sesaku_web.factories import actor
from tests.sesaku_web.pages.asking import browser, page
from tests.shimamoru.reports.sending import report

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 10, 9, 0, tzinfo=JAPAN)
MAY = datetime(2026, 5, 12, 9, 0, tzinfo=JAPAN)


@pytest.fixture
def counted() -> list[MonthlyFigures]:
    """March with seven reports of which five were closed, April with none."""
    for at in range(7):
        made = report(category="oil" if at < 5 else "hazard")
        hours = timedelta(hours=2 + at)
        times: dict[str, object] = {"received_at": MARCH, "checked_at": MARCH + hours}
        if at < 5:
            times |= {"closed_at": MARCH + 10 * hours, "state": "closed", "outcome": "resolved"}
        Report.objects.filter(pk=made.pk).update(**times)
    count_months(actor(), MAY)
    return list(MonthlyFigures.objects.order_by("month"))


def test_a_month_is_counted_when_it_is_over_and_then_stays(counted: list[MonthlyFigures]) -> None:
    march, april = counted
    assert (march.content["month"], april.content["total"]) == ("2026-03", 0)
    assert march.content["areas"] == {"tsushima": 7}
    assert march.content["categories"]["oil"] is None, "it would tell the two of the other"
    assert march.content["hours_to_check"] == 5
    assert march.content["hours_to_close"] == 40
    Report.objects.all().delete()
    assert count_months(actor(), MAY) == []
    assert list(MonthlyFigures.objects.order_by("month").values_list("content", flat=True)) == [
        march.content,
        april.content,
    ]
    verify()


def test_figures_are_a_document_that_can_be_cited(counted: list[MonthlyFigures]) -> None:
    assert len(counted) == 2
    added = add_figures(actor(), 2026)
    again = add_figures(actor(), 2026)
    assert (added.outcome, again.outcome) == ("added", "unchanged")
    document = StoredDocument.objects.get()
    text = document.reading.content.text
    quote = "集計した月は2026-03から2026-04までの2か月である。"
    start = text.index(quote)
    client = browser()
    html = page(client, f"/documents/{document.short}/view?at={start}-{start + len(quote)}")
    hit = re.search(r'class="[^"]*hit[^"]*"[^>]*>([^<]*)<', html)
    assert hit is not None
    assert hit[1] == quote


def test_editors_add_them_by_the_page(counted: list[MonthlyFigures]) -> None:
    assert counted
    answer = browser().post("/coast/desk/figures/add", {"year": "2026"}, follow=True)
    assert "集計を文書として保管庫に加えました" in answer.content.decode()
    assert (
        browser().post("/coast/desk/figures/add", {"year": "1999"}, follow=True).status_code == 200
    )
    page(browser(Role.READER), "/coast/desk/figures/", status=403)
    assert StoredDocument.objects.count() == 1


def test_the_public_sees_them_with_downloads(
    counted: list[MonthlyFigures], settings: Settings
) -> None:
    settings.SESAKU_COAST = True
    assert counted
    html = page(Client(), "/coast/figures/")
    assert "秘匿" in html
    csv = Client().get("/coast/figures/?table=islands&as=csv").content.decode("utf-8-sig")
    assert "対馬" in csv
    assert Client().get("/coast/figures/?table=months&as=xlsx").content[:2] == b"PK"
