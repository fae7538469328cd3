"""Pictures: what is taken, what is refused, and copies that tell nothing."""

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pillow_heif
import pytest
from PIL import ExifTags, Image

from shimamoru.reports.photos.comparing import differences
from shimamoru.reports.photos.copies import SIDE, copy_of
from shimamoru.reports.photos.exceptions import PhotoRefusedError
from shimamoru.reports.photos.exif import told
from tests.shimamoru.reports.sending import picture, taken


def segments(jpeg: bytes) -> set[int]:
    """Return the kinds of segments of a JPEG before its pixels, each by its marker."""
    found, at = set(), 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        found.add(jpeg[at + 1])
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
    return found


def assert_bare(copy: bytes) -> None:
    """Nothing but the pixels, and what is needed to decode them."""
    assert segments(copy) <= {0xE0, 0xDB, 0xC0, 0xC4}, "JFIF header, tables, frame"
    assert copy.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(copy)) as image:
        image.load()
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert max(image.size) <= SIDE
    for sign in (b"Exif", b"http", b"GPS", b"ICC_PROFILE", b"Photoshop"):
        assert sign not in copy[:2000]


@pytest.mark.shared
def test_the_set_of_odd_photos(shared: Path) -> None:
    paths = sorted((shared / "data" / "coast" / "exif").rglob("*.*"))
    assert len(paths) == 19
    places = 0
    for path in paths:
        data = path.read_bytes()
        kind = taken(data).kind
        places += "lat" in told(data, kind)
        assert_bare(copy_of(data, kind))
    assert places == 3


@pytest.mark.shared
def test_turned_photos_are_upright(shared: Path) -> None:
    folder = shared / "data" / "coast" / "exif" / "orientation"
    for path in sorted(folder.glob("*.jpg")):
        with Image.open(io.BytesIO(copy_of(path.read_bytes(), "jpeg"))) as image:
            assert (image.width > image.height) is path.name.startswith("landscape"), path.name


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_kinds_by_content(kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Ichirin"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (34.0, 24.0, 0.0)
    data = picture(kind=kind, exif=exif)
    found = taken(data)
    assert (found.kind, found.width, found.height) == (kind.lower(), 320, 240)
    assert_bare(copy_of(data, found.kind))


def test_heic_is_taken() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 48), "navy")).save(out, format="HEIF")
    found = taken(out.getvalue())
    assert (found.kind, found.width, found.height) == ("heic", 64, 48)
    assert_bare(copy_of(out.getvalue(), found.kind))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb() -> bytes:
    """Return a PNG of a few kilobytes that claims 3,600 million pixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.sh", "echo")
    return out.getvalue()


REFUSED = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
    "pdf": b"%PDF-1.4\n1 0 obj",
    "bomb": bomb(),
    "jpeg and zip": picture() + zipped(),
    "jpeg and html": picture(comment=b"<html><script>alert(1)</script>"),
    "jpeg and php": picture() + b"<?php system('id');",
    "jpeg and pdf": picture(comment=b"%PDF-1.4"),
    "name alone": b"\xff\xd8\xff\xe0",
    "cut in the head": picture()[:30],
    "empty": b"",
    "noise": bytes(range(256)) * 40,
    "too large": b"\xff\xd8\xff" + bytes(20 * 1024 * 1024),
    "heic in name": b"\x00\x00\x00\x18ftypheic" + bytes(64),
    "webp in name": b"RIFF\x00\x00\x00\x00WEBP" + bytes(64),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_photo_is_refused_before_it_is_decoded(name: str) -> None:
    with pytest.raises(PhotoRefusedError):
        taken(REFUSED[name])


def test_broken_metadata_say_nothing() -> None:
    whole = picture(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(range(200)))
    kind = taken(whole).kind
    assert told(whole, kind) == {}
    assert_bare(copy_of(whole, kind))


def test_what_a_photo_says_is_compared_with_what_was_entered() -> None:
    now = datetime(2026, 5, 3, 3, 0, tzinfo=UTC)
    here = (34.4, 129.3)
    said = {"lat": 34.41, "lon": 129.31, "taken_at": "2026-05-03T02:50:00+00:00"}

    def found(**changes: object) -> list[str]:
        return differences({**said, **changes}, place=here, seen_at=now, now=now)  # type: ignore[typeddict-item] # changed parts

    assert found() == []
    assert found(lat=33.0) == ["place-differs"]
    assert found(taken_at=(now - timedelta(days=3)).isoformat()) == ["time-differs"]
    assert found(taken_at=(now + timedelta(days=3)).isoformat()) == ["future"]
    assert differences({}, place=here, seen_at=now, now=now) == ["no-camera-data"]
