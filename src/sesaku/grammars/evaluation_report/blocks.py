"""From rows to blocks: a heading and the rows that stand under it.

The order of the print is kept; what a block belongs to is decided later, by the codes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sesaku.grammars.cells import ends_in_cells
from sesaku.grammars.evaluation_report import grammar
from sesaku.grammars.evaluation_report.grammar import Heading
from sesaku.grammars.evaluation_report.notes import opens_note
from sesaku.grammars.rows import Row
from sesaku.text.width import squeeze

_LOOK_AHEAD = 30
_LOOK_BACK = 200
_MOST_NAME_ROWS = 5
_TABLE_WORDS = re.compile(r"中期目|年度目|目標値|実績値?$|--?年度")
_NOT_NAME = re.compile(r"\((?:注|出典)|中期目標?|年度目標?|実績|※|目標値|[(]?単位|[・○●]")
_SERIES = re.compile(r"[①-⑳]")
_REST_OF_HEADING = 30
_WRAPPED = frozenset(
    {"rating", "cabinet", "materials", "direction", "next_measure", "evaluation", "result"}
)
_NAMED = frozenset({"field", "indicator", "reference", "next_code"})


@dataclass(slots=True)
class Block:
    """A heading, the ranges of offsets it takes, and the rows under it.

    ``labels`` are the parts of the heading that are no value, ``name`` those that are its name.
    """

    heading: Heading
    labels: list[tuple[int, int]] = field(default_factory=list)
    name: list[Row] = field(default_factory=list)
    main: bool = False
    rows: list[Row] = field(default_factory=list)
    first: int = 0

    @property
    def kind(self) -> str:
        """The kind of heading."""
        return self.heading.kind


def body_start(rows: list[Row]) -> int:
    """Return the index of the row at which the fields begin, after the head of the report."""
    for index, row in enumerate(rows):
        found = grammar.heading(row)
        if found is None:
            continue
        if found.kind in {"overview", "cabinet"}:
            return _before(rows, index)
        if found.kind == "indicator" and opens_indicator(rows, index):
            return _before(rows, index)
    return len(rows)


def _before(rows: list[Row], index: int) -> int:
    """Step back over the field's heading, which stands before its first block."""
    for back in range(index - 1, max(index - 4, -1), -1):
        found = grammar.heading(rows[back])
        if found is not None and found.kind == "field":
            return back
    return index


def opens_indicator(rows: list[Row], index: int) -> bool:
    """Whether an indicator's goals or table follow a row that names one; notes may come first."""
    noted = False
    for row in rows[index + 1 : index + _LOOK_AHEAD]:
        found = grammar.heading(row)
        if found is not None:
            return found.kind in {"midterm", "target", "result", "rating"}
        if _TABLE_WORDS.match(row.tight):
            return True
        noted = noted or opens_note(row)
        if "。" in row.text and not noted:
            return False
    return False


def cut(rows: list[Row], names: Mapping[str, str]) -> list[Block]:
    """Cut rows into blocks; rows before the first heading form a block of kind ``""``.

    Args:
        rows: the rows of the body.
        names: known names by code, to find where a heading's name ends.
    """
    blocks = [Block(Heading(""))]
    index = 0
    section = ""
    known = {code: squeeze(name).rstrip("*") for code, name in names.items()}
    single = not any("-" in code for code in known)
    while index < len(rows):
        found = grammar.heading(rows[index])
        if found is None and section == "next_indicators" and single:
            found = grammar.single_heading(rows[index])
        cut_off = rows[index].cut and not rows[index].closes
        if (found is None or cut_off) and (over := _wrapped(rows, index)) is not None:
            blocks.append(over)
            section = over.kind
            index += 2
            continue
        if found is None or not _stands(rows, index, found, section, known):
            blocks[-1].rows.append(rows[index])
            index += 1
            continue
        block = Block(found, first=index)
        index = _open(rows, index, block, known)
        if found.kind == "indicator" and found.code:
            known[found.code] = squeeze(" ".join(row.text for row in block.name)).rstrip("*")
        if found.kind != "next_code":
            section = found.kind
        blocks.append(block)
    return blocks


def _wrapped(rows: list[Row], index: int) -> Block | None:
    """Return the block whose heading wraps, in a narrow print or over a page's end."""
    first = rows[index]
    if (first.closes and first.sure) or index + 1 == len(rows):
        return None
    rest = rows[index + 1]
    if len(rest.text) > _REST_OF_HEADING:
        return None
    found = grammar.heading(first._replace(text=first.text + rest.text))
    if found is None or found.name is not None or not (first.cut or found.kind in _WRAPPED):
        return None
    block = Block(found, [(first.start, first.end), (rest.start, rest.end)], first=index)
    if found.grade is not None:
        at = found.grade[0] - len(first.text)
        if at < 0:
            return None
        block.heading = found._replace(grade=None)
        block.labels[1] = (rest.start, rest.start + at)
        block.rows.append(rest._replace(start=rest.start + at, text=rest.text[at:]))
    return block


def _stands(
    rows: list[Row], index: int, found: Heading, section: str, known: Mapping[str, str]
) -> bool:
    """Whether a row that looks like a heading is one here."""
    row = rows[index]
    after = rows[index + 1] if index + 1 < len(rows) else None
    free = _free(rows, index)
    ended = free or rows[index - 1].text[-1:] in "。)」】"
    known_name = _is_known(row, found, known)
    if found.kind == "next_code":
        coded = "-" in (found.code or "") or known_name or _is_name(rows, index, found, known)
        titled = row.closes and not _prose(row)
        begins = free or (ended and (known_name or titled))
        stands = section == "next_indicators" and " " in row.text and coded and begins
    elif found.kind == "midterm":
        stands = (ended or row.closes) and (after is None or not after.tight.startswith("値"))
    elif found.kind == "target":
        stands = (ended or row.closes) and not _goes_on(rows, index)
    elif found.kind == "indicator":
        spoken = "。" in row.text
        begins = (free and not spoken) or (known_name and (ended or not (row.sure or spoken)))
        stands = (begins or found.name is None) and opens_indicator(rows, index)
    elif found.kind == "field":
        follows = after is not None and grammar.heading(after) is not None
        stands = (follows and not _prose(row)) or (
            free and re.match(r"個別分野\s*\d+\s", row.text) is not None
        )
    else:
        stands = ended or (found.kind not in {"analysed", "reference"} and row.closes)
    return stands


def _free(rows: list[Row], index: int) -> bool:
    """Whether a paragraph begins at a row, as far as the print says."""
    if index == 0:
        return True
    before = rows[index - 1]
    if before.closes or before.cut or before.sure:
        return before.closes or before.cut
    ended = before.text[-1:] in "。)」】" or ends_in_cells(before)
    return ended or grammar.heading(before) is not None


def _is_known(row: Row, found: Heading, known: Mapping[str, str]) -> bool:
    """Whether the name behind a code is the one known for it, or the first part of that."""
    if found.name is None:
        return False
    text = squeeze(row.text[found.name[0] :]).rstrip("*")
    name = known.get(found.code or "", "")
    return bool(name) and (name.startswith(text) or text.startswith(name))


def _is_name(rows: list[Row], index: int, found: Heading, known: Mapping[str, str]) -> bool:
    """Whether a single number and a text may be a code not known yet, rather than an item.

    A code that is known goes to another indicator only where the text before says its name 「…」.
    """
    row = rows[index]
    if found.name is None or not row.closes or _prose(row):
        return False
    if found.code not in known:
        return True
    before = squeeze("".join(other.text for other in rows[max(0, index - _LOOK_BACK) : index]))
    return f"「{squeeze(row.text[found.name[0] :]).rstrip('*')}」" in before


def _goes_on(rows: list[Row], index: int) -> bool:
    """Whether 「…年度目標」 is but a part of 「…年度目標の達成状況」, wrapped in a table."""
    before = rows[index - 1].text[-1:] if index else ""
    after = rows[index + 1].tight if index + 1 < len(rows) else ""
    return before in {"・", "･"} or after.startswith("の達成")


def _open(rows: list[Row], index: int, block: Block, known: Mapping[str, str]) -> int:
    """Fill in the heading's own rows; return the index of the first row under it."""
    row = rows[index]
    found = block.heading
    if found.kind == "analysed":
        return _bracketed(rows, index, block)
    if found.name is None:
        end = row.end if found.grade is None else row.start + found.grade[0]
        block.labels.append((row.start, end))
        if found.kind == "indicator" and index + 1 < len(rows):
            return _name(rows, index + 1, block, known)
        return _closing_bracket(rows, index, block)
    block.labels.append((row.start, row.start + found.name[0]))
    start = row.start + found.name[0]
    first = row._replace(start=start, text=row.text[found.name[0] :])
    return _name([first], 0, block, known, rows, index)


def _closing_bracket(rows: list[Row], index: int, block: Block) -> int:
    """Take the row that closes the bracket of a heading; return the index of the row after it."""
    rest = rows[index + 1].tight if index + 1 < len(rows) else ""
    if rows[index].tight.count("(") <= rows[index].tight.count(")") or not rest.endswith(")"):
        return index + 1
    if len(rest) > _REST_OF_HEADING or "(" in rest:
        return index + 1
    block.labels.append((rows[index + 1].start, rows[index + 1].end))
    return index + 2


def _name(
    head: list[Row],
    at: int,
    block: Block,
    known: Mapping[str, str],
    rows: list[Row] | None = None,
    index: int = -1,
) -> int:
    """Gather the rows of a name, from its first row to the one that ends it."""
    following = head if rows is None else rows
    cursor = at if rows is None else index
    row = head[at]
    coded = block.kind in {"next_code", "indicator"}
    expected = known.get(block.heading.code or "") if coded else None
    block.name.append(row)
    while True:
        cursor += 1
        so_far = squeeze("".join(piece.text for piece in block.name)).rstrip("*")
        if cursor >= len(following) or len(block.name) >= _MOST_NAME_ROWS:
            break
        if _announced(expected, so_far, following[cursor]) and not block.name[-1].sure:
            block.name.append(following[cursor])
            continue
        if block.name[-1].closes or _name_ends(block, following[cursor]):
            break
        rest = following[cursor].closes and not _prose(following[cursor])
        if so_far == expected and not block.name[-1].sure and not rest:
            break
        guessed = expected is None or not expected.startswith(so_far)
        if block.kind == "next_code" and not row.sure and guessed and _prose(following[cursor]):
            break
        block.name.append(following[cursor])
    return _mark(following, cursor, block)


def _announced(expected: str | None, so_far: str, after: Row) -> bool:
    """Whether a known name goes on in the row after what was read of it."""
    longer = so_far + squeeze(after.text).rstrip("*")
    return expected is not None and len(longer) > len(so_far) and expected.startswith(longer)


def _name_ends(block: Block, after: Row) -> bool:
    """Whether a name ends before a row: at its mark ＊, before a note, a table or a heading."""
    last = block.name[-1]
    if grammar.MAIN_MARK.search(last.text) or grammar.heading(after) is not None:
        return True
    if block.kind == "reference" and _SERIES.match(after.text):
        return True
    if last.sure and after.tight == "実績":
        return False  # a table's heading would be behind the end of the name
    return _NOT_NAME.match(after.tight) is not None


def _prose(row: Row) -> bool:
    """Whether a row is of running text rather than of a name."""
    return re.search(r"[。、]", row.text) is not None


def _mark(rows: list[Row], cursor: int, block: Block) -> int:
    """Take the main mark ＊ from the end of a name, or from the row after it."""
    last = block.name[-1]
    found = grammar.MAIN_MARK.search(last.text)
    if found is not None:
        block.main = True
        end = last.start + found.start()
        block.labels.append((end, last.end))
        block.name[-1] = last._replace(end=end, text=last.text[: found.start()])
        if not block.name[-1].text:
            block.name.pop()
    elif cursor < len(rows) and rows[cursor].tight == "*":
        block.main = True
        block.labels.append((rows[cursor].start, rows[cursor].end))
        cursor += 1
    return cursor


def _bracketed(rows: list[Row], index: int, block: Block) -> int:
    """Take the rows of a heading in 【】, to its closing bracket."""
    for cursor in range(index, min(index + _MOST_NAME_ROWS, len(rows))):
        row = rows[cursor]
        block.labels.append((row.start, row.end))
        block.name.append(row)
        if "】" in row.text:
            block.main = "*" in row.text
            rest = row.text.index("】") + 1
            if rest < len(row.text):
                block.labels[-1] = (row.start, row.start + rest)
                block.name[-1] = row._replace(text=row.text[:rest], end=row.start + rest)
                left = row.text[rest:]
                start = row.end - len(left.lstrip())
                block.rows.append(row._replace(start=start, text=left.lstrip()))
            return cursor + 1
    return index + 1
