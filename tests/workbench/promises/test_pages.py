"""The pages of comparison, topics and promises."""

import csv
import io

import pytest
from pytest_django.asserts import assertNumQueries

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.models import PositionRow, StoredDocument
from tests.conftest import ROOT
from tests.sesaku_web.factories import PAPER, document
from tests.sesaku_web.pages.asking import browser, page, words
from workbench.promises.models import Judgement

pytestmark = pytest.mark.django_db

PARTY = ROOT / "examples" / "position_paper" / "party_report.txt"


def address(paper: StoredDocument, report: StoredDocument, subject: str = "") -> str:
    return f"/promises/{paper.short}/{report.short}/{subject}"


def routes_of(paper: StoredDocument) -> str:
    return PositionRow.objects.get(reading=paper.reading, text="切れ目のない航路網の実現").subject


def test_papers_stand_side_by_side_by_topic() -> None:
    first, second = document(PAPER), document(PARTY)
    html = page(browser(), "/compare/")
    assert 'href="/compare/sea_routes?paper=' in html
    html = page(browser(), f"/compare/sea_routes?paper={first.short}&paper={second.short}")
    assert "切れ目のない航路網の実現" in html
    assert "離島航路生活法案" in html
    for held in (first, second):
        assert f'href="/documents/{held.short}/view?at=' in html


def test_a_paper_alone_is_chosen() -> None:
    first = document(PAPER)
    document(PARTY)
    html = page(browser(), f"/compare/sea_routes?paper={first.short}")
    assert "離島航路生活法案" not in html


def test_a_topic_without_positions_is_not_there() -> None:
    document(PAPER)
    page(browser(), "/compare/polar", status=404)


def test_a_comparison_is_downloaded_with_places() -> None:
    document(PAPER)
    response = browser().get("/compare/sea_routes?table=quotes&as=csv")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0] == ["主体", "文書", "見出し", "番号", "本文", "典拠"]
    assert all(row[5].startswith("/documents/") for row in rows[1:])


def test_promises_are_listed_with_what_covers_them_and_none() -> None:
    paper, report = document(PAPER), document()
    html = page(browser(), address(paper, report))
    assert "2-1" in words(html)
    assert "なし" in words(html)
    covered = words(page(browser(), f"{address(paper, report)}?show=covered"))
    assert "切れ目のない航路網の実現" in covered
    assert "看護師の交代勤務" not in covered
    silent = words(page(browser(), f"{address(paper, report)}?show=silent"))
    assert "切れ目のない航路網の実現" not in silent
    assert "看護師の交代勤務" in silent


def test_the_path_of_a_promise_goes_to_the_record() -> None:
    paper, report = document(PAPER), document()
    html = page(browser(), address(paper, report, routes_of(paper)))
    said = words(html)
    assert "切れ目のない航路網の実現" in said
    assert "離島航路の運航体制の強化" in said
    assert "2-1の年度目標と実績" in said
    assert "予算と執行（施策全体）" in said
    assert f"/documents/{paper.short}/view?at=" in html
    assert f"/documents/{report.short}/view?at=" in html


def test_a_position_that_nothing_covers_says_so() -> None:
    paper, report = document(PAPER), document()
    row = PositionRow.objects.get(reading=paper.reading, text__startswith="看護師の交代勤務")
    said = words(page(browser(), address(paper, report, row.subject)))
    assert "見つかりません" in said
    assert "実施されていないという意味ではありません" in said


def test_a_link_is_judged_on_the_page() -> None:
    paper, report = document(PAPER), document()
    client = browser(Role.CONTRIBUTOR)
    place = address(paper, report, routes_of(paper))
    given = {"target": "2-1", "verdict": "confirm", "reason": "航路網の話"}
    assert client.post(f"{place}/judge", given).status_code == 302
    assert Judgement.objects.get().verdict == "confirm"
    assert "航路網の話" in page(client, place)
    number = str(Judgement.objects.get().pk)
    given = {"verdict": "withdraw", "judgement": number, "reason": "やめる"}
    assert client.post(f"{place}/judge", given).status_code == 302
    assert Judgement.objects.get().state == "withdrawn"


def test_a_reader_is_shown_no_forms_and_may_not_judge() -> None:
    paper, report = document(PAPER), document()
    client = browser(Role.READER)
    place = address(paper, report, routes_of(paper))
    assert "<textarea" not in page(client, place)
    assert f'action="{place}/judge"' not in page(client, place)
    given = {"target": "2-1", "verdict": "confirm", "reason": "x"}
    assert client.post(f"{place}/judge", given).status_code == 403


def test_what_is_not_there_is_not_found() -> None:
    paper, report = document(PAPER), document()
    page(browser(), address(paper, report, "P99"), status=404)
    page(browser(), f"/promises/{'0' * 12}/{report.short}/", status=404)


def test_topics_are_listed_and_edited() -> None:
    client = browser()
    assert "space" in page(client, "/topics/")
    given = {"ja": "宇宙と空", "en": "Sky", "terms": "宇宙\n気球"}
    assert client.post("/topics/space", given).status_code == 302
    assert "宇宙と空" in page(client, "/topics/")
    assert client.post("/topics/space", {**given, "terms": ""}).status_code == 400


def test_a_list_asks_the_same_number_of_questions_however_long() -> None:
    paper, report = document(PAPER), document()
    client = browser()
    place = address(paper, report)
    page(client, place)
    with assertNumQueries(8):
        page(client, place)


def test_an_empty_library_says_so() -> None:
    client = browser()
    assert "まだありません" in page(client, "/compare/")
    assert "両方が必要です" in page(client, "/promises/")
