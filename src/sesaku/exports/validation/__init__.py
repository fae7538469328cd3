"""Whether a file is what it says it is: IATI, readings as JSON, data packages.

``validate`` finds out what a file is and says what is wrong with it, and where.
"""

import zipfile
from pathlib import Path

from sesaku.exceptions import ValidationError
from sesaku.exports.validation import data_package, iati, readings
from sesaku.exports.validation.verdict import Problem, Verdict

LIMIT = 200 * 1024 * 1024
"""Largest file, in bytes."""


def validate(path: Path) -> Verdict:
    """Return what is wrong with a file, or with a data package in a folder.

    Raises:
        ValidationError: the file cannot be read, is too large, or is of none of the known forms.
    """
    if path.is_dir():
        return data_package.check_folder(path)
    data = _bytes(path)
    if zipfile.is_zipfile(path):
        return data_package.check_archive(path)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return iati.check(data)
    if start in {b"{", b"["}:
        return readings.check(data)
    raise ValidationError(
        f"{path}: IATI の XML、読み取り結果の JSON、データパッケージ（datapackage.json を含む"
        "フォルダーか ZIP）のどれでもありません。"
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise ValidationError(f"{path}: {LIMIT:,} バイトを超えるファイルは確かめられません。")
        return path.read_bytes()
    except OSError as error:
        raise ValidationError(f"{path}: 読み込めません（{error.strerror}）。") from error


__all__ = ["LIMIT", "Problem", "Verdict", "validate"]
