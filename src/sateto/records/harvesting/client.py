"""Asking a repository: one request at a time, with pauses, and patient where it is busy."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit, urlunsplit

from sateto.records.exceptions import HarvestError
from sesaku.exceptions import DocumentError
from sesaku_web.sources.fetching import LIMITS, FetchRefusedError, Limits, ServerBusyError, fetch

_RETRIES = 5
_LONGEST_PAUSE = 600.0
_FIRST_PAUSE = 5.0


@dataclass
class Client:
    """Asks a repository at its base address.

    Attributes:
        address: the base address.
        delay: seconds between two requests.
        limits: which addresses may be connected to, and how large an answer may be.
        sleep: waits.
    """

    address: str
    delay: float = 1.0
    limits: Limits = LIMITS
    sleep: Callable[[float], None] = time.sleep
    _asked_at: float | None = field(default=None, repr=False)

    def ask(self, arguments: Mapping[str, str]) -> bytes:
        """Return the answer to a request; a busy server is asked again after what it wants.

        Raises:
            FetchRefusedError: the address is none that is asked.
            HarvestError: there is no answer, also after some more tries.
        """
        address = self.address_of(arguments)
        pause = _FIRST_PAUSE
        for left in range(_RETRIES, -1, -1):
            self._wait()
            try:
                return fetch(address, self.limits).data
            except FetchRefusedError:
                raise
            except ServerBusyError as error:
                wanted = error.seconds if error.seconds is not None else pause
                if not left or wanted > _LONGEST_PAUSE:
                    raise HarvestError(str(error)) from error
            except DocumentError as error:
                if not left:
                    raise HarvestError(str(error)) from error
                wanted = pause
            self.sleep(wanted)
            pause *= 2
        raise HarvestError(f"{address}: 応答がありません。")

    def address_of(self, arguments: Mapping[str, str]) -> str:
        """Return the address of a request."""
        parts = urlsplit(self.address)
        query = "&".join(filter(None, (parts.query, urlencode(arguments))))
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))

    def _wait(self) -> None:
        if self._asked_at is not None:
            left = self._asked_at + self.delay - time.monotonic()
            if left > 0:
                self.sleep(left)
        self._asked_at = time.monotonic()
