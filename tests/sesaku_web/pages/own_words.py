"""What of a page is in our own words: all that is not marked as Japanese."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "line", "circle", "image", "polyline"}


class Ours(HTMLParser):
    """Gathers the words of a page that are not marked as Japanese, and the names of its links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inside = bool(self.open) and self.open[-1][1]
        japanese = given["lang"] == "ja" if "lang" in given else inside
        if not japanese:
            named = (given.get(name) or "" for name in ("aria-label", "title", "placeholder"))
            self.found += [name for name in named if name]
        if tag not in VOID:
            self.open.append((tag, japanese or tag in {"pre", "script", "title"}))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.found.append(data)


def ours(html: str) -> Iterator[str]:
    parser = Ours()
    parser.feed(html)
    yield from (text.strip() for text in parser.found if JAPANESE.search(text))
