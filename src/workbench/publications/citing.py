"""Documents of the library that an evaluation cites, kept with the edition that cites them.

Who writes in a cycle puts the citation of a place in the library (…/documents/…/view?at=4-18) into
a source, note or result. The public does not read the library: the edition keeps what the place
says and the document's hash, so that the figure can be traced for ever.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sesaku.model.reading import Content
from sesaku.model.walk import texts_in
from sesaku_web.exceptions import ConditionError, LibraryError
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.places import parsed

_ADDRESS = re.compile(
    r"/documents/(?P<sha>[0-9a-f]{12,64})/"
    r"(?:[a-z]+\?at=(?P<at>[0-9,-]+)(?:&(?:amp;)?version=(?P<version>[\w.+-]+))?)?"
)
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that is cited.

    Attributes:
        subject: the code of the indicator that cites it, or the number of the reference indicator.
        document: its name.
        title: its title, as read.
        publisher: who published it, as read.
        sha256: its hash.
        at: the place, as offsets into its text; "" where it is cited as a whole.
        quote: what the place says.
    """

    subject: str
    document: str
    title: str
    publisher: str
    sha256: str
    at: str
    quote: str


def cited_in(content: Content) -> list[dict[str, Any]]:
    """Return the documents of the library that the indicators of a content cite, each once.

    Raises:
        ConditionError: an address names a document or a place that the library does not have.
    """
    found = (
        _cited(subject, match)
        for subject, text in _texts(content)
        for match in _ADDRESS.finditer(text)
    )
    return [asdict(one) for one in dict.fromkeys(found)]


def _texts(content: Content) -> Iterator[tuple[str, str]]:
    for part in content.fields:
        for indicator in part.indicators:
            for text in texts_in(indicator):
                yield indicator.code, text
        for reference in part.reference_indicators:
            for text in texts_in(reference):
                yield f"参考指標{reference.number or ''}", text


def _cited(subject: str, match: re.Match[str]) -> Cited:
    try:
        reading = reading_of(match["sha"], match["version"] or "")
        text = reading.content.text
        spans = parsed(match["at"] or "", len(text))
    except LibraryError as error:
        raise ConditionError(
            f"{subject} が引用する {match[0]} は保管庫にありません（{error}）。"
            "出典を引用し直してから公表してください。"
        ) from error
    document = reading.document
    quote = "…".join(text[start:end] for start, end in spans)
    return Cited(
        subject,
        document.name,
        reading.title,
        reading.publisher,
        document.sha256,
        match["at"] or "",
        quote[:_LONGEST],
    )
