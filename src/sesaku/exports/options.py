"""What can be chosen when readings are exported, and where they are written to."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from sesaku.exceptions import ExportError
from sesaku.model.reading import Reading
from sesaku.model.tables import Scalar, Table

Header: TypeAlias = Literal["names", "labels"]
Target: TypeAlias = str | os.PathLike[str] | BinaryIO


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of an export; None leaves it to the format.

    Attributes:
        table: write this table only, where the format has tables.
        header: column headers as identifiers (names) or in Japanese (labels).
        form: the official form to print, where the format prints forms.
    """

    table: str | None = None
    header: Header | None = None
    form: str | None = None


DEFAULT = Options()


@contextmanager
def opened(target: Target) -> Iterator[BinaryIO]:
    """Open a path or stream for writing; a file appears whole or not at all.

    Raises:
        ExportError: nothing can be written there.
    """
    if not isinstance(target, str | os.PathLike):
        yield target
        return
    path = Path(target)
    if path.exists() and not path.is_file():
        with _device(path) as file:
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(prefix=".sesaku-", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


@contextmanager
def _device(path: Path) -> Iterator[BinaryIO]:
    """Open what is no ordinary file (a pipe, ``/dev/stdout``), which must not be replaced."""
    try:
        with path.open("wb") as file:
            yield file
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> ExportError:
    """Return the error that says that nothing can be written to ``path``."""
    return ExportError(
        f"{path}: 書き込めません（{error.strerror}）。"
        "フォルダーがあるか、書き込めるか、空きがあるかを確かめてください。"
    )


def rows_of(readings: list[Reading], table: Table) -> list[tuple[Scalar, ...]]:
    """Return the rows of all readings, in order."""
    return [row for reading in readings for row in table.rows(reading)]


def headers(table: Table, header: Header) -> list[str]:
    """Return the column headers of a table."""
    return [column.label if header == "labels" else column.name for column in table.columns]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
