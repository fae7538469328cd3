"""The pages of research: search, facets, downloads, saved searches, a record, what is behind."""

from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from msgspec.structs import replace

from sateto.pages.labels import place_label
from sateto.records.record import Origin, Words
from sesaku_web.accounts.permissions import Role
from sesaku_web.search.models import SavedSearch
from tests.sateto.fiction import project
from tests.sateto.storing import store
from tests.sesaku_web.pages.asking import browser, page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]

RADAR = project(
    "31K90002",
    "海岸の波浪をレーダで測る装置の開発",
    achievement="レーダにより波浪の高さを沖合十キロまで測った。",
    purpose="潮位は扱わない。",
    keywords=("波浪", "レーダ"),
    year=2031,
    amount=52_000_000,
    institution="沖津工業大学",
    person="浜 航",
    outputs=("patent", "paper"),
)


@pytest.fixture
def numbers() -> list[int]:
    return store(project(), RADAR)


@pytest.fixture
def client() -> Client:
    return browser(Role.READER)


def test_without_a_question_the_box_stands_alone(client: Client) -> None:
    assert "まだ取り込まれていません" in words(page(client, "/research/"))


def test_what_was_found_is_shown_marked(numbers: list[int], client: Client) -> None:
    html = page(client, "/research/?q=レーダ")
    assert "<mark>レーダ</mark>" in html
    assert f'href="/research/{numbers[1]}/"' in html
    assert html.index("match-found") < html.index("match-title")
    assert "該当1件" in words(html)


def test_facets_count_and_narrow(numbers: list[int], client: Client) -> None:
    html = page(client, "/research/?q=潮位")
    assert "institution=" in html
    narrowed = page(client, "/research/?q=潮位&institution=沖津工業大学")
    assert f'href="/research/{numbers[1]}/"' in narrowed
    assert f'href="/research/{numbers[0]}/"' not in narrowed
    assert "研究機関:沖津工業大学" in words(narrowed)


def test_years_and_orders(numbers: list[int], client: Client) -> None:
    html = page(client, "/research/?since=2031")
    assert f"/research/{numbers[1]}/" in html
    assert f"/research/{numbers[0]}/" not in html
    by_amount = page(client, "/research/?q=潮位&sort=amount")
    assert by_amount.index(f"/research/{numbers[1]}/") < by_amount.index(f"/research/{numbers[0]}/")


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "あ" * 2000,
        "since=abcd",
        "page=999999999",
        "sort=x",
        "year=%00",
        "q=%22",
        "q=<script>alert(1)</script>",
        "funder=" + "x" * 5000,
        "q=年度:3000",
        "as=docx",
    ],
)
def test_odd_addresses_do_no_harm(query: str, numbers: list[int], client: Client) -> None:
    assert numbers
    response = client.get(f"/research/?{query}")
    assert response.status_code in (200, 400)
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "said"), [('"', True), ("、。", True), ("-year:2031", False), ("波浪", False)]
)
def test_a_question_without_a_word_is_told(
    query: str, *, said: bool, numbers: list[int], client: Client
) -> None:
    assert numbers
    html = page(client, f"/research/?{urlencode({'q': query})}")
    assert ("探す語が読み取れない" in html) is said


@pytest.mark.parametrize(("form", "start"), [("bibtex", "@misc{"), ("ris", "TY  - GRANT")], ids=str)
def test_downloads_for_literature(
    form: str, start: str, numbers: list[int], client: Client
) -> None:
    for address in (f"/research/?q=波浪&as={form}", f"/research/{numbers[1]}/?as={form}"):
        response = client.get(address)
        text = response.content.decode()
        assert text.startswith(start)
        assert "海岸の波浪をレーダで測る装置の開発" in text
        assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_downloads_of_the_list(form: str, numbers: list[int], client: Client) -> None:
    assert numbers
    response = client.get(f"/research/?q=波浪&table=results&as={form}")
    assert response.status_code == 200
    if form == "csv":
        assert "レーダにより波浪の高さを" in response.content.decode("utf-8-sig")


def test_a_record_shows_all_its_parts_with_their_source(numbers: list[int], client: Client) -> None:
    said = words(page(client, f"/research/{numbers[0]}/"))
    for part in (
        "離島の潮位を漁船で測る方法の研究",
        "漁船三十隻で潮位を測り",
        "岬汐里",
        "潮見大学",
        "基盤研究(C)",
        "kaken:30K90001",
        "4,290,000",
        "CCBY4.0",
        "架空研究振興会研究課題データ",
    ):
        assert part in said


def test_the_place_in_the_source_is_said_as_that_is_counted() -> None:
    assert place_label(Origin(format="kaken", start=120, end=990)) == "120–990 バイト"
    assert place_label(Origin(format="table", start=7, end=7)) == "7 行目"
    assert place_label(Origin(format="kaken_abstracts", start=0, end=1)) == "1 件目"


def test_similar_projects_say_which_words_they_share(numbers: list[int], client: Client) -> None:
    said = words(page(client, f"/research/{numbers[0]}/"))
    assert "似た研究課題" in said
    assert "共通する語:" in said


def test_an_identifier_leads_to_its_record(numbers: list[int], client: Client) -> None:
    response = client.get("/research/id/kaken/30K90001")
    assert response.headers["Location"] == f"/research/{numbers[0]}/"
    assert client.get("/research/id/kaken/00000000").status_code == 404
    assert client.get("/research/999999/").status_code == 404


def test_many_people_are_folded(client: Client) -> None:
    one = project()
    many = tuple(
        replace(one.researchers[0], name=Words(f"岬 {place}郎"), role="") for place in range(300)
    )
    [number] = store(replace(one, researchers=many))
    html = page(client, f"/research/{number}/")
    shown, _, folded = html.partition("<summary>ほか 270 人</summary>")
    assert (shown.count("岬 29郎</a>"), folded.count("岬 30郎</a>")) == (1, 1)
    assert "</details></section>" in folded
    few = page(client, f"/research/{store(project('30K90009'))[0]}/")
    assert "ほか" not in few.partition('id="people"')[2].partition("</section>")[0]


def test_behind_a_topic_stand_years_people_and_institutions(
    numbers: list[int], client: Client
) -> None:
    assert numbers
    html = page(client, "/research/topic?q=潮位")
    said = words(html)
    # Both records give their lead the same number: one person, under the newer name.
    assert "浜航" in said
    assert "岬汐里" not in said
    assert "沖津工業大学" in said
    assert html.count("<rect") == 2
    csv = page(client, "/research/topic?q=潮位&table=people&as=csv")
    assert "浜 航,沖津工業大学,erad:90000001,2,2" in csv


def test_a_search_is_kept_and_fed(numbers: list[int], client: Client) -> None:
    assert numbers
    client.post("/research/saved", {"query": "q=波浪", "name": "波"})
    saved = SavedSearch.objects.get()
    assert (saved.of, saved.name) == ("research", "波")
    assert "波" in words(page(client, "/research/"))
    assert "保存した検索" not in words(page(client, "/search/"))
    feed = Client().get(f"/search/feeds/{saved.key}.atom")
    titles = [one.text for one in ET.fromstring(feed.content).iter() if one.tag.endswith("title")]  # noqa: S314 - our own feed
    assert "海岸の波浪をレーダで測る装置の開発" in titles
    client.post(f"/research/saved/{saved.pk}/delete")
    assert not SavedSearch.objects.exists()


def test_programs_are_answered(numbers: list[int], client: Client) -> None:
    answer = client.get("/api/v1/research?q=波浪&facets=true").json()
    assert answer["hits"][0]["number"] == numbers[1]
    assert answer["facets"]["institution"]["沖津工業大学"] == 1
    narrowed = client.get("/api/v1/research", {"q": "潮位", "narrow": "year=2030"}).json()
    assert [one["number"] for one in narrowed["hits"]] == [numbers[0]]
    record = client.get(f"/api/v1/research/{numbers[0]}").json()
    assert record["title"]["ja"] == "離島の潮位を漁船で測る方法の研究"
    like = client.get(f"/api/v1/research/{numbers[0]}/similar").json()
    assert [one["number"] for one in like] == [numbers[1]]
    assert client.get("/api/v1/research/999999").status_code == 404


def test_nobody_without_an_account_reads() -> None:
    assert Client().get("/research/").status_code == 302
    assert Client().get("/api/v1/research").status_code == 401
