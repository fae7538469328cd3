"""What a picture says of when and where it was taken: a suggestion, never more."""

import io
import math
import re
import warnings
from datetime import UTC, datetime, timedelta, timezone
from typing import TypedDict

import pillow_heif
from PIL import ExifTags, Image, UnidentifiedImageError

JAPAN = timezone(timedelta(hours=9))

_STAMP = re.compile(r"(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_ZONE = re.compile(r"([+-])(\d\d):(\d\d)")
_BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    RuntimeError,
    EOFError,
    TypeError,
    KeyError,
    IndexError,
    ZeroDivisionError,
    OverflowError,
    AttributeError,
    Image.DecompressionBombError,
)
"""All that broken metadata make a reader of them raise."""


class Told(TypedDict, total=False):
    """What a picture says, as JSON: moment (ISO 8601), and place in degrees."""

    taken_at: str
    lat: float
    lon: float
    camera: bool


def told(data: bytes, kind: str) -> Told:
    """Return what the picture says; broken metadata say nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of broken metadata
            exif = _exif(data, kind)
            found: Told = {}
            inner = dict(exif.get_ifd(ExifTags.IFD.Exif))
            place = dict(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except _BROKEN:
        return {}
    moment = _moment(inner, exif)
    if moment is not None:
        found["taken_at"] = moment.isoformat()
    where = _where(place)
    if where is not None:
        found["lat"], found["lon"] = where
    if exif.get(ExifTags.Base.Make) or exif.get(ExifTags.Base.Model):
        found["camera"] = True
    return found


def _exif(data: bytes, kind: str) -> Image.Exif:
    if kind == "heic":
        image = pillow_heif.open_heif(data, convert_hdr_to_8bit=False)
        exif = Image.Exif()
        raw = image.info.get("exif")
        if raw:
            exif.load(raw)
        return exif
    with Image.open(io.BytesIO(data), formats=[kind.upper()]) as opened:
        return opened.getexif()


def _moment(inner: dict[int, object], exif: Image.Exif) -> datetime | None:
    for tag, zone in (
        (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
        (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
        (ExifTags.Base.DateTime, ExifTags.Base.OffsetTime),
    ):
        match = _STAMP.match(str(inner.get(tag) or exif.get(tag) or ""))
        if match is None:
            continue
        try:
            naive = datetime(*map(int, match.groups()), tzinfo=_zone(inner.get(zone)))  # type: ignore[misc, arg-type] # six numbers
            return naive.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _zone(given: object) -> timezone:
    match = _ZONE.fullmatch(str(given or "").strip().strip("\0"))
    if match is None:
        return JAPAN
    minutes = int(match[2]) * 60 + int(match[3])
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))


def _where(place: dict[int, object]) -> tuple[float, float] | None:
    lat = _degrees(place.get(ExifTags.GPS.GPSLatitude))
    lon = _degrees(place.get(ExifTags.GPS.GPSLongitude))
    if lat is None or lon is None or (lat == 0 and lon == 0):
        return None
    if str(place.get(ExifTags.GPS.GPSLatitudeRef, "N")).upper().startswith("S"):
        lat = -lat
    if str(place.get(ExifTags.GPS.GPSLongitudeRef, "E")).upper().startswith("W"):
        lon = -lon
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None  # noqa: PLR2004 - degrees


def _degrees(parts: object) -> float | None:
    try:
        values = [float(part) for part in parts]  # type: ignore[attr-defined] # what else raises
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not values or not all(math.isfinite(value) for value in values):
        return None
    return float(round(sum(value / 60**power for power, value in enumerate(values[:3])), 6))
