"""Nothing that is public tells more of a report than its cell and its piece of the calendar.

Two worlds that differ only in what is to stay private are looked at by all doors, at many moments:
every byte has to be the same. That holds for one output and for all of them together.
"""

import itertools
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from shimamoru.open_data.actions.count_month import count_months
from shimamoru.open_data.actions.publish_report import Shown, publish_report
from shimamoru.open_data.blur import JAPAN, cell_of, piece_of
from shimamoru.open_data.models import MonthlyFigures, Publication
from shimamoru.reports.background.copying import copy_waiting
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report
from shimamoru.reports.places.accepted import Place
from shimamoru.reports.places.distance import kilometres
from shimamoru.triage.actions.move_report import Said, move_report
from tests.sesaku_web.factories import actor
from tests.shimamoru.reports.sending import report

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=JAPAN)
DOORS = (
    "/coast/published/",
    "/coast/published/?table=reports&as=csv",
    "/coast/published.geojson",
    "/coast/published.atom",
    "/coast/figures/",
    "/coast/figures/?table=islands&as=csv",
    "/open311/v2/requests.json?extensions=true&start_date=2026-01-01",
    "/open311/v2/requests.xml?extensions=true&start_date=2026-01-01",
    "/open311/v2/services.json",
)
MOMENTS = [
    NOON + timedelta(days=days, hours=hours)
    for days in (0, 1, 3, 8, 13, 20, 28, 60)
    for hours in (0, 11)
]


@pytest.fixture(autouse=True)
def _world(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SESAKU_COAST = True
    ids = itertools.count(1)
    monkeypatch.setattr(secrets, "token_hex", lambda _length: f"id{next(ids):014}")


def seen_by_all(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, bytes]]:
    """Return what the public gets by every door at every moment, headers included."""
    found = []
    MonthlyFigures.objects.all().delete()
    for moment, door in itertools.product(MOMENTS, DOORS):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        count_months(actor(), moment)
        answer = Client().get(door)
        assert answer.status_code == 200
        headers = str(sorted(answer.items()))
        found.append((f"{moment} {door}", headers, answer.content))
    return found


def publish(made: Report, monkeypatch: pytest.MonkeyPatch) -> Publication:
    """Approve a report, a day after it came."""
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=1))
    move_report(actor(), made, "take", Said())
    made.refresh_from_db()
    return publish_report(actor(), made, Shown("浜で見つかりました"))


def corners(category: str) -> Iterator[Place]:
    """Yield places of one cell: corners, edge and middle."""
    grid = categories()[category].publish.grid
    cell = cell_of(34.4, 129.3, grid)
    side = grid / 100
    south, west = round(cell.north * side, 6), round(cell.east * side, 6)
    for up, right in ((0, 0), (0.999, 0), (0, 0.999), (0.999, 0.999), (0.5, 0.37)):
        yield Place(round(south + up * side, 6), round(west + right * side, 6))


@pytest.mark.parametrize("category", categories())
def test_all_that_is_public_is_the_same_wherever_in_the_cell(
    category: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    made = report(category=category, place=Place(34.4, 129.3), seen_at=NOON - timedelta(hours=2))
    row = publish(made, monkeypatch)
    worlds = []
    for where in corners(category):
        cell = cell_of(where.lat, where.lon, row.grid)
        assert (cell.north, cell.east) == (row.north, row.east)
        Report.objects.filter(pk=made.pk).update(lat=where.lat, lon=where.lon)
        worlds.append(seen_by_all(monkeypatch))
    assert any(made.publication.public_id.encode() in content for *_, content in worlds[0])
    for other in worlds[1:]:
        assert other == worlds[0]
    reach = [kilometres((one.lat, one.lon), (cell.lat, cell.lon)) for one in corners(category)]
    assert max(reach) * 1000 >= 0.99 * cell.radius, "the radius that is stated is the whole cell"


@pytest.mark.parametrize("category", categories())
def test_all_that_is_public_is_the_same_whenever_in_the_piece(
    category: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = categories()[category].publish.time
    first, last = piece_of(NOON, piece)
    rows = []
    for day, hour in ((first, 0), (last, 23), (NOON.date(), 5)):
        seen = datetime(day.year, day.month, day.day, hour, 30, tzinfo=JAPAN)
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=40))
        made = report(category=category, seen_at=seen)
        move_report(actor(), made, "take", Said())
        shown = publish_report(actor(), Report.objects.get(pk=made.pk), Shown())
        rows.append((shown.first_day, shown.last_day, shown.public_from))
    assert len(set(rows)) == 1


def test_a_report_that_nobody_approved_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    public = report(category="oil", seen_at=NOON - timedelta(hours=2))
    publish(public, monkeypatch)
    for _ in range(5):
        report(category="oil", seen_at=NOON - timedelta(hours=3))
    without = seen_by_all(monkeypatch)
    figures = [content for name, _, content in without if "figures" in name]
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    private = report(category="hazard", words="崖の下の赤い缶", place=Place(36.25, 133.2, 5.0))
    move_report(actor(), private, "take", Said())
    with_it = seen_by_all(monkeypatch)
    changed = [name for (name, *was), (_, *now) in zip(without, with_it, strict=True) if was != now]
    assert all("figures" in name for name in changed)
    assert not any("赤い缶".encode() in content for *_, content in with_it)
    assert figures
    told = MonthlyFigures.objects.get(month="2026-03-01").content
    assert told["areas"]["dogo"] is None, "a count of one is not told"
    assert (
        told["total"] is None
        or None not in told["areas"].values()
        or list(told["areas"].values()).count(None) > 1
    )


def test_a_place_put_right_later_shows_no_border(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    made = report(category="oil", seen_at=NOON)
    row = publish(made, monkeypatch)
    before = (row.public_id, row.north, row.east)
    Report.objects.filter(pk=made.pk).update(lat=34.411)
    made.refresh_from_db()
    again = publish_report(actor(), made, Shown("書き直し"))
    assert (again.public_id, again.north, again.east) == before


def test_pictures_are_shown_with_their_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    made = report(category="oil", photos=2, seen_at=NOON)
    copy_waiting()
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(hours=1))
    move_report(actor(), made, "take", Said())
    one, other = Photo.objects.all()
    publish_report(actor(), Report.objects.get(), Shown(photos=[one.name]))
    address = f"/coast/published/photos/{one.name}.jpg"
    assert Client().get(address).status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=5))
    shown = Client().get(address)
    assert shown.status_code == 200
    assert "Last-Modified" not in shown.headers
    assert one.original not in str(shown.items())
    assert Client().get(f"/coast/published/photos/{other.name}.jpg").status_code == 404
    listed = Client().get("/coast/published.geojson").json()["features"][0]["properties"]
    assert [name.rsplit("/", 1)[1] for name in listed["photos"]] == [f"{one.name}.jpg"]


def test_numbers_of_reporters_are_not_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)
    made = report(category="oil", seen_at=NOON, secret="k" * 30)
    publish(made, monkeypatch)
    seen = b"".join(content for *_, content in seen_by_all(monkeypatch))
    for private in (made.number, str(made.key), "k" * 30, "34.4,", "129.3,", "黒い油"):
        assert private.encode() not in seen, private
