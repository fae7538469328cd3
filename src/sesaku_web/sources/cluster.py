"""Reading files on a Dask cluster: contents go out, readings come back; it needs no shared disk."""

from collections import deque
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sesaku.exceptions import MissingExtraError
from sesaku.readers.source import Source
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.apart import Read, attempt, read_of

CONNECT_SECONDS = "20s"
_AHEAD = 2
"""So many files for each thread of the cluster are under way at a time."""


def read_on_cluster(sources: Iterable[Source], *, address: str) -> Iterator[Read]:
    """Read files on the cluster whose scheduler is at ``address`` and yield each as it is done.

    Raises:
        MissingExtraError: the package ``distributed`` is not installed.
        ConditionError: there is no scheduler at the address.
    """
    if find_spec("distributed") is None:
        raise MissingExtraError(
            "Dask が入っていません。pip install 'sesaku[dask]' で入れるか、"
            "--workers を使ってください。"
        )
    distributed: Any = import_module("distributed")
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise ConditionError(f"Dask の {address} に接続できません（{error}）。") from error
    with client:
        ahead = max(sum(client.nthreads().values()), 1) * _AHEAD
        waiting: deque[tuple[Source, Any]] = deque()
        for source in sources:
            waiting.append((source, client.submit(attempt, source, pure=False)))
            if len(waiting) >= ahead:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())


def _done(source: Source, future: Any) -> Read:  # noqa: ANN401 - of the untyped library
    return read_of(source, future.result())
