"""The edges of pages: page numbers and running heads among the lines of a flat print."""

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sesaku.codelists import load
from sesaku.document.document import Line

_PAGE_NUMBER = re.compile(r"[-‐－–—\s]*(\d{1,4})[-‐－–—\s]*$")
_PAGE_OF = re.compile(r"(?:p\.?\s*)?(\d{1,4})\s*(?:/\s*\d{1,4}|ページ|頁)$", re.IGNORECASE)
# "20", "1,234", "80.2%", "12 回", "－": a cell on a line of its own
_CELL = re.compile(r"(?:[△▲]?\d[\d,.]*\s?[^\s\d]{0,4}|[-－―–—]{1,2}(?:\(注\d*\))?)$")
# "隻", "ｂ": what may stand below or beside one
_PART_OF_CELL = re.compile(rf"{_CELL.pattern}|[^\s\d。、]{{1,3}}$")
_NUMERALS = re.compile(r"^[-\d/]+\s+|\s+[-\d/]+$")
# …年度目標 / 実績値 / 令和２年度: a cell may follow
_LABEL = re.compile(r"(?:目\s*標|実\s*績|値|(?:年\s*度|円)[)）]?|[:：])$")
_ITEM = re.compile(r"[・･○●◯◆■□※＊*（(【「①-⑳]|[\d０-９]+[\s　.．]")
_TWO_DIGITS = 10
_CELL_LENGTH = 24
_CELLS = 3
_HALF_A_PAGE = 0.6
_PAGES_AWAY = 3
_BOUND = re.compile(r"(?:以[内上下]|未満|超)?(?:\(注\d*\)|[*※]\d?)?$")
_LONGEST_UNIT = 8
_LINES_A_PAGE = 3
_PROSE = 16
_SHORTEST_HEAD = 8
_LONGEST_HEAD = 60
_FIRST_LINES = 6
_NEAR = 2
_FAR = 10
_OFTEN = 3
_VERY_OFTEN = 4
_THROUGHOUT = 0.7
_UNEVEN = 4


def page_numbers(lines: Sequence[Line], texts: Sequence[str]) -> set[int]:
    """Find the lines that are nothing but page numbers.

    A line of digits is a page number where it fits the others: numbers grow down the document, and
    grow with it. The longest run that grows is kept; a single one must not stand where a cell or an
    item's number may. Numbers beside other cells on lines of their own are a table's.

    Args:
        lines: the lines of the document.
        texts: their texts, half-width, blanks at the ends cut off.
    """
    printed = [text if len(text) < _CELL_LENGTH else "" for text in texts]
    candidates = [
        (index, int(match[1]))
        for index, text in enumerate(printed)
        if (match := _PAGE_NUMBER.match(text) or _PAGE_OF.match(text)) is not None
    ]
    found = [pair for pair in candidates if not _in_table(printed, pair[0])]
    if not found:
        return set()
    best = _growing(found)
    best = sorted({*best, *(pair for pair in candidates if _expected(best, pair, printed))})
    if len(best) == 1:
        index, number = best[0]
        return {index} if number > 0 and _alone(lines, texts, index, number) else set()
    return {index for index, _ in best}


def _before_unit(printed: list[str], index: int) -> bool:
    """Whether the line below is a unit, cut off from its number: 隻, 万トン, 位以内."""
    text = printed[index + 1] if index + 1 < len(printed) else ""
    if not text or len(text) > _LONGEST_UNIT or any(sign.isdigit() for sign in text):
        return False
    bare = _BOUND.sub("", text).lstrip("万千億")
    return bool(bare) and load("units").find(bare) is not None


def _alone(lines: Sequence[Line], texts: Sequence[str], index: int, number: int) -> bool:
    """Whether the only number on a line of its own is a page's, not an item's or a cell."""
    if index in {0, len(lines) - 1} or lines[index + 1].blanks == 0:
        return True
    beside = (texts[index - 1], texts[index + 1])
    prose = all(len(text) >= _PROSE for text in beside)
    headed = any(len(text) >= _SHORTEST_HEAD and texts.count(text) >= _OFTEN for text in beside)
    return prose or headed or (number >= _TWO_DIGITS and _LABEL.search(beside[0]) is None)


def _in_table(printed: list[str], index: int) -> bool:
    """Whether a line is one of several cells, each on lines of its own."""
    if _before_unit(printed, index):
        return True
    first = last = index
    while first > 0 and _PART_OF_CELL.match(printed[first - 1]):
        first -= 1
    while last + 1 < len(printed) and _PART_OF_CELL.match(printed[last + 1]):
        last += 1
    return sum(_CELL.match(text) is not None for text in printed[first : last + 1]) >= _CELLS


def _expected(chain: list[tuple[int, int]], pair: tuple[int, int], printed: list[str]) -> bool:
    """Whether the page numbers around a line leave just this number for it."""
    at = bisect.bisect_left(chain, pair)
    if len(chain) < _OFTEN or (at < len(chain) and chain[at] == pair):
        return False
    if 0 < at < len(chain):
        (first, low), (last, high) = chain[at - 1], chain[at]
        between = low < pair[1] < high and (high - low == 2 or not _before_unit(printed, pair[0]))  # noqa: PLR2004 - the one number between
    else:
        (first, low), (last, high) = chain[0], chain[-1]
        nearest = low - pair[1] if at == 0 else pair[1] - high
        between = 0 < nearest <= _PAGES_AWAY and not _before_unit(printed, pair[0])
    share = (pair[0] - first) / (last - first)
    return between and abs(low + share * (high - low) - pair[1]) < _HALF_A_PAGE


def _growing(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of (line, number) whose numbers grow, a few lines a page or more.

    With ``line - lines a page * number`` growing too, both conditions hold for neighbours in the
    chain; the longest chain by the number (patience sorting) is cut where the lines do not do.
    """
    tails: list[int] = []
    at: list[int] = []
    back: list[int | None] = []
    for position, (_, number) in enumerate(found):
        slot = bisect.bisect_left(tails, number)
        if slot == len(tails):
            tails.append(number)
            at.append(position)
        else:
            tails[slot] = number
            at[slot] = position
        back.append(at[slot - 1] if slot else None)
    chain: list[tuple[int, int]] = []
    cursor: int | None = at[-1]
    while cursor is not None:
        chain.append(found[cursor])
        cursor = back[cursor]
    return _spaced(chain[::-1])


def _spaced(chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out numbers that stand too few lines behind the one before them to be of its page."""
    kept = chain[:1]
    for line, number in chain[1:]:
        if line - kept[-1][0] >= _LINES_A_PAGE * (number - kept[-1][1]):
            kept.append((line, number))
    return kept


def running_heads(
    lines: Sequence[Line],
    texts: Sequence[str],
    numbers: Collection[int],
    closing: Sequence[tuple[bool, bool]],
) -> set[int]:
    """Find the lines that stand on every page, such as the document's title.

    A line is one of these where it comes again and again, far apart, and either beside page
    numbers or page breaks, or all through the document at the distance of pages, in the midst of
    paragraphs too. One of the first lines of the document comes again as it is, or twice within
    another line. The first lines stay: they are the document's own titles.

    Args:
        lines: the lines of the document.
        texts: their texts, half-width, blanks at the ends cut off.
        numbers: indexes of the lines that are page numbers.
        closing: for every line whether a paragraph ends with it, and whether the print says so.
    """
    found: set[int] = set()
    edges = numbers or {
        index for index in range(1, len(lines)) if lines[index].page != lines[index - 1].page
    }
    titles = [
        _bare(text) for text, (ends, _) in zip(texts[:_FIRST_LINES], closing, strict=False) if ends
    ]
    titles = [title for title in titles if len(title) >= _SHORTEST_HEAD and title[-1] not in "。、"]
    for text, places in _repeated(texts, numbers).items():
        often, named = len(places) >= _OFTEN, text[-1] not in "。、"
        first = places[0] < _FIRST_LINES and closing[places[0]][0] and named
        holds = named and not first and any(title in text for title in titles)
        if holds or (
            often
            and (
                first
                or (named and any(text in title for title in titles))
                or _at_edges(edges, places)
                or (_regular(texts, places) and _in_midst(texts, places, closing))
            )
        ):
            found.update(places[first:])
    return found


def _repeated(texts: Sequence[str], numbers: Collection[int]) -> Mapping[str, list[int]]:
    """Return the places of each text that stands on lines far apart; its page number aside."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        if _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD and index not in numbers:
            places[_bare(text)].append(index)
    return {
        text: found
        for text, found in places.items()
        if len(found) > 1
        and len(text) >= _SHORTEST_HEAD
        and all(later - earlier >= _FAR for earlier, later in itertools.pairwise(found))
    }


def _bare(text: str) -> str:
    """Return a line's text without blanks, and without the page number beside it."""
    return "".join(_NUMERALS.sub("", text).split())


def _at_edges(edges: Collection[int], places: list[int]) -> bool:
    """Whether a text stands at most edges of pages, at the same distance every time."""
    at = set(places)
    most = max(sum(edge + step in at for edge in edges) for step in (-_NEAR, -1, 0, 1, _NEAR))
    return most > len(edges) / 2 and most >= min(_OFTEN, max(len(edges), 2))


def _regular(lines: Sequence[str], places: list[int]) -> bool:
    """Whether a text stands all through the document, at much the same distance every time."""
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(places))
    middle = gaps[len(gaps) // 2]
    through = places[-1] - places[0] + 2 * middle >= _THROUGHOUT * len(lines)
    return len(places) >= _VERY_OFTEN and through and gaps[-1] <= _UNEVEN * gaps[0]


def _in_midst(
    texts: Sequence[str], places: list[int], closing: Sequence[tuple[bool, bool]]
) -> bool:
    """Whether a text interrupts paragraphs, as far as the print marks their ends.

    It is no end of a paragraph itself, no item, and stands between other lines every time.
    """
    text = texts[places[0]]
    if text.endswith("。") or _ITEM.match(text):
        return False
    inner = [place for place in places if 0 < place < len(texts) - 1]
    before = {texts[place - 1] for place in inner}
    after = {texts[place + 1] for place in inner}
    if len(before) < len(inner) or len(after) < len(inner):
        return False
    interrupting = sum(
        closing[place - 1] == (False, True)
        and closing[place] == (True, True)
        and texts[place - 1][-1:] not in "。)」】"
        for place in inner
    )
    return 4 * interrupting >= len(inner)
