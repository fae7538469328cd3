"""The pages of the register and of grades."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sesaku_web.accounts.permissions import Role
from shimamoru.islands.models import GradingVersion, Island
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db


def test_the_register_shows_and_filters() -> None:
    client = browser()
    whole = page(client, "/islands/")
    assert "与那国島" in whole
    assert "167 島" in whole
    assert '<svg class="map-drawn"' in whole
    few = page(client, "/islands/?q=よなぐに&prefecture=沖縄県&inhabited=yes")
    assert "1 島" in few
    assert "択捉島" not in few
    assert "該当する島はありません" in page(client, "/islands/?q=アトランティス")


def test_the_register_is_asked_for_in_few_queries() -> None:
    client = browser()
    page(client, "/islands/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page(client, "/islands/")
    assert len(asked) <= 8


def test_downloads_hold_every_value_with_its_source() -> None:
    text = browser().get("/islands/?table=register&as=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 167
    yonaguni = next(row for row in rows if row["識別子"] == "yonagunijima")
    assert yonaguni["人口"] == "1676"
    assert "国勢調査" in yonaguni["出典: 人口"]
    takeshima = next(row for row in rows if row["識別子"] == "takeshima-oki")
    assert takeshima["人口"] == ""


def test_the_download_can_be_imported_as_it_is() -> None:
    client = browser(Role.EDITOR)
    content = client.get("/islands/?table=register&as=csv").content
    sent = {"file": SimpleUploadedFile("islands.csv", content), "source": ""}
    said = client.post("/islands/import/", sent).content.decode()
    assert "167 行のうち 0 行で値が変わります。誤りは 0 件です" in said


def test_an_import_by_the_page() -> None:
    client = browser(Role.EDITOR)
    text = "識別子,人口\nyonagunijima,1700\n"
    sent = {"file": SimpleUploadedFile("x.csv", text.encode()), "source": "町の月報"}
    said = client.post("/islands/import/", sent).content.decode()
    assert "1,676" in said or "1676" in said
    assert Island.objects.get(slug="yonagunijima").population == 1676
    given = {"do": "import", "text": text, "source": "町の月報", "reason": "更新"}
    assert client.post("/islands/import/", given).status_code == 302
    assert Island.objects.get(slug="yonagunijima").population == 1700


def test_each_island_is_counted_where_the_filter_finds_it() -> None:
    client = browser()
    counted = client.get("/islands/grades/").context["counts"]
    assert sum(number for _, number in counted) == 167
    assert {"A", "B–C", "?"} <= {grade for grade, _ in counted}
    for grade, number in counted:
        assert client.get("/islands/", {"grade": grade}).context["count"] == number, grade


def test_geojson() -> None:
    answer = browser().get("/islands/islands.geojson?q=竹島")
    assert answer.headers["Content-Type"] == "application/geo+json"
    found = json.loads(answer.content)
    takeshima = next(one for one in found["features"] if one["id"] == "takeshima-oki")
    assert takeshima["geometry"]["coordinates"] == [131.865, 37.2417]
    assert takeshima["properties"]["population"] is None


def test_an_island_shows_sources_working_and_coasts() -> None:
    said = page(browser(), "/islands/yonagunijima/")
    assert "区分の計算" in said
    assert "判定不能" not in said or "不明" in said
    assert "陸上自衛隊与那国沿岸監視隊" in said
    assert "北東岸" in said
    assert "島「atlantis」は台帳にありません" in page(browser(), "/islands/atlantis/", status=404)


def test_a_value_is_corrected_by_the_page() -> None:
    client = browser(Role.EDITOR)
    given = {"field": "population", "value": "1,600", "source": "町", "reason": "更新"}
    assert client.post("/islands/yonagunijima/correct/", given).status_code == 302
    assert "更新" in page(client, "/islands/yonagunijima/")
    wrong = client.post("/islands/yonagunijima/correct/", {**given, "value": "x"})
    assert wrong.status_code == 400
    assert "数ではありません" in wrong.content.decode()


def test_grades_show_the_working_and_what_moves_them() -> None:
    said = page(browser(), "/islands/grades/")
    assert "感度" in said
    assert "いまの基準は、付属の例です" in said
    assert "与那国島" in said


def test_the_scheme_is_changed_by_the_page() -> None:
    client = browser(Role.EDITOR)
    form = page(client, "/islands/grades/edit/")
    assert 'value="0:100, 50:90, 150:60, 400:20, 800:0"' in form
    given = {
        "weight-foreign": "40",
        "points-foreign": "0:100, 500:0",
        "weight-mainland": "20",
        "points-mainland": "0:0, 1000:100",
        "weight-population": "20",
        "points-population": "0:100, 1000:0",
        "drop-coast": "1",
        "weight-coast": "0",
        "points-coast": "0:0, 1:1",
        "weight-sensors": "10",
        "new-label": "面積の小ささ",
        "new-field": "area_km2",
        "new-weight": "10",
        "new-points": "0:100、100:0",
        **{
            f"grade-{grade}": str(least)
            for grade, least in zip("ABCD", (70, 50, 30, 0), strict=True)
        },
        "reason": "面積も見る",
    }
    assert client.post("/islands/grades/edit/", given).status_code == 302
    saved = GradingVersion.objects.get().content
    assert set(saved["criteria"]) == {"foreign", "mainland", "population", "sensors", "own5"}
    assert "面積の小ささ" in page(client, "/islands/grades/")
    wrong = client.post("/islands/grades/edit/", {**given, "points-foreign": "近い"})
    assert wrong.status_code == 400
    assert GradingVersion.objects.count() == 1


def test_hostile_names_are_text() -> None:
    island = Island.objects.get(slug="yonagunijima")
    island.name = '"><script>alert(1)</script>'
    island.save()
    for address in (
        "/islands/",
        "/islands/yonagunijima/",
        "/islands/grades/",
        "/islands/plans/new/",
    ):
        assert "<script>alert" not in page(browser(Role.EDITOR), address)
