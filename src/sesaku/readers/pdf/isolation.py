"""Reading a PDF in a process of its own, within limits of time and memory.

A small file can describe a page that takes days to draw, or crash the program that draws it; only
another process can be stopped. A file of several pages is read by two, on two processors, page by
page.
"""

import contextlib
import itertools
import json
import os
from collections.abc import Callable, Iterator, Sequence

from sesaku.exceptions import BrokenFileError
from sesaku.readers.pdf import limits, processes
from sesaku.readers.pdf.answering import COUNT, DONE, PAGE, PICTURE, error_of
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.opening import BROKEN, WHOLE, Drawing, Share
from sesaku.readers.pdf.picture import Picture, unpack_picture
from sesaku.readers.pdf.transfer import unpack


def read_apart(data: bytes, path: str, take: Callable[[PageLayout], None]) -> str | None:
    """Read all pages of a PDF in another process.

    Args:
        data: the file's content.
        path: the file, for messages.
        take: is given every page in its turn, while the next is read.

    Returns:
        The title that the file declares.

    Raises:
        BrokenFileError: it is no PDF, damaged, or locked by a password.
        TooLargeError: reading it takes more than the limits allow.
    """
    with contextlib.ExitStack() as stack:
        for line in _lines(data, path, stack):
            if line[:1] == PAGE:
                take(unpack(line[1:]))
            elif line[:1] == DONE:
                title = json.loads(line[1:])
                return None if title is None else str(title)
            else:
                raise error_of(line, path)
    raise BrokenFileError(path, BROKEN)


def draw_apart(data: bytes, path: str, page: int) -> Picture:
    """Draw a page of a PDF in another process.

    Args:
        data: the file's content.
        path: the file, for messages.
        page: which page, from 0.

    Raises:
        BrokenFileError: it cannot be drawn.
        TooLargeError: drawing it takes more than the limits allow.
    """
    with contextlib.closing(processes.way().read(data, path, Drawing(page))) as lines:
        for line in lines:
            if line[:1] == PICTURE:
                return unpack_picture(line[1:])
            raise error_of(line, path)
    raise BrokenFileError(path, BROKEN)


def _lines(data: bytes, path: str, stack: contextlib.ExitStack) -> Iterator[bytes]:
    """Yield what is said of a file; where it has many pages, a second process joins the first."""
    two = len(data) >= limits.TWO_READERS and len(os.sched_getaffinity(0)) > 1
    way = processes.way()
    first = way.read(data, path, Share(0, 2, way.alone) if two else WHOLE)
    stack.callback(first.close)
    if two:
        line = next(iter(first))
        if line[:1] != COUNT:
            yield line
            return
        if int(line[1:]) > way.alone:
            second = way.read(data, path, Share(1, 2))
            stack.callback(second.close)
            yield from _in_turn([first, second])
            return
    yield from first


def _in_turn(readings: Sequence[processes.Reading]) -> Iterator[bytes]:
    """Yield pages in their order: one of each process in its turn, until one has no more."""
    for reading in itertools.cycle(readings):
        line = next(iter(reading))
        if line[:1] == DONE:  # the others say so as well, and are ready for the next file
            for other in readings:
                if other is not reading:
                    next(iter(other), None)
        yield line
        if line[:1] != PAGE:
            return
