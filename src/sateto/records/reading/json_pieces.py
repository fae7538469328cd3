"""Pieces of JSON as typed values, so that one of another form harms no other record."""

import re
from decimal import Decimal
from typing import TypeVar

import msgspec

from sateto.records.reading.troubles import Trouble, trouble

T = TypeVar("T")

_WHERE = re.compile(r" - at `\$?\.?(.+)`$")
_BYTE = re.compile(r"\(byte (\d+)\)")
_NUL = b"\\u0000"


def decoder(form: type[T]) -> msgspec.json.Decoder[T]:
    """Return what decodes pieces of a form; fractions stay exact where anything may stand."""
    return msgspec.json.Decoder(form, strict=False, float_hook=Decimal)


def decoded(content: bytes, form: msgspec.json.Decoder[T]) -> T | Trouble:
    """Return what a piece holds, or what is wrong with it."""
    if _NUL in content:
        return trouble("json-broken", detail="文字でないもの（\\u0000）があります")
    try:
        return form.decode(content)
    except msgspec.ValidationError as error:
        found = _WHERE.search(str(error))
        return trouble("json-of-other-form", detail=found[1] if found else "最も外側")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        place = _BYTE.search(str(error))
        return trouble("json-broken", detail=f"{place[1]} バイト目" if place else "入れ子か文字")
