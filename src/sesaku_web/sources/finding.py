"""Finding a stored document by what people name it."""

import re

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources.models import StoredDocument

_SHORTEST = 4
_HASH = re.compile(r"[0-9a-f]+")


def document_of(given: str) -> StoredDocument:
    """Return the document whose hash begins as given, four characters or more.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    if len(given) < _SHORTEST or not _HASH.fullmatch(given.lower()):
        raise NotFoundError("sesaku list の先頭の列にある符号（4 文字以上）を指定してください。")
    found = list(StoredDocument.objects.named(given)[:2])
    if not found:
        raise NotFoundError("この符号の文書は保管庫にありません。sesaku list で確かめてください。")
    if len(found) > 1:
        raise NotFoundError("この符号で始まる文書が複数あります。もっと長く指定してください。")
    return found[0]
