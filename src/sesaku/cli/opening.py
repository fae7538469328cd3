"""Reading the files that a command names: one after the other, troubles to standard error."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from sesaku.cli.messages import CallError, explain, say
from sesaku.cli.plugins import expand, source_of
from sesaku.cli.status import Status
from sesaku.cli.words import Words
from sesaku.document.document import Document
from sesaku.exceptions import SesakuError
from sesaku.grammars.registry import grammar_of
from sesaku.grammars.unknown import KIND as UNKNOWN
from sesaku.model.reading import Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import STANDARD_INPUT
from sesaku.reading import read

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress


class Opening:
    """Reads files and keeps what to end with.

    Attributes:
        words: what troubles are told in.
        status: the exit status so far.
    """

    def __init__(
        self, words: Words, *, kind: str | None, paths: Sequence[str], ocr: bool = False
    ) -> None:
        """Prepare to read files as of ``kind``, or of the kind that each is found to be.

        Args:
            words: what troubles are told in.
            kind: the kind, or None.
            paths: what the command names.
            ocr: recognise the characters of pages that are pictures.

        Raises:
            UnknownKindError: there is no such kind.
            CallError: standard input, which can be read once, is named twice.
        """
        if kind is not None:
            grammar_of(kind)
        if list(paths).count(STANDARD_INPUT) > 1:
            raise CallError(words("usage.standard_input"))
        self.words = words
        self._kind = kind
        self._ocr = ocr
        self._paths = [each for path in paths for each in expand(path)]
        self.status = Status.DONE

    def readings(self, *, progress: bool = False) -> Iterator[Reading]:
        """Yield a reading for each file that can be read; say of the others why not.

        Args:
            progress: show a bar on standard error where that is a terminal.
        """
        with _bar(wanted=progress and len(self._paths) > 1) as bar:
            task = bar.add_task("", total=len(self._paths)) if bar is not None else None
            for path in self._paths:
                reading = self._read(path)
                if bar is not None and task is not None:
                    bar.advance(task)
                if reading is not None:
                    yield reading

    def documents(self) -> Iterator[Document]:
        """Yield each file as a document, nothing read from it; say of the others why not."""
        for path in self._paths:
            try:
                yield open_document(source_of(path), ocr=self._ocr)
            except SesakuError as error:
                self._complain(path, error)

    def _complain(self, path: str, error: SesakuError) -> None:
        self.status = Status.MISSING
        say(f"{path}: {explain(error, self.words)}")

    def _read(self, path: str) -> Reading | None:
        try:
            reading = read(source_of(path), kind=self._kind, ocr=self._ocr)
        except SesakuError as error:
            self._complain(path, error)
            return None
        except Exception as error:
            error.add_note(path)  # main says which file it was
            raise
        if reading.detection.kind == UNKNOWN:
            say(f"{path}: {self.words('message.unknown')}")
        defective = any(found.severity == "error" for found in reading.diagnostics)
        if defective and self.status is Status.DONE:
            self.status = Status.DEFECTIVE
        return reading


def _bar(*, wanted: bool) -> "AbstractContextManager[Progress | None]":
    if not wanted or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console  # noqa: PLC0415 - only where a bar is shown
    from rich.progress import Progress  # noqa: PLC0415 - only where a bar is shown

    return Progress(console=Console(stderr=True), transient=True)
