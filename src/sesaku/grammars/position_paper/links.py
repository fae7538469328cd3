"""Links: their titles and addresses, and the statement that each belongs to.

A list of links stands below the statements of a section. A link goes to the statement whose words
its title repeats; where none does, or several do alike, to the last of them, under which it stands.
"""

import re
from collections.abc import Sequence

from sesaku.document.document import Anchor, Document
from sesaku.document.passage import join
from sesaku.grammars.position_paper import grammar
from sesaku.grammars.position_paper.anchors import Anchors
from sesaku.grammars.position_paper.layout import Block, Range
from sesaku.model.position import Link
from sesaku.text.width import narrow, squeeze

_QUOTED = re.compile(r"[「『](.+)[」』]")
_KANJI_WORD = re.compile(r"[\u4e00-\u9fff]{2,6}")
_HIRAGANA = re.compile(r"[\u3041-\u309f、。・「」『』()\s]")
_SHARED = 2
CANDIDATES = 12
"""So many of the statements above a list of links are looked at."""

_TEXT = 600


def links_of(document: Document, anchors: Anchors, block: Block) -> list[Link]:
    """Return the links of a line of links."""
    if not block.pieces:
        return []
    start, end = block.pieces[0][0], block.pieces[-1][1]
    declared = anchors.within(start, end)
    if declared:
        return [_declared(document, anchor) for anchor in declared]
    if block.inline:
        return [_link(document, place, url) for place, url in block.inline]
    return [_printed(document, (start, end))]


def _printed(document: Document, place: Range) -> Link:
    """Return the link that a line of plain text prints, with its address where it prints one."""
    start, end = place
    text = narrow(document.text[start:end])
    address = grammar.ADDRESS.search(text)
    if address is None:
        return _link(document, (start, start + grammar.link_title(text)), None)
    title = (start, start + address.start())
    url = (start + address.start(), start + address.end())
    passage = join(document, [title])
    if not passage.text:
        return _link(document, url, address[0])
    return Link(passage.text, address[0], passage.cite + document.cite(*url))


def _declared(document: Document, anchor: Anchor) -> Link:
    """Return a link of a web page, whose address stands below the page's own text."""
    link = _link(document, (anchor.start, anchor.end), anchor.url)
    if anchor.url_end <= anchor.url_start:
        return link
    return Link(link.title, link.url, link.cite + document.cite(anchor.url_start, anchor.url_end))


def _link(document: Document, place: Range, url: str | None) -> Link:
    text = narrow(document.text[place[0] : place[1]])
    passage = join(document, [(place[0], place[0] + grammar.link_title(text))])
    return Link(passage.text, url, passage.cite)


def inline_links(
    document: Document, anchors: Anchors, block: Block, pieces: Sequence[Range]
) -> list[Link]:
    """Return the links inside a statement: anchors, Markdown links, printed addresses."""
    found: list[Link] = []
    for start, end in pieces:
        declared = anchors.within(start, end)
        found += [_declared(document, anchor) for anchor in declared]
        found += [_link(document, p, url) for p, url in block.inline if start <= p[0] < end]
        printed = () if declared else grammar.ADDRESS.finditer(document.text[start:end])
        found += [_link(document, (start + m.start(), start + m.end()), m[0]) for m in printed]
    return found


def owner(link: Link, statements: Sequence[str]) -> int:
    """Return which of the statements above a list of links a link belongs to."""
    quoted = _QUOTED.search(link.title)
    title = squeeze(quoted[1] if quoted else link.title)
    texts = [squeeze(text[: 2 * _TEXT])[:_TEXT] for text in statements]
    scores = [_shared(title, text) for text in texts]
    if max(scores, default=0) < _SHARED:
        scores = [_abbreviated(title, text) for text in texts]
    best = max(scores, default=0)
    if best < _SHARED:
        return len(statements) - 1
    return max(index for index, score in enumerate(scores) if score == best)


def _shared(title: str, text: str) -> int:
    """Return the length of the longest stretch that both have, hiragana not counted."""
    best = 0
    for start in range(len(title)):
        end = start + best + 1
        while end <= len(title) and title[start:end] in text:
            best = max(best, len(_HIRAGANA.sub("", title[start:end])))
            end += 1
    return best


def _abbreviated(title: str, text: str) -> int:
    """Return the length of the longest word of the text whose characters the title has in order."""
    lengths = [0]
    for word in _KANJI_WORD.findall(text):
        rest = iter(title)
        if all(character in rest for character in word) and word[0] != word[-1]:
            lengths.append(len(word))
    return max(lengths)
