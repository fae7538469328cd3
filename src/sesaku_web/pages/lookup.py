"""Finding what an address names: a document by the beginning of its hash, and its reading."""

import re

from sesaku_web.exceptions import LibraryError, NotFoundError
from sesaku_web.sources.models import StoredDocument, StoredReading

_HASH = re.compile(r"[0-9a-f]{12,64}")


class WithdrawnError(LibraryError):
    """The document was withdrawn; ``document`` says by whom, when and why."""

    def __init__(self, document: StoredDocument) -> None:
        super().__init__(f"{document.name} は取り下げられています。")
        self.document = document


def reading_of(sha: str, version: str = "") -> StoredReading:
    """Return the reading of a document, with the document.

    Args:
        sha: the beginning of the document's hash, as addresses have it.
        version: the reader's version; the current reading where empty.

    Raises:
        NotFoundError: there is no such document, or no such reading of it.
        WithdrawnError: the document was withdrawn.
    """
    wanted = {"reader_version": version} if version else {"current": True}
    found = StoredReading.objects.select_related("document").filter(**wanted, **by_hash(sha))[:2]
    if len(found) != 1:
        raise NotFoundError(f"文書 {sha[:64]} はこの保管庫にありません。")
    reading = found[0]
    if reading.document.withdrawn_at is not None:
        raise WithdrawnError(reading.document)
    return reading


def by_hash(sha: str, document: str = "document") -> dict[str, str]:
    """Return the condition that a document's hash begins with ``sha``.

    ``document`` is the way to it.

    Raises:
        NotFoundError: ``sha`` is no beginning of a hash.
    """
    first, beyond = beginning(sha)
    return {f"{document}__sha256__gte": first, f"{document}__sha256__lt": beyond}


def beginning(sha: str) -> tuple[str, str]:
    """Return the range of hashes that begin with ``sha``: every database has an index for it.

    Raises:
        NotFoundError: ``sha`` is no beginning of a hash.
    """
    if not _HASH.fullmatch(sha):
        raise NotFoundError(f"「{sha[:64]}」は文書の番号ではありません。")
    return sha, f"{sha}g"
