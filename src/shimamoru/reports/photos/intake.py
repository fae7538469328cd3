"""Taking a picture in: type by content, size and pixels before anything is decoded."""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from sesaku_web.sources.files import Incoming
from shimamoru.reports.photos.exceptions import PhotoRefusedError

Kind: TypeAlias = Literal["jpeg", "png", "heic", "webp"]

MOST_PHOTOS = 5
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = {"jpeg": 220_000_000, "png": 60_000_000, "heic": 60_000_000, "webp": 60_000_000}
"""A phone's JPEG may have 200 million; it is decoded at an eighth. Others are decoded whole."""

MOST_SIDE = 30_000
MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "webp": "image/webp",
}

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc"})
_EDGE = 64 * 1024
_FOREIGN = (
    b"<script",
    b"<svg",
    b"<html",
    b"<!doctype",
    b"<?php",
    b"<iframe",
    b"<body",
    b"javascript:",
    b"pk\x05\x06",
    b"pk\x01\x02",
    b"%pdf-",
    b"rar!\x1a",
    b"7z\xbc\xaf",
    b"\x7felf",
)
"""Beginnings of other kinds of file: a picture that is one of them as well is not taken."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture that may be stored: its kind and its sides as the file says them."""

    file: Incoming
    kind: Kind
    width: int
    height: int


def take(file: Incoming) -> Taken:
    """Return a picture that may be stored; only its two ends are looked at.

    Raises:
        PhotoRefusedError: it is none of the four kinds, too large, or something else as well.
    """
    if file.size > MOST_BYTES:
        raise PhotoRefusedError(
            _("写真は 1 枚 %(most)s MB までです。") % {"most": MOST_BYTES // 1024**2}
        )
    head, edges = _ends(file.path)
    kind = kind_of(head)
    if kind is None:
        raise PhotoRefusedError(
            _("写真として読めません。JPEG、PNG、HEIC、WebP の写真を選んでください。")
        )
    if any(beginning in edges for beginning in _FOREIGN):
        raise PhotoRefusedError(
            _(
                "写真のほかにもプログラムや書庫などを含むファイルです。撮ったままの写真を選んでください。"
            )
        )
    width, height = _size(file.path, kind)
    if width * height > MOST_PIXELS[kind] or max(width, height) > MOST_SIDE:
        raise PhotoRefusedError(_("写真の画素数が大きすぎます。小さくした写真を選んでください。"))
    return Taken(file, kind, width, height)


def kind_of(data: bytes) -> Kind | None:
    """Return the kind of a picture by its first bytes."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "heic"
    return None


def _ends(path: Path) -> tuple[bytes, bytes]:
    """Return how a file begins, and both of its ends in small letters."""
    with path.open("rb") as file:
        head = file.read(_EDGE)
        file.seek(max(0, path.stat().st_size - _EDGE))
        return head, (head + file.read(_EDGE)).lower()


def _size(path: Path, kind: Kind) -> tuple[int, int]:
    """Return width and height as the file says, without decoding the picture."""
    try:
        if kind == "heic":
            found = pillow_heif.open_heif(path, convert_hdr_to_8bit=False)
            return int(found.size[0]), int(found.size[1])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged here, metadata elsewhere
            with Image.open(path, formats=[kind.upper()]) as image:
                return image.size
    except Image.DecompressionBombError:
        return MOST_SIDE, MOST_SIDE
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        RuntimeError,
        EOFError,
    ) as error:
        raise PhotoRefusedError(
            _("写真が壊れていて読めません。撮り直すか、別の写真を選んでください。")
        ) from error
