"""Documents: list, page, files, diagnostics, withdrawing, citing."""

import csv
import io
import json

import pytest
from python_calamine import CalamineWorkbook

from sesaku import READER_VERSION
from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.read_again import store_again
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, document
from tests.sesaku_web.pages.asking import browser, page, root, words
from tests.sesaku_web.sources.test_read_again import newer

pytestmark = pytest.mark.django_db


def test_the_list_is_narrowed_by_words_and_kind() -> None:
    document(REPORT), document(PAPER)
    client = browser()
    assert "政策評価書" in page(client, "/documents/")
    assert PAPER.name in page(client, "/documents/?kind=position_paper")
    assert REPORT.name not in page(client, "/documents/?kind=position_paper")
    assert REPORT.name in page(client, "/documents/?q=豊かな海")
    assert "ありません" in page(client, "/documents/?q=どこにもない")


@pytest.mark.parametrize(
    "path", [REPORT, SUMMARY, PAPER, SHEETS], ids=lambda path: path.parent.name
)
def test_a_document_leads_to_all_that_was_read(path: object) -> None:
    held, client = document(path), browser()  # type: ignore[arg-type]  # a path of pytest
    html = page(client, root(held))
    section = html[html.index('id="pages-h"') : html.index('id="facts-h"')]
    links = [part.partition('"')[0] for part in section.split('href="')[1:]]
    assert len(links) >= 4
    for link in links:
        page(client, link)


def test_the_file_is_given_as_it_came_and_never_shown() -> None:
    held = document()
    response = browser().get(f"{root(held)}file")
    assert b"".join(response.streaming_content) == REPORT.read_bytes()  # type: ignore[attr-defined]  # of the test client
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_text_and_reading_are_given() -> None:
    held, client = document(), browser()
    content = held.reading.content
    assert client.get(f"{root(held)}text").content.decode() == content.text
    assert json.loads(client.get(f"{root(held)}json").content) == json.loads(content.snapshot)


def test_a_document_is_withdrawn_with_a_reason_by_an_editor() -> None:
    held = document()
    assert (
        browser(Role.CONTRIBUTOR).post(f"{root(held)}withdraw", {"reason": "x"}).status_code == 403
    )
    client = browser()
    assert client.post(f"{root(held)}withdraw", {"reason": " "}).status_code == 400
    assert client.post(f"{root(held)}withdraw", {"reason": "誤って追加"}).status_code == 302
    assert StoredDocument.objects.get().withdrawn_reason == "誤って追加"
    assert held.name not in page(client, "/documents/")


def test_reading_again_with_the_same_version_is_refused() -> None:
    held = document()
    response = browser().post(f"{root(held)}renew")
    assert response.status_code == 400
    assert "読み取り済み" in response.content.decode()


def test_reading_again_with_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    held, client = document(), browser()
    held.readings.update(reader_version="0")
    assert "新しい版で読み直す" in page(client, root(held))
    assert client.post(f"{root(held)}renew").status_code == 302
    assert held.readings.count() == 2
    assert "現在" in page(client, root(held))
    old = page(client, f"{root(held)}view?version=0")
    assert "新しい読み取りがあります" in old
    monkeypatch.undo()


def test_what_a_new_reading_changed_is_shown() -> None:
    held, client = document(), browser()
    assert "比べる前の版がありません" in page(client, f"{root(held)}changes", status=404)
    assert "changes" not in page(client, root(held))
    correct_value(actor(), held, Claim("1-1", "rating/grade", "confirm", "原本による"))
    store_again(actor(), held, newer(grade="d"))
    assert f'href="{root(held)}changes"' in page(client, root(held))
    said = words(page(client, f"{root(held)}changes"))
    assert "違い:1件" in said
    assert "測定指標1-1" in said
    assert "確認を要する訂正1件" in said
    answer = client.get(f"{root(held)}changes?table=changes&as=csv")
    (row,) = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]
    assert (row[:2], row[3]) == (["1-1", "rating/grade"], "d")


def test_diagnostics_lead_to_their_places() -> None:
    held, client = document(SUMMARY), browser()
    rows = list(held.reading.diagnosticrows.all())
    html = page(client, f"{root(held)}diagnostics")
    for row in rows:
        assert "".join(row.message.split()) in words(html)
    assert page(client, "/diagnostics/?severity=warning")
    assert page(client, "/diagnostics/?code=no-such-code")


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("text", "text/plain", "海洋環境省、"),
        ("bibtex", "application/x-bibtex", "@misc{sesaku-"),
        ("annotation", "application/ld+json", "{"),
    ],
)
def test_a_citation_is_given_as_a_file(form: str, media_type: str, beginning: str) -> None:
    held = document()
    response = browser().get(f"{root(held)}cite?at=3-9&as={form}")
    assert response.headers["Content-Type"].startswith(media_type)
    assert response.content.decode().startswith(beginning)


def test_a_citation_needs_a_place_and_a_known_form() -> None:
    held, client = document(), browser()
    page(client, f"{root(held)}cite", status=400)
    page(client, f"{root(held)}cite?at=3-9&as=ris", status=404)


def test_the_address_of_a_citation_is_permanent() -> None:
    held, client = document(), browser()
    (address,) = [
        line.partition("{")[2].rstrip("},")
        for line in client.get(f"{root(held)}cite?at=3-9&as=bibtex").content.decode().splitlines()
        if line.startswith("  url =")
    ]
    address = address.replace("http://testserver", "")
    assert "version=" in address
    held.readings.update(reader_version="0")  # as if it were read anew since
    page(client, address, status=404)
    held.readings.update(reader_version=READER_VERSION)
    assert 'id="at"' in page(client, address)


def test_part_of_a_page_holds_the_citation_alone() -> None:
    held = document()
    html = page(browser(), f"{root(held)}cite?at=3-9&part=1")
    assert "<html" not in html
    assert "@misc{" in html


def test_a_list_is_downloaded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesaku_web.pages.views.documents._A_PAGE", 1)
    document()
    document(PAPER)
    client = browser()
    assert page(client, "/documents/").count('<th scope="row"') == 1
    response = client.get("/documents/?page=2&table=documents&as=csv")
    assert len(list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))) == 3
    monkeypatch.setattr("sesaku_web.pages.tables.MOST_ROWS", 1)
    assert "絞り込んで" in page(client, "/documents/?table=documents&as=csv", status=400)


def test_a_list_is_downloaded_as_csv_and_workbook() -> None:
    document(REPORT), document(PAPER)
    client = browser()
    response = client.get("/documents/?table=documents&as=csv")
    assert response.content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0][-1] == "SHA-256"
    assert len(rows) == 3
    book = client.get("/documents/?table=documents&as=xlsx")
    (sheet,) = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).sheet_names
    assert sheet == "文書の一覧"
    page(client, "/documents/?table=nothing&as=csv", status=404)
    page(client, "/documents/?table=documents&as=doc", status=404)


def test_the_filter_is_kept_in_a_download() -> None:
    document(REPORT), document(PAPER)
    html = page(browser(), "/documents/?kind=position_paper")
    assert "?kind=position_paper&amp;table=documents&amp;as=csv" in html
