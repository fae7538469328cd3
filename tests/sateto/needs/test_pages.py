"""The pages of needs and assessments, and what programs get; nothing closed shows outside."""

import csv
import io

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sateto.needs.matching import Matches, matches_of
from sateto.needs.models import Assessment, StoredNeed
from sateto.needs.sentences import at_of, sentences_of
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Role
from sesaku_web.history.models import Entry
from tests.sateto.fiction import project
from tests.sateto.needs.making import Team, need, team
from tests.sateto.storing import store
from tests.sesaku_web.factories import PAPER, document
from tests.sesaku_web.pages.asking import browser, page, words
from tests.sesaku_web.pages.own_words import ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]

WAVES = project(
    "31K90002",
    "海岸の波浪をレーダで測る装置の開発",
    achievement="装置を作った。レーダにより沖合十キロまで波浪の高さを測った。",
    purpose="浜の安全を守る。",
    keywords=("波浪", "レーダ"),
    year=2031,
    institution="沖津工業大学",
)
ASKED = "沖合の波浪を、岸からレーダで測りたい。灯台に置きたい。"
CLOSED = "灯台の秘密の計画で、沖合の波浪をレーダで測る。"


@pytest.fixture
def numbers() -> list[int]:
    return store(project(), WAVES)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="sesaku_web.accounts.backends.PasswordBackend")
    return client


def test_a_text_is_matched_with_its_reasons(numbers: list[int]) -> None:
    html = page(browser(Role.READER), f"/needs/new?text={ASKED}")
    said = words(html)
    assert f'href="/research/{numbers[1]}/"' in html
    assert "<mark>レーダ</mark>" in html
    assert "レーダにより沖合十キロまで波浪の高さを測った。" in said
    assert "装置を作った。" not in said
    assert "どの成果も触れていない部分:" in said
    assert "灯台" in said
    assert f'href="/research/{numbers[0]}/"' not in html.split("<details")[0]


def test_nothing_is_said_where_nothing_serves(numbers: list[int]) -> None:
    assert numbers
    client = browser(Role.READER)
    said = words(page(client, "/needs/new?text=住民票の窓口の待ち時間を減らしたい。"))
    assert "応える成果は見つかりませんでした" in said
    asked = "漁船の燃料代、組合の会計、港の照明、網の修繕、冷凍庫の更新を助けたい。"
    untold = words(page(client, f"/needs/new?text={asked}"))
    assert "応えると言える成果はありません" in untold
    assert "判定不能（" in untold
    kept = client.get("/needs/new", {"text": asked, "table": "matches", "as": "csv"})
    rows = list(csv.DictReader(io.StringIO(kept.content.decode("utf-8-sig"))))
    assert {row["判定"] for row in rows} == {"判定不能"}
    general = words(page(client, "/needs/new?text=研究開発の推進が必要である。"))
    assert "どのニーズにもある言葉だけ" in general


def test_a_need_is_entered_and_withdrawn(numbers: list[int]) -> None:
    assert numbers
    client = browser(Role.CONTRIBUTOR)
    made = client.post("/needs/enter", {"kind": "office", "text": ASKED})
    one = StoredNeed.objects.get()
    assert made.headers["Location"] == f"/needs/{one.pk}/"
    assert "波浪" in words(page(client, f"/needs/{one.pk}/"))
    assert ASKED in words(page(client, "/needs/?kind=office"))
    wrong = client.post("/needs/enter", {"kind": "office", "text": " "})
    assert wrong.status_code == 400
    client.post(f"/needs/{one.pk}/withdraw", {"reason": "不要"})
    assert page(client, f"/needs/{one.pk}/", status=404)


def test_a_sentence_of_a_document_becomes_a_cited_need(numbers: list[int]) -> None:
    assert numbers
    paper = document(PAPER)
    client = browser(Role.CONTRIBUTOR)
    html = page(client, f"/needs/sources?document={paper.short}")
    start = html.index("/needs/new?document=")
    address = html[start : html.index('"', start)].replace("&amp;", "&")
    form = page(client, address)
    assert 'name="at"' in form
    at = form.split('name="at" value="')[1].split('"')[0]
    client.post("/needs/enter", {"kind": "proposal", "document": paper.short, "at": at})
    one = StoredNeed.objects.get()
    assert one.document == paper
    assert one.text
    assert f"/documents/{paper.short}/view?at={at}" in page(client, f"/needs/{one.pk}/")
    assert client.get(f"/needs/new?document={paper.short}&at=x").status_code == 400
    shown = page(client, f"/documents/{paper.short}/view?at={at}")
    link = f"/needs/new?document={paper.short}&amp;at={at}"
    assert link in shown, "any place of a document can be asked about"
    assert one.text in page(client, link.replace("&amp;", "&"))


def test_gaps_name_both_sides(numbers: list[int]) -> None:
    assert numbers
    of = team()
    need(of.lead, text="住民票の窓口の待ち時間を減らしたい。")
    need(of.lead, of.group, text="秘密の戸籍の窓口")
    said = words(page(browser(Role.READER), "/needs/gaps"))
    assert "住民票の窓口の待ち時間を減らしたい。" in said
    assert "沿岸の計測関連" in said
    assert "秘密" not in said
    assert "秘密" not in page(browser(Role.READER), "/needs/gaps?table=unserved&as=csv")


def test_gaps_ask_again_only_when_records_change(
    numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert numbers
    asked: list[str] = []

    def counting(text: str, limit: int) -> Matches:
        asked.append(text)
        return matches_of(text, limit)

    monkeypatch.setattr("sateto.needs.gaps.matches_of", counting)
    need(team().lead, text="橋の塩害を早く見つけたい。")
    client = browser(Role.READER)
    first = words(page(client, "/needs/gaps"))
    assert words(page(client, "/needs/gaps")) == first
    assert asked == ["橋の塩害を早く見つけたい。"]
    store(project("39K90001", "橋の塩害を音で見つける研究", achievement="橋の塩害を音で見つけた。"))
    assert words(page(client, "/needs/gaps")) != first
    assert len(asked) == 2


def _taken_up(of: Team, number: int) -> Assessment:
    kept = need(of.lead, of.group, text=CLOSED)
    client = logged_in(of.member.user)
    given = {"group": of.group.pk, "record": number, "route": "defence"}
    client.post(f"/needs/{kept.pk}/assess", given)
    return Assessment.objects.get()


def test_the_work_on_an_assessment(numbers: list[int]) -> None:
    of = team()
    one = _taken_up(of, numbers[1])
    member, lead = logged_in(of.member.user), logged_in(of.lead.user)

    def work(client: Client, **given: object) -> str:
        one.refresh_from_db()
        answer = client.post(
            f"/assessments/{one.pk}/work", {"version": one.version, **given}, follow=True
        )
        assert answer.status_code == 200
        return words(answer.content.decode())

    assert "担当者を決めて" in words(page(member, f"/assessments/{one.pk}/"))
    work(member, act="assign", user=of.member.user.username)
    work(member, act="study")
    assert "機微技術に当たるかどうか" in work(member, act="contact", reason="聞く")
    work(member, act="technology", sensitive="yes", reason="探知に使える")
    assert "輸出管理の確認を依頼" in work(member, act="contact", reason="聞く")
    work(member, act="check", step="asked", reason="管理課へ依頼")
    work(member, act="contact", reason="聞く")
    work(member, act="note", text="先方は前向き")
    file = SimpleUploadedFile("見積.pdf", b"%PDF-1.7 x", "text/html")
    work(member, act="attach", file=file)
    work(lead, act="decide", outcome="adopt", reason="有用")
    one.refresh_from_db()
    assert (one.state, one.outcome) == ("decided", "adopt")
    said = words(page(member, f"/assessments/{one.pk}/"))
    for part in ("先方は前向き", "見積.pdf", "活用する", "探知に使える", "管理課へ依頼"):
        assert part in said
    got = member.get(f"/assessments/{one.pk}/files/{one.attachments.get().pk}")
    assert got["Content-Type"] == "application/octet-stream"
    assert got["Content-Disposition"].startswith("attachment")
    work(member, act="detach", file=one.attachments.get().pk, reason="取り違え")
    html = page(member, f"/assessments/{one.pk}/")
    assert f"/assessments/{one.pk}/files/" not in html
    assert "添付を外す→見積.pdf取り違え" in words(html)


def test_the_dossier_tells_all(numbers: list[int]) -> None:
    of = team()
    one = _taken_up(of, numbers[1])
    client = logged_in(of.member.user)
    word = docx.Document(io.BytesIO(client.get(f"/assessments/{one.pk}/?as=docx").content))
    told = "".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert CLOSED in told
    assert "レーダにより沖合十キロまで波浪の高さを測った。" in told
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/assessments/{one.pk}/?as=xlsx").content))
    assert book.sheetnames == ["評価の概要", "なぜこの成果か", "経過", "覚え書き", "添付"]
    assert book["評価の概要"]["B2"].value == CLOSED


def test_the_course_tells_who_judged_what_and_when(numbers: list[int]) -> None:
    of = team()
    one = _taken_up(of, numbers[1])
    client = logged_in(of.member.user)
    work = f"/assessments/{one.pk}/work"

    def do(**given: str) -> None:
        version = str(Assessment.objects.get(pk=one.pk).version)
        assert client.post(work, {"version": version, **given}).status_code == 302

    do(act="assign", user=of.member.user.username)
    do(act="technology", sensitive="yes", reason="水中の音を使う")
    do(act="technology", sensitive="no", reason="公表済みの方法だけを使う")
    do(act="check", step="asked", reason="輸出管理の係へ")
    do(act="note", text="頁の\x0c変わり目")
    shown = words(page(client, f"/assessments/{one.pk}/"))
    for said in (
        "機微技術に当たる水中の音を使う",
        "公表済みの方法だけを使う",
        "依頼済み輸出管理の係へ",
    ):
        assert said in shown
    word = docx.Document(io.BytesIO(client.get(f"/assessments/{one.pk}/?as=docx").content))
    course = word.tables[2]
    assert [row.cells[1].text for row in course.rows[1:]] == [
        "候補にする",
        "担当を決める",
        "技術の判断",
        "技術の判断",
        "輸出管理の確認",
    ]
    at = Entry.objects.filter(subject_type="needs.assessment").earliest("sequence").at
    told = course.rows[1].cells[0].text
    assert told == timezone.localtime(at).strftime("%Y-%m-%d %H:%M")
    assert told.replace(" ", "") in shown


@pytest.mark.parametrize("role", list(Role))
def test_nothing_closed_shows_outside(role: Role, numbers: list[int]) -> None:
    of = team()
    one = _taken_up(of, numbers[1])
    inside = logged_in(of.member.user)
    assert CLOSED in words(page(inside, "/assessments/"))
    outside = browser(role)
    for address in (
        f"/assessments/{one.pk}/",
        f"/assessments/{one.pk}/?as=docx",
        f"/assessments/{one.pk}/files/1",
        f"/assessments/groups/{of.group.pk}/",
        f"/needs/{one.need_id}/",
        f"/api/v1/assessments/{one.pk}",
        f"/api/v1/needs/{one.need_id}/matches",
    ):
        assert outside.get(address).status_code == 404, address
    for address in (f"/assessments/{one.pk}/work", f"/needs/{one.need_id}/assess"):
        assert outside.post(address, {"act": "note", "text": "x"}).status_code == 404, address
    for address in (
        "/needs/",
        "/needs/?table=needs&as=csv",
        "/needs/gaps",
        "/assessments/",
        "/assessments/?table=assessments&as=csv",
        f"/assessments/?group={of.group.pk}",
        "/assessments/groups/",
        f"/research/{numbers[1]}/",
        "/research/?q=波浪",
        "/search/?q=秘密の計画",
        "/api/v1/needs",
        "/api/v1/assessments",
    ):
        html = outside.get(address).content.decode()
        assert "秘密の計画" not in html or "q=" in address, address
        assert of.group.name not in html, address
        assert f"/assessments/{one.pk}/" not in html, address
    assert outside.get("/api/v1/assessments").json()["items"] == []


def test_groups_are_led_by_their_lead(numbers: list[int]) -> None:
    assert numbers
    client = browser(Role.EDITOR)
    made = client.post("/assessments/groups/", {"name": "波を考える会"})
    place = made.headers["Location"]
    someone = team().member.user
    client.post(f"{place}members", {"username": someone.username, "act": "member"})
    assert someone.username in page(client, place)
    member = logged_in(someone)
    assert member.get(place).status_code == 200
    refused = member.post(f"{place}members", {"username": someone.username, "act": "lead"})
    assert refused.status_code == 403
    client.post(f"{place}members", {"username": someone.username, "act": "remove"})
    assert member.get(place).status_code == 404


def test_programs_match_needs(numbers: list[int]) -> None:
    client = browser(Role.CONTRIBUTOR)
    answer = client.get("/api/v1/needs/match", {"text": ASKED}).json()
    (one,) = answer["serving"]
    assert one["number"] == numbers[1]
    assert one["result_sentence"] == "レーダにより沖合十キロまで波浪の高さを測った。"
    assert "灯台" in answer["uncovered"]
    kept = client.post(
        "/api/v1/needs", {"kind": "office", "text": ASKED}, content_type="application/json"
    )
    assert kept.status_code == 201
    number = kept.json()["number"]
    assert client.get(f"/api/v1/needs/{number}/matches").json() == answer
    assert [one["number"] for one in client.get("/api/v1/needs").json()["items"]] == [number]


@pytest.mark.parametrize(
    "address",
    [
        "/research/",
        "/research/?q=波浪",
        "/research/topic?q=波浪",
        "/research/joins/",
        "/needs/",
        "/needs/new",
        "/needs/gaps",
        "/needs/sources",
        "/assessments/",
        "/assessments/groups/",
    ],
)
def test_in_english_no_japanese_of_ours_is_left(address: str, numbers: list[int]) -> None:
    assert numbers
    client = browser(Role.EDITOR)
    client.get("/?lang=en")
    html = client.get(address).content.decode()
    assert [text for text in ours(html) if text != "日本語"] == []


def test_lists_ask_the_database_as_often_however_long(numbers: list[int]) -> None:
    of = team()
    one = _taken_up(of, numbers[1])
    client = logged_in(of.member.user)
    addresses = ("/needs/", "/assessments/", "/assessments/groups/")
    counts = []
    for _ in range(2):
        counted = []
        for address in addresses:
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counted.append(len(asked))
        counts.append(counted)
        for number in range(3):
            kept = need(of.lead, of.group, text=f"{CLOSED}{number}")
            given = {"group": of.group.pk, "record": numbers[0], "route": "other"}
            client.post(f"/needs/{kept.pk}/assess", given)
    assert counts[0] == counts[1]
    assert one.group == of.group


def test_sentences_of_an_evaluation_are_offered_with_their_kind() -> None:
    report = document()
    found = sentences_of(report.reading)
    assert {one.kind for one in found} == {"evaluation", "remark"}
    html = page(browser(Role.READER), f"/needs/sources?document={report.short}")
    assert "kind=evaluation" in html
    first = next(one for one in found if one.kind == "evaluation")
    shown = page(
        browser(Role.CONTRIBUTOR), f"/needs/new?document={report.short}&at={at_of(first.cite)}"
    )
    assert "".join(first.text.split())[:20] in words(shown)


def test_without_documents_there_is_no_sentence_to_take() -> None:
    html = page(browser(Role.CONTRIBUTOR), "/needs/sources")
    assert "文書がまだありません。" in html
    assert "<select" not in html
