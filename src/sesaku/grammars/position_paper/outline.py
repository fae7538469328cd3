"""What a line is among its neighbours: heading or item, statement or label, furniture.

The form of a line decides where it can; what is left is decided by what stands above and below:

* a numbered line without a full stop is an item where its neighbour has the next number, and a
  heading where other text stands between the two;
* a line without mark and full stop is a heading where a list or a sentence follows, and a
  statement where it fills a section that would be empty without it;
* lines that a later heading repeats are a list of contents; lines that repeat earlier headings,
  mixed with single characters, are the labels of a diagram.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from sesaku.grammars.position_paper import grammar
from sesaku.grammars.position_paper.grammar import LineClass
from sesaku.grammars.position_paper.layout import Block
from sesaku.grammars.position_paper.vocabulary import words
from sesaku.text.width import without_space

Role: TypeAlias = Literal[
    "heading",
    "statement",
    "item",
    "continuation",
    "lead-in",
    "link",
    "navigation",
    "contents",
    "diagram-label",
    "date",
    "publisher",
    "title",
    "closing",
]
Roles: TypeAlias = list[Role | None]

CONTENT: frozenset[Role] = frozenset({"item", "statement", "lead-in", "continuation"})
_FORMS: dict[LineClass, Role] = {"navigation": "navigation", "link": "link", "date": "date"}
_BIG_BULLETS = frozenset("○◯●◎■□◆◇▲△▼▽★☆")
_CHAPTERS = frozenset("部編章節款")
_LONG = 25
_SHORT = 15
_LABELS = 3
_GAP = 6
_ENTRIES = 2
_CLOSINGS = frozenset({"以上", "(了)", "了", "おわり"})


def outline(blocks: list[Block]) -> Roles:
    """Say what each block is; None where neither its form nor its neighbours tell."""
    roles: Roles = [_by_form(block) for block in blocks]
    _mark_links(blocks, roles)
    _mark_repeats(blocks, roles)
    for index, block in enumerate(blocks):
        if roles[index] is None and block.mark is not None:
            roles[index] = (
                _numbered(blocks, index) if block.mark.numbered else _bulleted(blocks, index)
            )
    _mark_contents(blocks, roles)
    _mark_diagrams(blocks, roles)
    _mark_sentences(blocks, roles)
    _mark_head(blocks, roles)
    _mark_menus(blocks, roles)
    for index in range(len(blocks)):
        if roles[index] is None:
            roles[index] = _phrase(blocks, roles, index)
    return roles


def _by_form(block: Block) -> Role | None:
    """Say what a block is, where its own form tells."""
    small = _small_mark(block)
    if block.kind in _FORMS and not (small and block.kind == "date"):
        return _FORMS[block.kind]
    if without_space(block.text) in _CLOSINGS:
        return "closing"
    if block.level or (block.kind in {"bracketed", "group"} and not small):
        return "heading"
    return "contents" if grammar.lists_contents(block.text) else None


def _small_mark(block: Block) -> bool:
    mark = block.mark
    return mark is not None and (mark.listed or mark.numbered or mark.style[-1] not in _BIG_BULLETS)


def _mark_links(blocks: list[Block], roles: Roles) -> None:
    """Lines that name a site's page, below a line that announces links, are links.

    A linked line without anything that links have, alone above a sentence, is its heading.
    """
    announced = False
    for index, block in enumerate(blocks):
        if roles[index] == "link" and _linked_heading(blocks, roles, index):
            roles[index] = "heading"
        elif roles[index] == "navigation":
            announced = grammar.leads_to_links(block.text)
        elif announced and roles[index] is None and grammar.names_site(block.text):
            roles[index] = "link"
        elif roles[index] != "link":
            announced = False


def _linked_heading(blocks: list[Block], roles: Roles, index: int) -> bool:
    block = blocks[index]
    above = roles[index - 1] if index else None
    named = block.mark is None and grammar.line_class(block.text) == "phrase"
    followed = index + 1 < len(blocks) and blocks[index + 1].kind == "sentence"
    return named and followed and above not in {"link", "navigation"}


def _mark_repeats(blocks: list[Block], roles: Roles) -> None:
    """A line printed twice running (a picture's description and its caption) is a menu's."""
    for index in range(1, len(blocks)):
        above, here = blocks[index - 1], blocks[index]
        plain = here.mark is None and here.kind == "phrase" and above.kind == "phrase"
        if plain and here.key == above.key and index > 1:
            roles[index - 1] = roles[index] = "navigation"


def _numbered(blocks: list[Block], index: int) -> Role:
    block = blocks[index]
    mark = block.mark
    if mark is None or mark.listed or index + 1 == len(blocks):
        return "item"
    question = block.text.rstrip().endswith("?") and len(block.text) < _LONG
    if grammar.ended(block.text) and not question:
        return "item"
    if mark.style[-1] in _CHAPTERS:
        return "heading"
    if _sibling(blocks, index, index + 1) or (index and _sibling(blocks, index - 1, index)):
        return "item"
    return "item" if _opens_section(blocks[index + 1]) else "heading"


def _sibling(blocks: list[Block], first: int, second: int) -> bool:
    one, two = blocks[first].mark, blocks[second].mark
    if one is None or two is None or one.style != two.style:
        return False
    return one.value is None or two.value is None or two.value == one.value + 1


def _opens_section(block: Block) -> bool:
    """Whether a block is a heading whatever stands around it."""
    return bool(block.level) or block.kind in {"bracketed", "group"}


def _bulleted(blocks: list[Block], index: int) -> Role:
    block = blocks[index]
    if _small_mark(block) or grammar.ended(block.text) or index + 1 == len(blocks):
        return "item"
    if _sibling(blocks, index, index + 1) or (index and _sibling(blocks, index - 1, index)):
        return "item"
    return "heading"


def _mark_contents(blocks: list[Block], roles: Roles) -> None:
    """Entries that later headings repeat, at least two running, are a list of contents."""
    later: set[str] = set()
    repeated = [False] * len(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        repeated[index] = block.key in later and roles[index] in {None, "item", "heading"}
        if roles[index] == "heading" and (block.mark or block.level or block.kind != "phrase"):
            later.add(block.key)
    for start, end in _runs(repeated):
        marked = all(blocks[index].mark == blocks[start].mark for index in range(start, end))
        if end - start >= _ENTRIES and (start > 0 or not marked):
            roles[start:end] = ["contents"] * (end - start)


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of neighbours that are all true."""
    start = None
    for index, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            yield start, index
            start = None


def _mark_diagrams(blocks: list[Block], roles: Roles) -> None:
    """Repeated headings and single characters, three or more close together, show a diagram."""
    seen: set[str] = set()
    evidence: list[tuple[int, bool]] = []
    for index, block in enumerate(blocks):
        headed = roles[index] == "heading" and (block.kind != "phrase" or block.mark is not None)
        if evidence and (headed or index - evidence[-1][0] > _GAP):
            _label(blocks, roles, evidence)
            evidence = []
        if headed:
            seen = set()
        if roles[index] is not None or block.mark is not None or block.kind != "phrase":
            continue
        repeated = block.key in seen and not _above_content(blocks, index)
        letter = index > 0 and len(block.key) == 1 and not block.key.isascii()
        if repeated or letter:
            evidence.append((index, repeated))
        seen.add(block.key)
    _label(blocks, roles, evidence)


def _above_content(blocks: list[Block], index: int) -> bool:
    """Whether a list or a sentence stands directly below a block."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below is not None and (below.mark is not None or below.kind == "sentence")


def _label(blocks: list[Block], roles: Roles, evidence: list[tuple[int, bool]]) -> None:
    """Make labels of the lines between the first and the last that show a diagram."""
    if len(evidence) < _LABELS or not any(repeated for _, repeated in evidence):
        return
    for index in range(evidence[0][0], evidence[-1][0] + 1):
        block = blocks[index]
        bullet = roles[index] == "item" and block.mark is not None and not block.mark.numbered
        short = bullet and len(block.key) <= _SHORT
        free = roles[index] is None and block.mark is None
        if block.kind == "phrase" and (free or short):
            roles[index] = "diagram-label"


def _mark_sentences(blocks: list[Block], roles: Roles) -> None:
    """Sentences are statements, go on with the item above them, or announce the list below."""
    for index, block in enumerate(blocks):
        if roles[index] is not None or (
            block.kind not in {"sentence", "note"} and not grammar.leads_in(block.text)
        ):
            continue
        above = roles[index - 1] if index else None
        below = roles[index + 1] if index + 1 < len(blocks) else None
        if below == "item" and block.mark is None and grammar.leads_in(block.text):
            roles[index] = "lead-in"
        elif block.kind == "phrase":
            continue
        elif (
            above in {"item", "continuation"}
            and block.kind == "sentence"
            and _continues(blocks, index)
        ):
            roles[index] = "continuation"
        else:
            roles[index] = "statement"


def _continues(blocks: list[Block], index: int) -> bool:
    """Whether a sentence below an item is part of it."""
    return grammar.connects(blocks[index].text) or not blocks[index].blanks


def _mark_head(blocks: list[Block], roles: Roles) -> None:
    """The first line that can be one is the title; names of bodies beside title or date publish."""
    first = next(
        (i for i, role in enumerate(roles) if role in {"statement", "item", "lead-in"}), len(roles)
    )
    titles = [
        i
        for i in range(min(first, len(roles)))
        if roles[i] in {None, "heading"} and blocks[i].mark is None
    ]
    if titles and roles[titles[0]] is None:
        roles[titles[0]] = "title"
    edge = {*range(first), *range(max(len(roles) - 3, 0), len(roles))}
    near = {i for i, role in enumerate(roles) if role in {"title", "date"}}
    for index in sorted(edge):
        block = blocks[index]
        beside = {index - 1, index + 1} & near
        body = block.mark is None and block.kind in {"phrase", "group"}
        if (
            beside
            and body
            and index not in near
            and words("organisations").fullmatch(block.text.strip())
        ):
            roles[index] = "publisher"


def _mark_menus(blocks: list[Block], roles: Roles) -> None:
    """A line without mark directly above navigation heads a menu."""
    for index in range(len(blocks) - 2, 0, -1):
        free = (
            roles[index] is None and blocks[index].kind == "phrase" and blocks[index].mark is None
        )
        if free and roles[index + 1] == "navigation" and not _fills(blocks, roles, index):
            roles[index] = "navigation"


def _phrase(blocks: list[Block], roles: Roles, index: int) -> Role | None:
    """Decide a line that has neither mark nor full stop."""
    block = blocks[index]
    below = roles[index + 1] if index + 1 < len(blocks) else "closing"
    if _names_section(block) or below in CONTENT:
        return "heading"
    if _fills(blocks, roles, index) or _lists(blocks, roles, index):
        return "statement"
    if below == "closing":
        return None
    if len(block.text) >= _LONG:
        return "statement"
    return _short_phrase(blocks, roles, index)


def _short_phrase(blocks: list[Block], roles: Roles, index: int) -> Role | None:
    """Decide a short line above a line that is no statement, item or sentence."""
    below = roles[index + 1]
    if below is None and not _heads(blocks, roles, index + 1):
        return "statement" if index and roles[index - 1] == "heading" else "heading"
    return "heading" if below in {None, "heading", "link", "navigation"} else None


def _names_section(block: Block) -> bool:
    """Whether a line's words are those of a section's heading."""
    bare = block.text.strip()
    return (
        grammar.heading_class(bare) is not None
        and not bare.rstrip(")").endswith(("こと", "事"))
        and (len(bare) < _LONG)
    )


def _heads(blocks: list[Block], roles: Roles, index: int) -> bool:
    """Whether an undecided line will be a heading."""
    if _names_section(blocks[index]):
        return True
    return index + 1 < len(blocks) and roles[index + 1] in CONTENT


def _fills(blocks: list[Block], roles: Roles, index: int) -> bool:
    """Whether a section named above would be empty without this line."""
    return index > 0 and roles[index - 1] == "heading" and _names_section(blocks[index - 1])


def _lists(blocks: list[Block], roles: Roles, index: int) -> bool:
    """Whether the line above is a statement of the same kind: one line without a full stop."""
    return (
        index > 0
        and roles[index - 1] == "statement"
        and blocks[index - 1].mark is None
        and not grammar.full_stopped(blocks[index - 1].text)
    )
