"""Web pages: the canonical text is what a browser shows, then the addresses of the links.

What is not shown (scripts, ``hidden``, ``display: none``, lists behind a field) is not text.
Readings of kanji stay in their place, in the brackets that the page gives them. Numbers and
bullets of lists, which a browser prints, are printed, unless the item begins with its own.
"""

import re

from sesaku.document.document import Anchor, Document, lines_of
from sesaku.readers.encoding import decode_mended
from sesaku.readers.html_markup import tamed
from sesaku.readers.html_page import Page, read_page
from sesaku.readers.source import Source

NAME = "html"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml")
MEDIA_TYPE = "text/html"

_BEGINNING = re.compile(
    rb"(?is)\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>(?:\s|<!--(?>(?:(?!-->).)*)-->|<\?xml[^>]*+>)*)"
    rb"<(?:!doctype\s+html|html|head|body)[\s>]"
)
_CHARSET = re.compile(
    rb"(?i)<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{2,40})"
    rb"|\A\s*<\?xml[^>]{1,200}encoding\s*=\s*[\"']([a-z0-9_:.-]{2,40})"
)
_CODECS = {
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("windows-31j", "cp932", "ms932", "csshiftjis"), "cp932"),
    **dict.fromkeys(("euc-jp", "x-euc-jp", "eucjp", "cseucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    "iso-2022-jp": "iso2022_jp_ext",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
}
_HEAD = 4096


def accepts(source: Source) -> bool:
    """Whether the content begins as a web page does, or the name says so and it is text."""
    head = source.data[:_HEAD]
    if _BEGINNING.match(head.replace(b"\0", b"")):
        return True
    return source.suffixed(*SUFFIXES) and not head.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b"))


def read(source: Source) -> Document:
    """Read a web page; nothing that it refers to is fetched.

    Raises:
        EncodingError: the bytes are not text.
        TooLargeError: there are more elements than any page has.
    """
    decoded = decode_mended(source, _declared(source.data))
    page = read_page(tamed(decoded.text, source.path))
    text, anchors = _with_addresses(page)
    return Document(
        name=source.name,
        path=source.path,
        text=text,
        sha256=source.sha256,
        media_type=MEDIA_TYPE,
        lines=lines_of(text),
        tables=tuple(grid.table(page.text) for grid in page.grids),
        anchors=anchors,
        encoding=decoded.encoding,
        title=page.title,
        defects=tuple(
            (code, max(text.find("\ufffd"), 0), keys) for code, _, keys in decoded.defects
        ),
    )


def _declared(data: bytes) -> str | None:
    """Return the codec that the page names; one that we do not know is not believed."""
    match = _CHARSET.search(data[:_HEAD])
    label = (match[1] or match[2]).decode("ascii").lower() if match else ""
    return _CODECS.get(label)


def _with_addresses(page: Page) -> tuple[str, tuple[Anchor, ...]]:
    """Return the text with the addresses of its links below it, and the links."""
    parts = [page.text, "\n" if page.text.endswith("\n") else "\n\n"] if page.text else []
    at = sum(map(len, parts))
    starts: dict[str, int] = {}
    for link in page.links:
        if link.url not in starts:
            starts[link.url] = at
            parts += (link.url, "\n")
            at += len(link.url) + 1
    text = "".join(parts) if starts else page.text
    anchors = tuple(
        Anchor(
            link.place.start,
            link.place.end,
            link.url,
            starts[link.url],
            starts[link.url] + len(link.url),
        )
        for link in page.links
    )
    return text, anchors
