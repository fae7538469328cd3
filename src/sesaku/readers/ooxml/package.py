"""The package: a ZIP archive of parts, none of which is unpacked beyond the limits.

Nothing is written to disk, no part is run (macros are parts like others, and are not looked at),
and nothing outside the package is fetched.
"""

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from sesaku.exceptions import BrokenFileError, TooLargeError, UnsupportedFormatError
from sesaku.readers.ooxml.markup import elements
from sesaku.readers.source import MAX_BYTES, Source

ZIP = b"PK\x03\x04"
MAX_PARTS = 5000
MAX_RATIO = 300
"""A part of more than ``_SMALL`` bytes that was packed tighter than this was made to be a trap."""

_SMALL = 4 * 1024 * 1024
_ENCRYPTED = 0x1
_TYPES = "[Content_Types].xml"
_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What the standard library raises on archives that are not what they say."""


class Relation(NamedTuple):
    """A part that another one refers to: the last word of the kind, and the part's name."""

    kind: str
    target: str


class Package:
    """The parts of an office file, read one by one."""

    def __init__(self, source: Source) -> None:
        """Open a package.

        Raises:
            BrokenFileError: it is no archive, or a damaged one.
            TooLargeError: it has more parts than any document.
            UnsupportedFormatError: it is encrypted.
        """
        self.path = source.path
        self._left = MAX_BYTES
        try:
            self._archive = zipfile.ZipFile(BytesIO(source.data))
        except _DAMAGED as error:
            raise self.broken() from error
        entries = self._archive.infolist()
        if len(entries) > MAX_PARTS:
            raise TooLargeError(
                self.path, f"部品が多すぎます（上限 {MAX_PARTS} 個）。文書を作り直してください。"
            )
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise UnsupportedFormatError(
                self.path, "暗号化されています。パスワードを外して保存し直してください。"
            )
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}

    def broken(self) -> BrokenFileError:
        """Return the error that says that the file is damaged."""
        return BrokenFileError(
            self.path, "ファイルが壊れているか、途中で切れています。取得し直してください。"
        )

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return name.lower() in self._entries

    def part(self, name: str) -> bytes:
        """Return the content of a part; nothing for one that is not there.

        Raises:
            TooLargeError: with it, more than ``MAX_BYTES`` would have been unpacked.
            BrokenFileError: the part is damaged.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return b""
        packed = max(entry.compress_size, 1)
        if entry.file_size > self._left or (
            entry.file_size > _SMALL and entry.file_size / packed > MAX_RATIO
        ):
            raise self._too_large()
        try:
            with self._archive.open(entry) as file:
                content = file.read(self._left + 1)
        except _DAMAGED as error:
            raise self.broken() from error
        self._left -= len(content)
        if self._left < 0:
            raise self._too_large()
        return content

    def content_type(self, name: str) -> str:
        """Return what the package says that a part is; empty where it says nothing."""
        wanted, suffix = f"/{name}".lower(), name.rpartition(".")[2].lower()
        default = ""
        for element in elements(self.part(_TYPES), self.path):
            if not element.opens:
                continue
            if element.get("PartName").lower() == wanted:
                return element.get("ContentType")
            if element.name.endswith(":Default") and element.get("Extension").lower() == suffix:
                default = element.get("ContentType")
        return default

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the parts to which a part refers, by the identifier that it uses for them.

        What stands outside the package is left out. ``name`` is empty for the package itself.
        """
        folder, base = posixpath.split(name)
        found: dict[str, Relation] = {}
        part = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        for element in elements(part, self.path):
            if not element.opens or not element.name.endswith(":Relationship"):
                continue
            if element.get("TargetMode") == "External":
                continue
            kind = element.get("Type").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target")))
            found[element.get("Id")] = Relation(kind, target.lstrip("/"))
        return found

    def main(self) -> str:
        """Return the name of the part that the package is about; empty where it has none."""
        relations = self.relations("").values()
        return next((found.target for found in relations if found.kind == "officeDocument"), "")

    def _too_large(self) -> TooLargeError:
        return TooLargeError(
            self.path,
            f"展開すると大きすぎます（上限 {MAX_BYTES // 1024**2} MiB）。"
            "内容を分けてから読み込んでください。",
        )


def main_type(source: Source) -> str:
    """Return the content type of an office file's main part; empty where it is no such file."""
    if not source.data.startswith(ZIP):
        return ""
    try:
        package = Package(source)
        return package.content_type(package.main())
    except (BrokenFileError, TooLargeError, UnsupportedFormatError):
        return ""
