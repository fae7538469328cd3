"""Documents of the library as the core's commands name them: ``library:3f2a9c``, or all of them.

``sesaku read``, ``show`` and ``export`` take such a name wherever they take a file. The code that
``sesaku list`` prints will do, eight characters of it or more.
"""

import re

from sesaku.exceptions import SesakuError
from sesaku.readers.source import Source
from sesaku_site.library import open_library

NAMES = re.compile(r"[0-9a-f]{8,64}")


def expand(rest: str) -> list[str]:
    """Return the hashes of the documents that are named: one, or all where nothing is said.

    Raises:
        NotFoundError: there is no such document, or the library has none at all.
    """
    open_library()
    from sesaku_web.exceptions import NotFoundError  # noqa: PLC0415 - Django is ready only now
    from sesaku_web.sources.finding import document_of  # noqa: PLC0415 - the same
    from sesaku_web.sources.models import StoredDocument  # noqa: PLC0415 - the same

    if rest:
        return [document_of(rest).sha256]
    hashes = list(StoredDocument.objects.present().order_by("pk").values_list("sha256", flat=True))
    if not hashes:
        raise NotFoundError("保管庫に文書はまだありません。sesaku add で加えてください。")
    return hashes


def load(rest: str) -> Source:
    """Return the file of a hash.

    Raises:
        SesakuError: it is gone or damaged.
    """
    from sesaku_web.sources.models import StoredDocument  # noqa: PLC0415 - Django is ready only now

    document = StoredDocument.objects.filter(sha256=rest).first()
    if document is None:
        raise SesakuError("この文書は保管庫にありません。")
    return document.source()
