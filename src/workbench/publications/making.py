"""Making the files of an edition, and telling what they say.

The Word document comes first and is read back: its reading is what the data files are made of, so
that every value in them cites its place in what was published. What the form of the report has no
place for, the ex-ante sheet beside it does; that is read back as well.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sesaku.exports.official import Form, form_of, forms_for
from sesaku.exports.official.as_docx import docx
from sesaku.exports.publication import Published, publication
from sesaku.model.differences import Difference, differences
from sesaku.model.reading import Content, Reading
from sesaku.model.recited import recited
from sesaku.model.walk import plain
from sesaku.readers.source import Source
from sesaku.reading import read

_SAID = ("measure", "fields", "title", "publisher", "date")
_INFERRED = "/about/"
"""What the experts' remarks are about is not printed; the reader infers it from their words."""

_FIELD = re.compile(r"^fields/[^/]+/")
_BESIDE = frozenset({"ex-ante-sheet", "budget-form"})
"""Forms that have places for values which the form of the report has none for."""


class Unread(NamedTuple):
    """A value that the document of the edition does not read back as it was written.

    Attributes:
        difference: the value.
        carried_by: the name of the form beside it that says it; "" where none does.
    """

    difference: Difference
    carried_by: str


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
    unread: tuple[Unread, ...]


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
    form = form_of(None, kind)
    again = _reread(form, content, kind)
    unread = _unread(content, again.content)
    beside = [one for one in forms_for(content, kind) if one.NAME in _BESIDE and one is not form]
    said = dataclasses.replace(
        again.content,
        measure=recited(content.measure, again.content.measure),
        fields=recited(content.fields, again.content.fields),
        title=content.title,
    )
    reading = dataclasses.replace(again, content=said) if unread else again
    return Made(
        digest_of(content),
        reading,
        tuple(publication(reading)),
        tuple(_carried(unread, beside, content) if unread else ()),
    )


def _reread(form: Form, content: Content, kind: str | None) -> Reading:
    return read(Source(f"{form.NAME}.docx", docx(form.lay_out(content))), kind=kind)


def _unread(content: Content, again: Content) -> list[Difference]:
    found = differences(content, again)
    return [one for one in found if _INFERRED not in f"{one.path}/"]


def _carried(
    unread: Iterable[Difference], beside: Iterable[Form], content: Content
) -> Iterator[Unread]:
    """Yield what the document does not say, each with the form beside it that does."""
    whole = _undivided(content)
    missing = {
        form.NAME: [
            one.path for one in _unread(whole, _undivided(_reread(form, content, None).content))
        ]
        for form in beside
    }
    for one in unread:
        path = _FIELD.sub("fields/1/", one.path)
        saying = [name for name, paths in missing.items() if not _touched(path, paths)]
        yield Unread(one, saying[0] if saying and one.before is not None else "")


def _undivided(content: Content) -> Content:
    """Return a content with one field that has all indicators, as forms without fields do."""
    if not content.fields:
        return content
    first = content.fields[0]
    indicators = tuple(one for part in content.fields for one in part.indicators)
    means = tuple(one for part in content.fields for one in part.means)
    whole = dataclasses.replace(first, number="1", indicators=indicators, means=means)
    return dataclasses.replace(content, fields=(whole,))


def _touched(path: str, paths: Iterable[str]) -> bool:
    """Whether one of some paths is this one, part of it, or what it is part of."""
    return any(f"{path}/".startswith(f"{one}/") or one.startswith(f"{path}/") for one in paths)


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _bare(item)
            for key, item in value.items()
            if key != "cite" and not key.endswith(("_cite", "cites"))
        }
    return [_bare(item) for item in value] if isinstance(value, list) else value
