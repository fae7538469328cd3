"""Sheets as PDF, set by typst from templates that are filled with JSON alone."""

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst
from django.utils import timezone

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources import files as stored
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Report
from shimamoru.reports.places.coasts import islands
from shimamoru.triage import labels
from shimamoru.triage.choices import agencies

_MOST_PHOTOS = 4


def hand_over_sheet(report: Report, agency: str, printed_by: str) -> bytes:
    """Return the sheet with which a report is handed over to an agency."""
    category = categories().get(report.category)
    island = islands().get(report.island)
    place = ""
    if report.lat is not None and report.lon is not None:
        near = f" ±{report.accuracy:.0f} m" if report.accuracy else ""
        place = f"{report.lat:.5f}, {report.lon:.5f}{near}（{labels.PLACES[report.place_kind]}）"
    photos = list(report.photos.exclude(copy="")[:_MOST_PHOTOS])
    told = [one.exif for one in report.photos.all() if one.exif]
    said = {
        "to": agencies()[agency]["ja"],
        "phone": agencies()[agency]["phone"],
        "number": report.number,
        "urgency": str(labels.URGENCY[report.urgency]),
        "category": category.names["ja"] if category else report.category,
        "seen_at": _said(report.seen_at),
        "received_at": _said(report.received_at),
        "clock": "端末の時計のずれを補正" if report.clock_was_wrong else "",
        "island": island.name if island else "",
        "place": place,
        "place_text": report.place_text,
        "words": report.words,
        "warnings": sorted(
            {str(labels.WARNINGS[code]) for one in report.photos.all() for code in one.warnings}
        ),
        "exif": [
            "　".join(
                filter(
                    None,
                    (
                        _said(datetime.fromisoformat(one["taken_at"])) if "taken_at" in one else "",
                        f"{one['lat']:.5f}, {one['lon']:.5f}" if "lat" in one else "",
                    ),
                )
            )
            for one in told
        ],
        "joined": list(report.joined.values_list("number", flat=True)),
        "printed_by": printed_by,
        "printed_at": _said(timezone.now()),
    }
    pictures = []
    for one in photos:
        try:
            pictures.append(stored.load(one.copy))
        except NotFoundError:  # the sheet goes out without a picture that is gone
            continue
    return _print("hand_over.typ", said, pictures)


def shift_sheet(shift: Mapping[str, Any]) -> bytes:
    """Return what one shift leaves to the next."""
    said = {
        "since": _said(shift["since"]),
        "now": _said(shift["now"]),
        "duty": [str(one.person) for one in shift["duty"]],
        "counts": {**shift["counts"], "fresh": shift["fresh"], "fresh_aside": shift["aside"]},
        "waiting": [_printed(one) for one in shift["waiting"]],
        "ended": [_printed(one) for one in shift["ended"]],
        "notes": [
            {"number": one.report.number, "by": str(one.by), "text": one.text}
            for one in shift["notes"]
        ],
    }
    return _print("shift.typ", said, [])


def _printed(line: Mapping[str, Any]) -> dict[str, str]:
    words = {name: str(value) if value else "" for name, value in line.items()}
    return {**words, "received_at": _said(line["received_at"])}


def _said(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def _print(template: str, said: Mapping[str, Any], pictures: list[bytes]) -> bytes:
    with (
        tempfile.TemporaryDirectory(prefix="sesaku-sheet-") as name,
        as_file(files("sesaku") / "fonts") as fonts,
    ):
        folder = Path(name)
        source = files("shimamoru.triage.printing") / template
        (folder / "sheet.typ").write_text(source.read_text("utf-8"), "utf-8")
        names = []
        for at, picture in enumerate(pictures):
            (folder / f"{at}.jpg").write_bytes(picture)
            names.append(f"{at}.jpg")
        made: bytes = typst.compile(
            folder / "sheet.typ",
            root=folder,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs={"said": json.dumps({**said, "pictures": names}, ensure_ascii=False)},
        )
        return made
