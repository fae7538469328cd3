"""Digits as ``[DBNum1]`` to ``[DBNum3]`` of a number format print them: 二〇二一, 弐拾, １２."""

_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
_DIGITS = {1: "〇一二三四五六七八九", 2: "零壱弐参四伍六七八九", 3: "０１２３４５６７８９"}
_UNITS = {1: ("", "十", "百", "千"), 2: ("", "拾", "百", "阡"), 3: ("", "十", "百", "千")}
_MYRIADS = ("", "万", "億", "兆")
_GROUP = 4


def in_digits(text: str, style: int) -> str:
    """Return ``text`` with each digit replaced: 2021 is 二〇二一."""
    if style == 3:  # noqa: PLR2004 - [DBNum3]: full width
        return text.translate(_WIDE)
    digits = _DIGITS.get(style)
    if digits is None:
        return text
    return "".join(digits[int(sign)] if sign in "0123456789" else sign for sign in text)


def in_words(text: str, style: int) -> str:
    """Return a whole number with its places written out: 2021 is 二千二十一."""
    if style not in (1, 2) or not text.isdecimal() or len(text) > _GROUP * len(_MYRIADS):
        return in_digits(text, style)
    digits = _DIGITS[style]
    number, words, place = int(text), "", 0
    while number:
        number, group = divmod(number, 10**_GROUP)
        if group:
            words = _group(group, style) + _MYRIADS[place] + words
        place += 1
    return words or digits[0]


def _group(number: int, style: int) -> str:
    words = ""
    for unit in _UNITS[style]:
        number, digit = divmod(number, 10)
        if digit:
            silent = digit == 1 and unit and style == 1
            words = ("" if silent else _DIGITS[style][digit]) + unit + words
    return words
