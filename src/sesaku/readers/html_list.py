"""The numbers that a browser prints before the items of a list."""

from sesaku.text.numerals import roman_numeral

BULLET = "・"
_MAX_DIGITS = 9
_LETTERS = 26


class Numbering:
    """The items of one list: its kind, and the number of the next."""

    def __init__(self, tag: str, attributes: dict[str, str | None], *, plain: bool) -> None:
        """Begin a list.

        Args:
            tag: ``ol``, or another for a list with bullets.
            attributes: those of the list.
            plain: whether it prints neither numbers nor bullets.
        """
        self._numbered = tag == "ol"
        self._plain = plain
        self._type = attributes.get("type") or "1"
        self._step = -1 if "reversed" in attributes else 1
        start = _integer(attributes.get("start"))
        # a list that counts down to 1 without a start is known only from its end
        self._next = start if start is not None or self._step < 0 else 1

    def mark(self, value: str | None) -> str:
        """Return what is printed before the next item, whose attribute ``value`` is given."""
        number = _integer(value)
        if number is None:
            number = self._next
        self._next = None if number is None else number + self._step
        if self._plain:
            return ""
        if not self._numbered:
            return BULLET
        return "" if number is None else f"{_printed(number, self._type)}. "


def _integer(value: str | None) -> int | None:
    digits = (value or "").strip()
    sound = digits.removeprefix("-").isdecimal() and len(digits) <= _MAX_DIGITS
    return int(digits) if sound else None


def _printed(number: int, kind: str) -> str:
    if kind in ("a", "A") and 0 < number <= _LETTERS:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I"):
        numeral = roman_numeral(number) or str(number)
        return numeral if kind == "i" else numeral.upper()
    return str(number)
