"""Files that people send: each is read in a process of its own, then added."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile

from sesaku.exceptions import SesakuError, TooLargeError
from sesaku.readers.source import MAX_BYTES, Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.actions.add_document import Added, add_prepared, present
from sesaku_web.sources.apart import read_apart
from sesaku_web.sources.preparation import Prepared

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

ORIGIN = "upload"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of a file: it was added, or there is the reason why not."""

    name: str
    added: Added | None = None
    trouble: str = ""


def add_files(actor: Actor, files: Iterable["UploadedFile[Any]"]) -> Iterator[Uploaded]:
    """Add files and yield what became of each; a bad one stops none of the others.

    Raises:
        PermissionRefusedError: the actor may not add documents.
    """
    for file in files:
        name = name_of(file)
        try:
            yield Uploaded(name, add_file(actor, file))
        except SesakuError as error:
            yield Uploaded(name, trouble=str(getattr(error, "message", error)))


def read_one(source: Source) -> Prepared:
    """Read a file in a process of its own.

    Raises:
        SesakuError: it cannot be read.
    """
    (read,) = read_apart([source])
    if read.prepared is None:
        raise read.trouble or ConditionError(f"{source.name}: 読み取れません。")
    return read.prepared


def name_of(file: "UploadedFile[Any]") -> str:
    """Return what a file is called, without the folders that a program may have sent."""
    return PurePosixPath((file.name or "").replace("\\", "/")).name or "document"


def add_file(actor: Actor, file: "UploadedFile[Any]") -> Added:
    """Add one file.

    Raises:
        PermissionRefusedError: the actor may not add documents.
        SesakuError: it cannot be read; nothing is changed.
    """
    actor.require(Action.ADD_DOCUMENTS)
    name = name_of(file)
    if (file.size or 0) > MAX_BYTES:
        raise TooLargeError(
            name,
            f"大きすぎます（上限 {MAX_BYTES // 1024**2} MiB）。文書を分けてから追加してください。",
        )
    data = file.read()
    source = Source(name, data)
    known = present(source.sha256)
    if known is not None:
        return Added(known, "unchanged")
    return add_prepared(actor, read_one(source), data, origin=f"{ORIGIN}:{name}")
