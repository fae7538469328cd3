"""What a person writes of an island, made a value of its field, or refused with the reason."""

import math
import unicodedata

from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.preparation import storable
from shimamoru.islands.fields import Field

Value = str | float | int | None


def parsed(one: Field, written: str) -> Value:
    """Return a value of a field; an empty number is not known, never zero.

    Raises:
        ConditionError: it is no number, out of what is believed, or too long.
    """
    text = unicodedata.normalize("NFC", storable(written.strip()))
    if one.kind == "text":
        if len(text) > one.longest:
            raise ConditionError(f"{one.ja}は {one.longest} 字以内にしてください。")
        return text
    if not text:
        return None
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-")
    try:
        number = float(plain)
    except ValueError as error:
        raise ConditionError(f"{one.ja}「{text[:40]}」は数ではありません。") from error
    if not math.isfinite(number) or not one.least <= number <= one.most:
        raise ConditionError(
            f"{one.ja}「{text[:40]}」は {one.least:g} 以上 {one.most:g} 以下ではありません。"
        )
    if one.kind == "whole":
        if number != int(number):
            raise ConditionError(f"{one.ja}「{text[:40]}」は整数ではありません。")
        return int(number)
    return number
