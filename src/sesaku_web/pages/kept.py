"""Parts of pages that were made once and are kept: what is shown of a reading never changes.

A part is known by the reading, what it shows, the language, and the corrections that stand beside
it; when one of these is another, so is the part. Nothing of the person or the request is in it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sesaku_web.sources.models import Correction, StoredReading

MOST_CHARACTERS = 8_000_000
"""Characters of all kept parts of a process together."""


class Parts:
    """Parts by their keys, the least used forgotten first."""

    def __init__(self, most: int = MOST_CHARACTERS) -> None:
        self._most = most
        self._held = 0
        self._parts: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], SafeString]) -> SafeString:
        """Return the part of a key, made where it is not kept."""
        with self._lock:
            if key in self._parts:
                self._parts.move_to_end(key)
                return self._parts[key]
        part = make()
        with self._lock:
            if key not in self._parts:
                self._parts[key] = part
                self._held += len(part)
            while self._held > self._most and self._parts:
                _key, forgotten = self._parts.popitem(last=False)
                self._held -= len(forgotten)
        return part


_PARTS = Parts()


def kept(
    template: str,
    reading: StoredReading,
    subject: str,
    corrections: Iterable[Correction],
    make: Callable[[], dict[str, object]],
) -> SafeString:
    """Return a part of a page, rendered now or before.

    Args:
        template: what renders it.
        reading: what it shows, with the document loaded.
        subject: which part of the reading.
        corrections: all that are shown in it.
        make: returns what the template knows; called where the part is not kept.
    """
    beside = tuple(sorted((one.pk, one.state, one.made_at) for one in corrections))
    sha256 = reading.document.sha256
    made = (reading.pk, reading.created_at, sha256, reading.reader_version)
    key = (template, made, subject, get_language(), beside)
    return _PARTS.get(key, lambda: render_to_string(template, make()))
