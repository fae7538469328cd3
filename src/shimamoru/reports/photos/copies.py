"""Copies for the eye: upright, smaller, and without a byte of what else the file said."""

import io
import warnings

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from shimamoru.reports.photos.intake import MOST_PIXELS

SIDE = 1600
"""Longest side of a copy, in pixels."""

_QUALITY = 82


class UncopiableError(Exception):
    """The picture cannot be decoded."""


def copy_of(data: bytes, kind: str) -> bytes:
    """Return a picture as a JPEG of its pixels alone.

    Raises:
        UncopiableError: it cannot be decoded; the message says why.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of broken metadata, which are not taken along
            image = _opened(data, kind)
            if image.width * image.height > MOST_PIXELS.get(kind, 0):
                raise UncopiableError("too many pixels")
            image.draft("RGB", (SIDE, SIDE))
            upright = _upright(image)
            upright.thumbnail((SIDE, SIDE))
            return _bare(upright)
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
        SyntaxError,
        RuntimeError,
        EOFError,
        MemoryError,
    ) as error:
        raise UncopiableError(str(error)[:200] or type(error).__name__) from error


def _opened(data: bytes, kind: str) -> Image.Image:
    if kind == "heic":
        return pillow_heif.open_heif(data).to_pillow()
    return Image.open(io.BytesIO(data), formats=[kind.upper()])


def _upright(image: Image.Image) -> Image.Image:
    """Turn a picture as its metadata say; metadata that are broken say nothing."""
    try:
        return ImageOps.exif_transpose(image)
    except (ValueError, TypeError, KeyError, SyntaxError, ZeroDivisionError, OverflowError):
        image.load()
        return image


def _bare(image: Image.Image) -> bytes:
    """Encode the pixels alone: a new picture, into which nothing else was taken."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        rgba = image.convert("RGBA")
        flat = Image.new("RGB", image.size, "white")
        flat.paste(rgba, mask=rgba.getchannel("A"))
    else:
        flat = image.convert("RGB")
    pixels = Image.frombytes("RGB", flat.size, flat.tobytes())
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=_QUALITY, optimize=False, progressive=False)
    return out.getvalue()
