"""The pages of comparisons: what became what, the register, and people's decisions."""

import csv
import io

import pytest
from django.test import Client

from sesaku_web.accounts.permissions import Role
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import PAPER, REPORT, actor, document, source
from tests.sesaku_web.pages.asking import browser, page, words
from workbench.comparisons.models import Judgement

pytestmark = pytest.mark.django_db


def later() -> StoredDocument:
    """Add the example again as the report of a later year, one indicator renamed."""
    text = REPORT.read_text("utf-8").replace("令和４年度政策評価書", "令和７年度政策評価書")
    text = text.replace("海岸清掃活動への参加者数", "海岸清掃活動に初めて参加した者の数")
    made = source()
    return add_document(actor(), type(made)("later.txt", text.encode())).document


def pair() -> tuple[StoredDocument, StoredDocument]:
    return document(), later()


def address(first: StoredDocument, second: StoredDocument) -> str:
    return f"/over-time/{first.short}/{second.short}/"


def rows(client: Client, address: str) -> list[list[str]]:
    content = client.get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_reports_of_a_measure_are_offered_to_compare() -> None:
    first, second = pair()
    html = page(browser(), "/over-time/")
    assert f'href="{address(first, second)}"' in html
    response = browser().get(f"/over-time/?first={first.short}&second={second.short}")
    assert response["Location"] == address(first, second)


def test_an_empty_library_says_so() -> None:
    assert "評価書はまだありません" in page(browser(), "/over-time/")
    assert "所見のある評価書はまだありません" in page(browser(), "/remarks/")


def test_a_pair_shows_links_wordings_series_and_budgets() -> None:
    first, second = pair()
    html = page(browser(), address(first, second))
    said = words(html)
    assert "何が何になったか" in said
    assert "名称変更" in said
    for part in ("became", "wordings", "lines", "money"):
        assert f'id="{part}"' in html
    assert 'class="gone"' in html
    assert "<svg" in html


def test_tables_are_downloaded() -> None:
    first, second = pair()
    client = browser()
    root = address(first, second)
    found = rows(client, f"{root}?table=crosswalk&as=csv")
    by_code = {row[1]: row for row in found[1:]}
    assert by_code["1-1"][2] == "kept"
    assert by_code["1-2"][2] == "renamed"
    for table in ("differences", "series", "budgets"):
        assert len(rows(client, f"{root}?table={table}&as=csv")) > 1
        assert client.get(f"{root}?table={table}&as=xlsx").status_code == 200


def test_documents_that_are_no_reports_are_refused() -> None:
    first, paper = document(), document(PAPER)
    assert "経年で比べられません" in page(browser(), address(first, paper), status=400)


def test_a_link_is_corrected_and_the_decision_stands_over_a_new_run() -> None:
    first, second = pair()
    client = browser(Role.CONTRIBUTOR)
    link = f"{address(first, second)}link?of=1-2"
    assert "海岸清掃活動" in page(client, link)
    given = {"part": "relation", "decision": "correct", "value": "rescoped", "reason": "対象が違う"}
    assert client.post(link, given).status_code == 302
    made = Judgement.objects.get()
    assert (made.said, made.value, made.state) == ("renamed", "rescoped", "standing")
    entry = Entry.objects.get(action="judgement.correct")
    assert (entry.reason, entry.payload["subject"]) == ("対象が違う", "1-2")
    found = rows(client, f"{address(first, second)}?table=crosswalk&as=csv")
    assert next(row for row in found if row[1] == "1-2")[2] == "rescoped"


def test_a_second_decision_replaces_the_first_and_both_are_kept() -> None:
    first, second = pair()
    client = browser()
    link = f"{address(first, second)}link?of=1-1"
    for reason in ("読み比べた", "やはり同じ"):
        given = {"part": "relation", "decision": "confirm", "reason": reason}
        assert client.post(link, given).status_code == 302
    assert [one.state for one in Judgement.objects.order_by("pk")] == ["replaced", "standing"]
    html = page(client, link)
    assert "読み比べた" in html
    assert "やはり同じ" in html


def test_a_decision_is_taken_back_and_the_program_counts_again() -> None:
    first, second = pair()
    client = browser(Role.CONTRIBUTOR)
    link = f"{address(first, second)}link?of=1-2"
    given = {"part": "relation", "decision": "correct", "value": "rescoped", "reason": "対象が違う"}
    client.post(link, given)
    made = Judgement.objects.get()
    withdrawal = f"/over-time/judgements/{made.pk}/withdraw"
    assert withdrawal in page(client, link)
    answer = client.post(withdrawal, {"reason": "読み違い"})
    assert answer.headers["Location"] == link
    assert Judgement.objects.get().state == "withdrawn"
    assert Entry.objects.get(action="judgement.withdraw").reason == "読み違い"
    found = rows(client, f"{address(first, second)}?table=crosswalk&as=csv")
    assert next(row for row in found if row[1] == "1-2")[2] == "renamed"
    html = page(client, link)
    assert "取り下げ済み" in html
    assert withdrawal not in html
    page(client, withdrawal, status=405)
    assert client.post("/over-time/judgements/0/withdraw", {"reason": "ない"}).status_code == 404


def test_a_decision_needs_a_reason_and_another_value() -> None:
    first, second = pair()
    client = browser()
    link = f"{address(first, second)}link?of=1-1"
    given = {"part": "relation", "decision": "correct", "value": "kept", "reason": "同じ"}
    response = client.post(link, given)
    assert response.status_code == 400
    assert "元の値と同じ" in response.content.decode()
    assert client.post(link, {**given, "reason": ""}).status_code == 400
    assert not Judgement.objects.exists()


def test_readers_see_and_do_not_decide() -> None:
    first, second = pair()
    client = browser(Role.READER)
    link = f"{address(first, second)}link?of=1-1"
    assert "判断する" not in page(client, link)
    given = {"part": "relation", "decision": "confirm", "reason": "同じ"}
    client.post(link, given)
    assert not Judgement.objects.exists()


def test_a_link_that_is_not_there() -> None:
    first, second = pair()
    page(browser(), f"{address(first, second)}link?of=99-9", status=404)


def test_the_register_shows_answers_beside_remarks() -> None:
    held = document()
    html = page(browser(), f"/remarks/{held.short}/")
    said = words(html)
    assert "所見4件" in said
    assert "提案" in said
    assert "同じ評価書" in said


def test_the_register_is_narrowed_and_downloaded() -> None:
    held = document()
    client = browser()
    root = f"/remarks/{held.short}/"
    assert len(rows(client, f"{root}?table=remarks&as=csv")) == 5
    assert len(rows(client, f"{root}?stance=praise&table=remarks&as=csv")) == 2
    assert "当てはまる所見はありません" in page(client, f"{root}?q=存在しない語")


def test_a_remark_is_confirmed_and_corrected() -> None:
    held = document()
    client = browser()
    root = f"/remarks/{held.short}/"
    remark = f"{root}opinion:1"
    assert "立場を示す語" in page(client, remark)
    given = {
        "part": "status",
        "decision": "correct",
        "value": "addressed",
        "reason": "次期に書いた",
    }
    assert client.post(remark, given).status_code == 302
    found = rows(client, f"{root}?table=remarks&as=csv")
    assert found[1][6] == "addressed"
    assert found[1][9] == ""  # no longer open
    page(client, f"{root}opinion:99", status=404)


def test_pages_of_documents_lead_here() -> None:
    held = document()
    html = page(browser(), f"/documents/{held.short}/")
    assert f"/remarks/{held.short}/" in html
    assert f"/over-time/?document={held.short}" in html


@pytest.mark.parametrize("name", ["/over-time/", "/remarks/"])
def test_lists_cost_the_same_however_many_reports(
    name: str, django_assert_max_num_queries: "pytest.FixtureRequest"
) -> None:
    pair()
    client = browser()
    page(client, name)
    with django_assert_max_num_queries(12):  # type: ignore[operator] # a context manager
        page(client, name)
