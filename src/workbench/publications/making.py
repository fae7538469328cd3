"""Making the files of an edition, and telling what they say.

The Word document comes first and is read back: its reading is what the data files are made of, so
that every value in them cites its place in what was published.
"""

import dataclasses
import hashlib
import json
from dataclasses import dataclass

from sesaku.exports.official import form_of
from sesaku.exports.official.as_docx import docx
from sesaku.exports.publication import Published, publication
from sesaku.model.differences import Difference, differences
from sesaku.model.reading import Content, Reading
from sesaku.model.walk import plain
from sesaku.readers.source import Source
from sesaku.reading import read

_SAID = ("measure", "fields", "title", "publisher", "date")
_INFERRED = "/about/"
"""What the experts' remarks are about is not printed; the reader infers it from their words."""


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an edition, and what they say.

    Attributes:
        digest: of the content that they were made from.
        reading: of the Word document.
        files: the files.
        unread: what the Word document does not read back as it was written.
    """

    digest: str
    reading: Reading
    files: tuple[Published, ...]
    unread: tuple[Difference, ...]


def digest_of(content: Content) -> str:
    """Return the SHA-256 of a content, the cites of its values aside."""
    said = {name: _bare(plain(getattr(content, name))) for name in _SAID}
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def make(content: Content, kind: str) -> Made:
    """Make the files of an edition; nothing is stored.

    Raises:
        ExportError: the content has not what its form asks for.
    """
    document = docx(form_of(None, kind).lay_out(content))
    again = read(Source(f"{form_of(None, kind).NAME}.docx", document), kind=kind)
    unread = tuple(
        found for found in differences(content, again.content) if _INFERRED not in f"{found.path}/"
    )
    said = again if not unread else _uncited(again, content)
    return Made(digest_of(content), said, tuple(publication(said)), unread)


def _uncited(reading: Reading, content: Content) -> Reading:
    """Return a reading that says what was written, where the print could not be read back."""
    said = dataclasses.replace(
        content,
        furniture=reading.content.furniture,
        diagnostics=reading.content.diagnostics,
    )
    return dataclasses.replace(reading, content=said)


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _bare(item)
            for key, item in value.items()
            if key != "cite" and not key.endswith(("_cite", "cites"))
        }
    return [_bare(item) for item in value] if isinstance(value, list) else value
