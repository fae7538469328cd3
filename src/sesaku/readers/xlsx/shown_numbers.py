"""Numbers as a number format shows them."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from sesaku.readers.xlsx.format_code import Section, Sign
from sesaku.readers.xlsx.kanji_digits import in_digits, in_words

_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
"""A workbook computes to 15 digits; what a binary number has beyond them is no part of it."""
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_DIGITS = 11
_LARGE, _SMALL = Decimal(10) ** 11, Decimal("0.0001")


def decimal_of(value: float) -> Decimal:
    """Return a number of a workbook without the dirt of its binary form."""
    return _EXACT.create_decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def general(value: float) -> str:
    """Return a number as ``General`` shows it in a cell that is wide enough."""
    if isinstance(value, int) and abs(value) < _LARGE:
        return str(value)
    number = decimal_of(value)
    size = abs(number)
    if size and (size >= _LARGE or size < _SMALL):
        return _scientific_general(number, size)
    whole = len(str(int(size)))
    places = max(_GENERAL_DIGITS - 1 - whole, 0)
    text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _scientific_general(number: Decimal, size: Decimal) -> str:
    if size >= _LARGE and number == number.to_integral_value() and size < _LARGE * 10000:
        return f"{number:f}"  # a cell wide enough for it; shorter forms are a matter of its width
    mantissa, _, exponent = f"{number:.5E}".partition("E")
    power = int(exponent)
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{'-' if power < 0 else '+'}{abs(power):02}"


def shown_number(section: Section, value: float, *, signed: bool) -> str:
    """Return a number as a section shows it.

    Args:
        section: the section that is for this number.
        value: the number.
        signed: whether a minus is to be printed before a number below zero.
    """
    number = decimal_of(value)
    minus = "-" if signed and number < 0 else ""
    number = abs(number)
    if section.has("general"):
        plain = in_words(general(abs(value)), section.numerals)
        return minus + "".join(
            plain if sign.kind == "general" else sign.text
            for sign in section.signs
            if sign.kind in {"general", "literal", "percent", "comma", "point"}
        )
    number = number * 100 ** sum(sign.kind == "percent" for sign in section.signs)
    if section.has("exponent"):
        text = _exponential(section.signs, number)
    elif section.has("slash") and section.has("digit"):
        text = _fraction(section.signs, number)
    else:
        text = _fixed(section.signs, number)
    if not any(digit in text for digit in "123456789"):
        minus = ""
    return minus + in_digits(text, section.numerals)


def _fixed(signs: tuple[Sign, ...], number: Decimal) -> str:
    """Return a number by its placeholders: whole part, point, decimals."""
    digits = [place for place, sign in enumerate(signs) if sign.kind == "digit"]
    point = next((place for place, sign in enumerate(signs) if sign.kind == "point"), len(signs))
    whole = [place for place in digits if place < point]
    decimals = [place for place in digits if place > point]
    last = max(whole, default=-1)
    commas = [place for place, sign in enumerate(signs) if sign.kind == "comma" and digits]
    ends = (last, max(digits, default=-1))
    scaling = [
        place
        for place in commas
        if any(end < place and set(range(end + 1, place)) <= set(commas) for end in ends)
    ]
    grouped = any(whole and whole[0] < place < last for place in commas)
    number = number.scaleb(-3 * len(scaling), _WIDE)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP, _WIDE)
    text, _, fraction = f"{rounded:f}".partition(".")
    filled = _whole_part(signs, whole, text.lstrip("0"), grouped=grouped)
    filled |= _decimal_part(signs, decimals, fraction)
    parts = []
    for place, sign in enumerate(signs):
        if sign.kind == "digit":
            parts.append(filled.get(place, ""))
        elif sign.kind == "point":
            parts.append("." if any(filled.get(later) for later in decimals) else "")
        elif sign.kind != "comma" or place not in commas:
            parts.append(sign.text)
    return "".join(parts)


def _whole_part(
    signs: tuple[Sign, ...], places: list[int], digits: str, *, grouped: bool
) -> dict[int, str]:
    """Say what stands at each placeholder before the point; the first takes what is left over."""
    filled: dict[int, str] = {}
    position = 0
    left = digits
    for order, place in enumerate(reversed(places)):
        take = left if order == len(places) - 1 else left[-1:]
        left = "" if order == len(places) - 1 else left[:-1]
        if not take:
            take = {"0": "0", "?": " "}.get(signs[place].text, "")
        text = ""
        for digit in reversed(take):
            comma = grouped and position and position % 3 == 0 and digit != " "
            text = digit + ("," if comma else "") + text
            position += 1
        filled[place] = text
    return filled


def _decimal_part(signs: tuple[Sign, ...], places: list[int], digits: str) -> dict[int, str]:
    kept = len(digits.rstrip("0"))
    filled = {}
    for order, place in enumerate(places):
        digit = digits[order : order + 1] or "0"
        if order >= kept:
            digit = {"0": "0", "?": " "}.get(signs[place].text, "")
        filled[place] = digit
    return filled


def _exponential(signs: tuple[Sign, ...], number: Decimal) -> str:
    at = next(place for place, sign in enumerate(signs) if sign.kind == "exponent")
    head, tail = signs[:at], signs[at + 1 :]
    point = next((place for place, sign in enumerate(head) if sign.kind == "point"), len(head))
    whole = sum(sign.kind == "digit" for sign in head[:point]) or 1
    decimals = sum(sign.kind == "digit" for sign in head[point:])
    power = 0
    if number:
        power = number.adjusted() - (number.adjusted() % whole if whole > 1 else 0)
        if round(number.scaleb(-power, _WIDE), decimals) >= 10**whole:
            power += whole
    mantissa = _fixed(head, number.scaleb(-power, _WIDE))
    sign = "-" if power < 0 else "+" if signs[at].text.endswith("+") else ""
    return f"{mantissa}E{sign}{_fixed(tail, Decimal(abs(power)))}"


def _fraction(signs: tuple[Sign, ...], number: Decimal) -> str:
    slash = next(place for place, sign in enumerate(signs) if sign.kind == "slash")
    before = [sign for sign in signs[:slash] if sign.kind == "digit"]
    fixed = "".join(sign.text for sign in signs[slash + 1 :] if sign.text.isdecimal())
    width = sum(sign.kind == "digit" for sign in signs[slash + 1 :])
    blank = next((place for place, sign in enumerate(signs[:slash]) if sign.text == " "), None)
    whole = int(number) if blank is not None and len(before) > 1 else 0
    rest = Fraction(number) - whole
    if fixed.strip("0"):
        below = int(fixed)
        above = round(rest * below)
    else:
        near = rest.limit_denominator(10 ** max(width, 1) - 1)
        above, below = near.numerator, near.denominator
    if above == below and blank is not None:
        whole, above = whole + 1, 0
    if not above:
        return str(whole)
    return f"{whole} {above}/{below}" if whole else f"{above}/{below}"
