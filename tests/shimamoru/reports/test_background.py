"""What is done after the acknowledgement: copies, and erasing when the time is over."""

import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from sesaku_web.history.log import verify
from sesaku_web.sources import files
from shimamoru.reports.actions.edit_report import Change, edit_report, withdraw_report
from shimamoru.reports.background.copying import copy_waiting
from shimamoru.reports.background.erasing import erase, retention
from shimamoru.reports.models import Photo, Report
from shimamoru.reports.places.accepted import Place
from tests.sesaku_site.running import Library
from tests.sesaku_web.factories import actor
from tests.shimamoru.reports.sending import picture, report

pytestmark = pytest.mark.django_db


def test_a_picture_that_cannot_be_decoded_stops_no_other() -> None:
    broken = picture()[:2000]
    made = report(photos=1)
    row = Photo.objects.get(report=made)
    other = report(photos=1)
    Photo.objects.filter(pk=row.pk).update(original=files.store(broken))
    assert copy_waiting() == 2
    row.refresh_from_db()
    assert (row.copy, bool(row.trouble)) == ("", True)
    assert Photo.objects.get(report=other).copy
    assert copy_waiting() == 0


def test_what_a_picture_says_is_kept_as_a_suggestion() -> None:
    made = report(photos=1)
    copy_waiting()
    row = made.photos.get()
    assert row.warnings == ["no-camera-data"]
    assert row.copied_at is not None


def test_a_changed_place_is_compared_with_the_pictures_anew() -> None:
    made = report(photos=1)
    copy_waiting()
    made.photos.update(exif={"lat": 34.4, "lon": 129.3})
    edit_report(made, Change("oil", "沖の方だった", Place(33.0, 129.3)))
    assert made.photos.get().warnings == ["place-differs"]
    edit_report(made, Change("oil", "やはり港だった", Place(34.4, 129.3)))
    assert made.photos.get().warnings == []


def test_originals_go_when_their_time_is_over_and_copies_stay() -> None:
    made = report(photos=1, state="closed")
    copy_waiting()
    row = Photo.objects.get()
    long_ago = timezone.now() - timedelta(days=retention().original + 1)
    Report.objects.filter(pk=made.pk).update(closed_at=long_ago)
    assert erase(actor(), timezone.now()).originals == 1
    again = Photo.objects.get()
    assert (again.original, again.copy) == ("", row.copy)
    assert not files.path_of(row.original).exists()
    assert files.load(row.copy)


def test_an_original_of_two_reports_stays_for_the_other() -> None:
    data = picture()
    first, second = report(), report()
    sha256 = files.store(data)
    for at, one in enumerate((first, second)):
        Photo.objects.create(
            report=one, name=f"n{at}", kind="jpeg", size=1, width=1, height=1, original=sha256
        )
    long_ago = timezone.now() - timedelta(days=retention().original + 1)
    Report.objects.filter(pk=first.pk).update(closed_at=long_ago, state="closed")
    erase(actor(), timezone.now())
    assert files.load(sha256) == data


def test_what_was_withdrawn_is_erased_after_some_days() -> None:
    made = report(photos=1, words="青い屋根の小屋のそば", place_text="二番の岩")
    copy_waiting()
    row = Photo.objects.get()
    withdraw_report(made)
    assert erase(actor(), timezone.now()).reports == 0
    later = timezone.now() + timedelta(days=retention().withdrawn + 1)
    assert erase(actor(), later).reports == 1
    kept = Report.objects.get()
    assert (kept.words, kept.place_text, kept.lat, kept.lon) == ("", "", None, None)
    assert not Photo.objects.exists()
    assert not files.path_of(row.original).exists()
    assert not files.path_of(row.copy).exists()
    assert erase(actor(), later).reports == 0
    verify()


@pytest.mark.site
def test_pictures_are_in_a_backup(empty: Library, tmp_path: Path) -> None:
    code = (
        "from sesaku_site.library import open_library; open_library(); "
        "from tests.shimamoru.reports.sending import report; report(photos=1); "
        "from shimamoru.reports.background.copying import copy_waiting; copy_waiting()"
    )
    empty.run("list")
    subprocess.run([sys.executable, "-c", code], env=empty.environment, check=True)  # noqa: S603 - our own
    target = tmp_path / "backup.zip"
    empty.run("backup", target)
    with zipfile.ZipFile(target) as archive:
        held = [name for name in archive.namelist() if name.startswith("files/")]
    assert len(held) == 2, "the original and the copy"
