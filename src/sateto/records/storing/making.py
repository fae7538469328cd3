"""Who reads a document: this process, others of this machine, or a Dask cluster."""

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from sateto.records.exceptions import RecordsError
from sateto.records.reading.documents import Document
from sateto.records.reading.formats import Context
from sateto.records.reading.made import Batch, make
from sateto.records.reading.stretches import Portion, Stretch
from sateto.records.storing.traffic import keep_memory, widen_pipes
from sesaku.exceptions import MissingExtraError

if TYPE_CHECKING:
    from sateto.records.reading.pieces import RawPiece

Maker: TypeAlias = Callable[[Document, int], Iterator[Batch]]
"""Reads a document from a place on and yields batches in its order."""

MOST_PIECES = 250
_MOST_BYTES = 4 * 1024 * 1024
_AHEAD = 32
"""So many lists for each reader are under way: they read on while the index ends a segment."""
_TURN_SECONDS = 0.0002
"""So long a thread of the storing process keeps the others waiting.

What another process has read comes through a pipe, whose reading thread would else wait 5 ms for
its turn after each filling, and with it the process that writes.
"""
_CONNECT_SECONDS = "20s"

_batch = msgspec.msgpack.Decoder(Batch)


def make_packed(name: str, context: Context, portion: Portion) -> bytes:
    """Read a portion for another process: its batch packed in bytes, which is quickest."""
    return msgspec.msgpack.encode(make(name, context, portion))


def make_here(document: Document, start: int) -> Iterator[Batch]:
    """Read a document in this process."""
    for portion in portions(document, start):
        yield make(document.format, document.context, portion)


def readers(workers: int) -> ProcessPoolExecutor:
    """Return so many processes that read; they end with this one, however it ends."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_reading)


@contextmanager
def _short_turns() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _begin_reading() -> None:
    keep_memory()
    gc.freeze()  # what was imported stays: it is looked through for garbage no more
    _end_with_parent()


def _end_with_parent() -> None:
    """Leave when the process that started this one is gone: killed, it could not say so."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_after, args=(parent,), daemon=True).start()


def _leave_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def make_in_processes(workers: int) -> Maker:
    """Return what reads in so many processes; a document of one portion is read here."""

    def made(document: Document, start: int) -> Iterator[Batch]:
        waiting = portions(document, start)
        first = list(islice(waiting, 2))
        if len(first) < 2:  # noqa: PLR2004 - starting processes takes longer
            yield from (make(document.format, document.context, one) for one in first)
            return
        with _short_turns(), readers(workers) as pool:
            widen_pipes(pool)
            try:
                yield from _in_order(
                    lambda one: pool.submit(make_packed, document.format, document.context, one),
                    chain(first, waiting),
                    workers * _AHEAD,
                )
            except BrokenProcessPool as error:
                raise RecordsError(
                    "読み取りの処理が途中で止まりました（メモリー不足など）。"
                    "同じコマンドをもう一度実行すると、続きから取り込みます。"
                ) from error

    return made


def make_on_cluster(address: str) -> Maker:
    """Return what reads on the cluster whose scheduler is at an address.

    Raises:
        MissingExtraError: the package ``distributed`` is not installed.
        RecordsError: there is no scheduler at the address.
    """
    if find_spec("distributed") is None:
        raise MissingExtraError(
            "Dask が入っていません。pip install 'sesaku[dask]' で入れるか、"
            "--workers を使ってください。"
        )

    def made(document: Document, start: int) -> Iterator[Batch]:
        distributed: Any = import_module("distributed")
        with ExitStack() as stack:
            try:
                client = stack.enter_context(distributed.Client(address, timeout=_CONNECT_SECONDS))
            except (OSError, ValueError, TimeoutError) as error:
                raise RecordsError(f"Dask の {address} に接続できません（{error}）。") from error
            submit = partial(
                client.submit, make_packed, document.format, document.context, pure=False
            )
            ahead = max(sum(client.nthreads().values()), 1) * _AHEAD
            yield from _in_order(submit, portions(document, start), ahead)

    return made


def portions(document: Document, start: int) -> Iterator[Portion]:
    """Yield a document from a place on, in portions that are neither too many nor too large."""
    some: list[RawPiece] = []
    size = 0
    for one in document.portions(start):
        if isinstance(one, Stretch):
            if some:
                yield some
                some, size = [], 0
            yield one
            continue
        some.append(one)
        size += len(one.content)
        if len(some) >= MOST_PIECES or size >= _MOST_BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def _in_order(
    submit: Callable[[Portion], Any], waiting: Iterable[Portion], ahead: int
) -> Iterator[Batch]:
    """Yield what futures give, in the order of the portions, no more than some of them ahead."""
    under_way: deque[Any] = deque()
    for portion in waiting:
        under_way.append(submit(portion))
        if len(under_way) >= ahead:
            yield _batch.decode(under_way.popleft().result())
    while under_way:
        yield _batch.decode(under_way.popleft().result())
