"""The pages of money: means and projects, what people say of them, topics."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import sesaku
from sesaku.linking.money.matching import links_to_sheets, money_links
from sesaku.linking.money.reconciling import reconcile
from sesaku.linking.money.spending import topic_of
from sesaku_web.accounts.permissions import Role
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.models import ProjectRow, StoredDocument
from tests.conftest import ROOT
from tests.sesaku_web.factories import REPORT, SUMMARY, document
from tests.sesaku_web.pages.asking import browser, page, root, words
from workbench.money.linked import MeansWithLinks, means_with_links
from workbench.money.models import LinkJudgement, MoneyRun, SavedTopic
from workbench.money.running import linked, report_of, run_of
from workbench.money.sheets import sheets

pytestmark = pytest.mark.django_db

SHEETS = ROOT / "examples" / "review_sheet" / "umi_to_shima.jsonl"
FERRIES = ROOT / "examples" / "review_sheet" / "ferries.jsonl"
AMBIGUOUS = "海洋観測網の運用"
TOPIC = {"name": "島の足", "words": "離島\n航路", "places": ["name", "purpose"], "note": "足を守る"}


def held() -> StoredDocument:
    """Add the report and the sheets of its projects."""
    document(SHEETS)
    return document(REPORT)


def means(found: StoredDocument, name: str = AMBIGUOUS) -> MeansWithLinks:
    every = means_with_links(run_of(found.reading))
    return next(one for one in every if one.data["name"] == name)


def address(found: StoredDocument, one: MeansWithLinks) -> str:
    return f"{root(found)}money/{one.key}"


def lines(client: Client, where: str) -> list[list[str]]:
    content = client.get(where).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def topic(client: Client) -> SavedTopic:
    assert client.post("/spending/add", TOPIC).status_code == 302
    return SavedTopic.objects.get()


def test_a_report_lists_its_means_with_their_projects() -> None:
    found = held()
    html = page(browser(), f"{root(found)}money")
    for one in means_with_links(run_of(found.reading)):
        assert one.data["name"] in html
        assert f'href="{address(found, one)}"' in html
    assert "候補（判断待ち）" in html
    assert "予算表とレビューシート" in html
    assert "view?at=" in html
    assert f"{root(found)}money" in page(browser(), root(found))


def test_a_report_without_sheets_says_so() -> None:
    found = document(REPORT)
    html = page(browser(), f"{root(found)}money")
    assert "レビューシートがまだありません" in html
    assert "該当なし" in html


def test_the_links_and_sums_are_the_library_s() -> None:
    found = held()
    report, sheets = sesaku.read(REPORT), sesaku.read(SHEETS)
    links = money_links(report, [sheets])
    given = browser().get(f"{root(found)}money?as=json").json()
    assert [
        (one["means"]["name"], one["project"]["name"], one["state"]) for one in given["links"]
    ] == [(link.means.name.printed, link.sheet.project.name, link.confidence) for link in links]
    assert [
        (one["fiscal_year"], one["part"], one["verdict"], one["difference"])
        for one in given["comparisons"]
    ] == [
        (one.fiscal_year, one.part, one.verdict, one.difference) for one in reconcile(report, links)
    ]
    assert given["documents"] == [REPORT.name, SHEETS.name]


def test_a_means_shows_evidence_of_both_sides_money_payees_and_outcomes() -> None:
    found = held()
    one = means(found, "海岸漂着物の回収支援")
    html = page(browser(), address(found, one))
    said = words(html)
    for shown in (
        "同じ名称",
        "海洋環境省",
        "455.0百万円",
        "白砂町",
        "アウトカム海岸に残る漂着物",
        "測定指標",
    ):
        assert shown in said
    sheets = StoredDocument.objects.get(name=SHEETS.name)
    assert f"{root(sheets)}view?at=" in html
    assert f"{root(found)}view?at=" in html


def test_a_confirmed_candidate_counts_in_the_sums() -> None:
    found = held()
    one = means(found)
    assert {link.state for link in one.links} == {"candidate"}
    client = browser()
    before = client.get(f"{root(found)}money?as=json").json()["comparisons"]
    given = {"project": one.links[0].key, "verdict": "confirm", "reason": "外洋の観測だから"}
    assert client.post(address(found, one), given).status_code == 302
    after = client.get(f"{root(found)}money?as=json").json()["comparisons"]
    told = [
        sum(each["yen"] for one in compared for each in one["right"])
        for compared in (before, after)
    ]
    assert told[0] < told[1]
    missing = [
        next(AMBIGUOUS in one["missing"] for one in compared if one["fiscal_year"] == 2020)
        for compared in (before, after)
    ]
    assert missing == [True, False]
    assert "外洋の観測だから" in page(client, address(found, one))
    assert Entry.objects.filter(action="money.confirm").count() == 1
    verify()


def test_choosing_one_leaves_the_others_out() -> None:
    found = held()
    one = means(found)
    client = browser()
    for place in (0, 1):
        given = {"project": one.links[place].key, "verdict": "choose", "reason": "こちらだけ"}
        assert client.post(address(found, one), given).status_code == 302
        states = [link.state for link in means(found).links]
        assert states[place] == "confirmed"
        assert states[1 - place] == "not_chosen"
    assert LinkJudgement.objects.standing().count() == 1


def test_choosing_one_overrules_what_was_confirmed_before() -> None:
    found = held()
    one = means(found)
    client = browser()
    for place, verdict in ((0, "confirm"), (1, "choose")):
        given = {"project": one.links[place].key, "verdict": verdict, "reason": "調べた"}
        client.post(address(found, one), given)
    assert [link.state for link in means(found).links] == ["not_chosen", "confirmed"]


def test_rejecting_a_certain_link_takes_it_out_of_the_sums_and_withdrawing_puts_it_back() -> None:
    found = held()
    one = means(found, "海岸漂着物の回収支援")
    client = browser()
    given = {"project": one.links[0].key, "verdict": "reject", "reason": "別の事業"}
    client.post(address(found, one), given)
    compared = client.get(f"{root(found)}money?as=json").json()["comparisons"]
    assert all("海岸漂着物の回収支援" in each["missing"] for each in compared)
    (judgement,) = LinkJudgement.objects.all()
    back = f"{root(found)}money/judgements/{judgement.pk}/withdraw"
    assert client.post(back, {"reason": ""}).status_code == 400
    assert client.post(back, {"reason": "見誤り"}).status_code == 302
    assert means(found, "海岸漂着物の回収支援").links[0].state == "certain"
    assert client.post(back, {"reason": "見誤り"}).status_code == 400


def test_a_judgement_is_kept_over_other_sheets(tmp_path: Path) -> None:
    found = held()
    one = means(found)
    given = {"project": one.links[1].key, "verdict": "choose", "reason": "沿岸だけ"}
    browser().post(address(found, one), given)
    run = run_of(found.reading).pk
    more = tmp_path / "more.jsonl"
    line = SHEETS.read_text("utf-8").splitlines()[-1]
    more.write_text(
        json.dumps({**json.loads(line), "事業名": "別の話"}, ensure_ascii=False), "utf-8"
    )
    document(more)
    assert run_of(found.reading).pk != run
    assert MoneyRun.objects.count() == 1
    assert [link.state for link in means(found).links] == ["not_chosen", "confirmed"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"verdict": "confirm", "reason": " "}, 400),
        ({"verdict": "perhaps", "reason": "x"}, 400),
        ({"project": "0" * 16, "verdict": "confirm", "reason": "x"}, 400),
        ({"verdict": "confirm", "reason": "あ" * 20_001}, 400),
    ],
)
def test_what_is_not_said_properly_is_refused(given: dict[str, str], status: int) -> None:
    found = held()
    one = means(found)
    response = browser().post(address(found, one), {"project": one.links[0].key, **given})
    assert response.status_code == status
    assert not LinkJudgement.objects.exists()


def test_a_reader_sees_and_does_not_judge() -> None:
    found = held()
    one = means(found)
    client = browser(Role.READER)
    assert "判断する" not in page(client, address(found, one))
    given = {"project": one.links[0].key, "verdict": "confirm", "reason": "x"}
    assert client.post(address(found, one), given).status_code == 403
    assert client.post("/spending/add", TOPIC).status_code == 403
    assert "主題を加える" not in page(client, "/spending/")


def test_an_unknown_means_is_not_found() -> None:
    page(browser(), f"{root(held())}money/unknown", status=404)


@pytest.mark.parametrize("name", ["means", "years", "comparisons", "amounts"])
def test_tables_are_downloaded(name: str) -> None:
    found = held()
    client = browser()
    rows = lines(client, f"{root(found)}money?table={name}&as=csv")
    assert len(rows) > 1
    workbook = client.get(f"{root(found)}money?table={name}&as=xlsx")
    assert workbook.content.startswith(b"PK")


def test_queries_do_not_grow_with_the_rows() -> None:
    found = held()
    client = browser()
    page(client, f"{root(found)}money")
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, f"{root(found)}money")
    document(FERRIES)
    page(client, f"{root(found)}money")
    with CaptureQueriesContext(connection) as more:
        page(client, f"{root(found)}money")
    assert len(more) == len(few) < 16


def test_a_topic_is_saved_and_shows_the_table_with_its_reasons() -> None:
    document(SHEETS)
    client = browser()
    saved = topic(client)
    html = page(client, f"/spending/{saved.pk}")
    said = words(html)
    for shown in ("島の足", "足を守る", "離島航路の維持", "「離島」事業名", "海洋環境省"):
        assert shown in said
    assert "<svg" in html
    assert "view?at=" in html
    assert "島の足" in page(client, "/spending/")
    assert len(lines(client, f"/spending/{saved.pk}?table=sums&as=csv")) > 1
    assert len(lines(client, f"/spending/{saved.pk}?table=projects&as=csv")) > 1
    assert client.get(f"/spending/{saved.pk}?as=json").json()["schema"] == "sesaku-spending/1"


def test_a_topic_counts_sheets_that_are_added_later() -> None:
    client = browser()
    saved = topic(client)
    assert "当たる事業はありません" in page(client, f"/spending/{saved.pk}")
    document(SHEETS)
    assert "離島航路の維持" in page(client, f"/spending/{saved.pk}")


def test_a_definition_is_downloaded_and_taken_back() -> None:
    client = browser()
    saved = topic(client)
    content = client.get(f"/spending/{saved.pk}?as=definition").content
    given = SimpleUploadedFile("topic.json", content, "application/json")
    assert client.post("/spending/add", {"definition": given}).status_code == 302
    one, other = SavedTopic.objects.all()
    assert topic_of(one.definition) == topic_of(other.definition)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[]"])
def test_a_file_that_defines_no_topic_is_refused(content: bytes) -> None:
    given = SimpleUploadedFile("topic.json", content, "application/json")
    response = browser().post("/spending/add", {"definition": given})
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_a_topic_is_changed_with_a_reason_and_keeps_its_history() -> None:
    client = browser()
    saved = topic(client)
    where = f"/spending/{saved.pk}/change"
    assert "離島" in page(client, where)
    changed = {**TOPIC, "name": "島の航路", "words": "航路"}
    assert client.post(where, changed).status_code == 400
    assert client.post(where, {**changed, "reason": "離島は広すぎる"}).status_code == 302
    html = page(client, f"/spending/{saved.pk}")
    assert "離島は広すぎる" in html
    assert "島の航路" in html
    verify()


def test_a_topic_is_withdrawn() -> None:
    client = browser()
    saved = topic(client)
    assert client.post(f"/spending/{saved.pk}/withdraw", {"reason": "不要"}).status_code == 302
    page(client, f"/spending/{saved.pk}", status=404)
    assert "島の足" not in page(client, "/spending/")
    page(client, "/spending/9999", status=404)


def test_the_api_says_and_takes_the_same() -> None:
    found = held()
    client = browser()
    given = client.get(f"/api/v1/documents/{found.short}/money").json()
    assert given["links"] == client.get(f"{root(found)}money?as=json").json()["links"]
    assert given["without_project"] == []
    assert given["comparisons"]
    saved = topic(client)
    (listed,) = client.get("/api/v1/spending").json()
    assert listed["definition"]["words"] == ["離島", "航路"]
    spent = client.get(f"/api/v1/spending/{saved.pk}").json()
    assert spent["sums"]
    assert all(" " not in one["document"] for one in spent["projects"])


def test_pages_are_read_in_english() -> None:
    found = held()
    html = page(browser(), f"{root(found)}money?lang=en")
    assert "candidate (to be judged)" in html
    assert "合計に算入" not in html


def ferries(found: StoredDocument) -> tuple[MeansWithLinks, str]:
    """Add sheets of another name; return a means and the address of one of them."""
    other = document(FERRIES)
    return means(found), f"{other.short}/project:1"


def test_a_project_of_another_name_is_found_and_added_by_hand() -> None:
    found = held()
    one, sheet = ferries(found)
    client = browser(Role.CONTRIBUTOR)
    where = address(found, one)
    name = str(ProjectRow.objects.get(reading__document__name=FERRIES.name, order=0).name)
    html = page(client, f"{where}?q={name}")
    assert f'value="{sheet}"' in html
    assert "当たる事業はありません" in page(client, f"{where}?q=どこにもない語")
    given = {"verdict": "add", "sheet": sheet, "reason": "旧事業の後継と聞いた"}
    assert client.post(where, given).status_code == 302
    html = page(client, where)
    assert "人が追加" in html
    assert "別の名称" in html
    entry = Entry.objects.get(action="money.add")
    assert (entry.reason, entry.payload["project"]) == ("旧事業の後継と聞いた", name)
    added = [link for link in shown(client, found, one) if link["state"] == "added"]
    assert [link["project"]["name"] for link in added] == [name]
    assert f'value="{sheet}"' not in page(client, f"{where}?q={name}")

    document(SUMMARY)
    document(ROOT / "examples" / "review_sheet" / "lighthouse.json")
    again = [link for link in shown(client, found, one) if link["state"] == "added"]
    assert [link["project"]["name"] for link in again] == [name]

    made = LinkJudgement.objects.get()
    client.post(f"{root(found)}money/judgements/{made.pk}/withdraw", {"reason": "人違い"})
    assert all(link["state"] != "added" for link in shown(client, found, one))
    assert "別の名称" not in page(client, where)
    verify()


def test_an_added_project_can_be_confirmed_and_rejected_like_any_other() -> None:
    found = held()
    one, sheet = ferries(found)
    client = browser()
    client.post(address(found, one), {"verdict": "add", "sheet": sheet, "reason": "後継"})
    (key,) = (link["project_key"] for link in shown(client, found, one) if link["state"] == "added")
    for verdict, state in (("choose", "confirmed"), ("reject", "rejected")):
        given = {"verdict": verdict, "project": key, "reason": "確かめた"}
        assert client.post(address(found, one), given).status_code == 302
        states = {link["project_key"]: link["state"] for link in shown(client, found, one)}
        assert states.get(key, "rejected") == state


def test_a_sheet_that_is_not_there_and_a_missing_reason_change_nothing() -> None:
    found = held()
    one, sheet = ferries(found)
    client = browser()
    for given in ({"sheet": "0" * 12 + "/project:1"}, {"sheet": sheet, "reason": " "}):
        answer = client.post(address(found, one), {"verdict": "add", "reason": "後継", **given})
        assert answer.status_code == 400
    assert not LinkJudgement.objects.exists()
    reader = browser(Role.READER)
    assert "ほかの事業を結び付ける" not in page(reader, address(found, one))
    given = {"verdict": "add", "sheet": sheet, "reason": "後継"}
    assert reader.post(address(found, one), given).status_code == 403


def test_outlines_link_as_whole_sheets_do() -> None:
    found = held()
    ferries(found)
    report = report_of(found.reading)
    whole = links_to_sheets(report, [sheet for _, sheet in sheets()])
    assert list(linked(report)[0]) == list(whole)


def shown(client: Client, found: StoredDocument, one: MeansWithLinks) -> list[dict[str, Any]]:
    given = client.get(f"{root(found)}money?as=json").json()
    return [link for link in given["links"] if link["means_key"] == one.key]
