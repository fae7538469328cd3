"""The pages of the audit: findings, evidence, what people say of them."""

import csv
import io
import re

import pytest

from sesaku.checks.definitions import CHECKS
from sesaku_web.accounts.permissions import Role
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import SUMMARY, document
from tests.sesaku_web.pages.asking import browser, page, root, words
from workbench.audits.models import FindingRow, Statement
from workbench.audits.running import run_of

pytestmark = pytest.mark.django_db


def found(held: StoredDocument) -> list[FindingRow]:
    return list(run_of(held.reading).findings.all())


def address(held: StoredDocument, row: FindingRow) -> str:
    return f"{root(held)}audit/{row.identity}"


def test_a_document_lists_its_findings() -> None:
    held = document()
    html = page(browser(), f"{root(held)}audit")
    rows = found(held)
    assert rows
    assert f"{len(rows)}件のうち{len(rows)}件" in words(html)
    for row in rows:
        assert words(row.message) in words(html)
        assert f'href="{address(held, row)}"' in html
    assert "判定不能" in html


@pytest.mark.parametrize("name", ["category", "severity", "subject"])
def test_the_list_is_narrowed(name: str) -> None:
    held = document()
    rows = found(held)
    value = getattr(rows[0], name)
    kept = [row for row in rows if getattr(row, name) == value]
    html = page(browser(), f"{root(held)}audit?{name}={value}")
    assert f"{len(rows)}件のうち{len(kept)}件" in words(html)
    assert "のうち0件" in words(page(browser(), f"{root(held)}audit?{name}=nothing"))


def test_a_finding_shows_its_evidence_with_places() -> None:
    held = document()
    row = found(held)[0]
    html = page(browser(), address(held, row))
    for one in row.evidence:
        assert words(one["text"]) in words(html)
    assert html.count("view?at=") >= len([one for one in row.evidence if one["cite"]])


def test_what_differs_is_marked() -> None:
    held = document()
    row = found(held)[0]
    row.evidence = [
        {"role": "target 2020", "text": "海岸を20か所で清掃する", "cite": [], "document": ""},
        {"role": "target 2021", "text": "海岸を16か所で清掃する", "cite": [], "document": ""},
        {"role": "result 2021", "text": "全く別の文", "cite": [], "document": ""},
    ]
    row.save()
    html = page(browser(), address(held, row))
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["20", "16"]


def test_a_finding_is_confirmed_and_then_dismissed() -> None:
    held = document()
    row = found(held)[0]
    client, where = browser(), address(held, row)
    for kind, text in (("confirm", "確かに合わない"), ("dismiss", "別紙に説明がある")):
        assert client.post(where, {"kind": kind, "text": text}).status_code == 302
    html = page(client, where)
    assert "別紙に説明がある" in html
    assert "差し替え済み" in html
    listed = words(page(client, f"{root(held)}audit?state=dismiss"))
    assert "のうち1件" in listed
    assert [one.action for one in Entry.objects.filter(action__startswith="finding")] == [
        "finding.confirm",
        "finding.dismiss",
    ]
    verify()


def test_a_reply_stands_beside_the_judgement() -> None:
    held = document()
    row = found(held)[0]
    client, where = browser(), address(held, row)
    client.post(where, {"kind": "confirm", "text": "妥当"})
    client.post(where, {"kind": "reply", "text": "次期に改める", "source": "海岸課の文書"})
    html = page(client, where)
    assert "妥当" in html
    assert "次期に改める" in html
    assert "海岸課の文書" in html
    assert Statement.objects.standing().count() == 2


def test_a_judgement_of_other_evidence_waits_for_review() -> None:
    held = document()
    row = found(held)[0]
    client, where = browser(), address(held, row)
    client.post(where, {"kind": "dismiss", "text": "当たらない理由"})
    FindingRow.objects.filter(pk=row.pk).update(basis="another")
    assert "見直しが必要" in page(client, where)


@pytest.mark.parametrize(
    "given", [{"kind": "confirm", "text": " "}, {"kind": "praise", "text": "x"}, {}]
)
def test_what_is_not_said_properly_is_refused(given: dict[str, str]) -> None:
    held = document()
    row = found(held)[0]
    response = browser().post(address(held, row), given)
    assert response.status_code == 400
    assert not Statement.objects.exists()


def test_a_reader_sees_but_does_not_judge() -> None:
    held = document()
    row = found(held)[0]
    client = browser(Role.READER)
    assert "判断する" not in page(client, address(held, row))
    assert client.post(address(held, row), {"kind": "confirm", "text": "x"}).status_code == 403


def test_a_statement_is_withdrawn_and_stays_on_record() -> None:
    held = document()
    row = found(held)[0]
    client, where = browser(), address(held, row)
    client.post(where, {"kind": "confirm", "text": "妥当"})
    (said,) = Statement.objects.all()
    withdraw = f"/audit/statements/{said.pk}/withdraw"
    assert client.post(withdraw, {"reason": " "}).status_code == 400
    assert client.post(withdraw, {"reason": "誤り"}, follow=True).status_code == 200
    html = page(client, where)
    assert "取り下げ済み" in html
    assert client.post(withdraw, {"reason": "誤り"}).status_code == 400


def test_a_permanent_link_leads_to_the_finding() -> None:
    held = document()
    row = found(held)[0]
    response = browser().get(f"/audit/findings/{row.identity}")
    assert response["Location"] == address(held, row)
    assert browser().get("/audit/findings/unknown").status_code == 404


def test_downloads() -> None:
    held = document()
    rows = found(held)
    client = browser()
    content = client.get(f"{root(held)}audit?table=findings&as=csv").content
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(lines) == len(rows) + 1
    whole = client.get(f"{root(held)}audit?as=json").json()
    assert whole["schema"] == "sesaku-audit/1"
    assert len(whole["findings"]) == len(rows)


def test_the_overview_counts_by_category() -> None:
    held = document()
    document(SUMMARY)
    client = browser()
    assert "未点検" in page(client, "/audit/")
    rows = found(held)
    html = page(client, "/audit/")
    assert str(len(rows)) in re.findall(r"<span>(\d+)</span>", html)
    assert f"{root(held)}audit?category={rows[0].category}" in html


def test_the_methods_explain_each_check_with_an_example() -> None:
    html = page(browser(), "/audit/methods")
    assert html.count('class="method"') == len(CHECKS)
    # What needs criteria that nobody has loaded can show no example.
    assert html.count("<details>") >= len(CHECKS) - 1


def test_the_api_says_and_takes_the_same() -> None:
    held = document()
    row = found(held)[0]
    client = browser()
    asked = f"/api/v1/documents/{held.short}/audit"
    answer = client.get(asked)
    assert answer.json()["findings"][0]["id"] == row.identity
    one = client.get(f"{asked}/{row.identity}").json()
    assert (one["state"], one["judgement"]) == ("open", None)
