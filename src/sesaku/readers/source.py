"""The bytes of a file and what they are called, within the limits of memory."""

import errno
import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sesaku.exceptions import FileMissingError, TooLargeError, UnsupportedFormatError

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read, and largest content that is unpacked from one."""

STANDARD_INPUT = "-"

_DESCRIPTORS = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
_REASONS = {
    errno.ENOENT: "ファイルが見つかりません。名前と場所を確かめてください。",
    errno.ENOTDIR: "ファイルが見つかりません。名前と場所を確かめてください。",
    errno.EACCES: "読む権限がありません。権限を確かめてください。",
    errno.EPERM: "読む権限がありません。権限を確かめてください。",
    errno.ENAMETOOLONG: "名前が長すぎます。名前を確かめてください。",
    errno.ELOOP: "リンクが循環しています。リンク先を確かめてください。",
}


@dataclass(frozen=True)
class Source:
    """A file's content; ``name`` has no folders, ``path`` is the path as given.

    ``ocr`` asks that pages which are pictures be read by recognising their characters
    「文字認識」; that takes some seconds a page.
    """

    path: str
    data: bytes
    ocr: bool = False

    @property
    def name(self) -> str:
        """The file's name, without folders."""
        return Path(self.path).name

    @cached_property
    def sha256(self) -> str:
        """Hash of the content, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def suffixed(self, *suffixes: str) -> bool:
        """Whether the name ends in one of ``suffixes``, in any case."""
        return self.name.lower().endswith(suffixes)


def load(path: str | os.PathLike[str]) -> Source:
    """Read a file, or standard input for ``-``, up to ``MAX_BYTES``.

    A pipe is read where it is open already (``/dev/fd/63``); a named one in a folder, at which
    opening may wait for ever, is not.

    Raises:
        FileMissingError: there is no such file, or it may not be read.
        UnsupportedFormatError: the path names a folder, a device or a named pipe.
        TooLargeError: the file is above the limit; it is not read.
    """
    name = os.fspath(path)
    if name == STANDARD_INPUT:
        return Source(name, _limited(sys.stdin.buffer.read(MAX_BYTES + 1), name))
    try:
        status = os.stat(name)  # noqa: PTH116 - os.fspath has made it a plain name
        if not stat.S_ISREG(status.st_mode) and not _open_pipe(status, name):
            raise UnsupportedFormatError(name, _kind_of(status))
        if status.st_size > MAX_BYTES:
            raise _too_large(name)
        with Path(name).open("rb") as file:
            return Source(name, _limited(file.read(MAX_BYTES + 1), name))
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else None
        reason = _REASONS.get(code or 0, f"ファイルを開けません（{error}）。")
        raise FileMissingError(name, reason) from error


def _open_pipe(status: os.stat_result, name: str) -> bool:
    return stat.S_ISFIFO(status.st_mode) and name.startswith(_DESCRIPTORS)


def _kind_of(status: os.stat_result) -> str:
    if stat.S_ISDIR(status.st_mode):
        return "フォルダーです。中のファイルを指定してください。"
    if stat.S_ISFIFO(status.st_mode):
        return "名前付きパイプです。標準入力（-）から渡してください。"
    return "ファイルではありません（装置など）。ファイルを指定してください。"


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def _too_large(name: str) -> TooLargeError:
    return TooLargeError(
        name,
        f"大きすぎます（上限 {MAX_BYTES // 1024**2} MiB）。文書を分けてから読み込んでください。",
    )
