"""Small documents for the tests of this folder."""

import hashlib
import re

from sesaku.coverage import account
from sesaku.document.document import Anchor, Document, lines_of
from sesaku.grammars.position_paper import detect, read
from sesaku.model.position import Position
from sesaku.model.reading import Reading

_LINK = re.compile(r"<(?P<url>[^|<>]+)\|(?P<title>[^<>]+)>")


def document(text: str) -> Document:
    """Make a document; ``<url|title>`` in the text is a link."""
    plain, anchors, at = "", [], 0
    for match in _LINK.finditer(text):
        plain += text[at : match.start()]
        anchors.append(Anchor(len(plain), len(plain) + len(match["title"]), match["url"]))
        plain += match["title"]
        at = match.end()
    plain += text[at:]
    return Document(
        name="paper.txt",
        path="paper.txt",
        text=plain,
        sha256=hashlib.sha256(plain.encode()).hexdigest(),
        media_type="text/plain",
        lines=lines_of(plain),
        anchors=tuple(anchors),
    )


def reading(text: str) -> Reading:
    """Read a text as a position paper."""
    made = document(text)
    return account(made, detect(made), read(made))


def positions(text: str) -> tuple[Position, ...]:
    """Return the positions of a text, each verified against its cite."""
    made = document(text)
    found = read(made).positions
    for position in found:
        made.verify(position.text, position.cite)
    return found


def brief(text: str) -> list[tuple[str | None, str]]:
    """Return number and text of the positions of a text."""
    return [(position.number, position.text) for position in positions(text)]
