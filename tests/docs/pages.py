"""The hand-written and generated pages, and what they say they link to, name and show."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line on which it begins."""

    language: str
    body: str
    line: int


@cache
def pages() -> tuple[Path, ...]:
    """Return every page: the documentation, and those at the top of the checkout."""
    return tuple(sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *ROOT.glob("changelog.d/*.md")]))


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(match["language"], match["body"], line)


def links(text: str) -> Iterator[str]:
    """Yield the targets of a page's links, fenced blocks aside."""
    for match in _LINK.finditer(_FENCE.sub("", text)):
        yield match["target"]


def codes(text: str) -> Iterator[str]:
    """Yield what a page sets as code within its lines."""
    yield from _CODE.findall(_FENCE.sub("", text))


def headings(text: str) -> list[str]:
    """Return the headings of a page, of any level."""
    return _HEADING.findall(_FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """Return the anchors of a page's headings, as the usual renderers make them."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower().replace("`", "")).replace(" ", "-")
        for heading in headings(text)
    }
