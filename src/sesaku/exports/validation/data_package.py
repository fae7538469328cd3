"""Frictionless data packages: the descriptor, and each table against what it declares."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from sesaku.exceptions import ValidationError
from sesaku.exports.validation.verdict import Problem, Verdict

FORM = "Frictionless Data Package"
DESCRIPTOR = "datapackage.json"
_NAME = re.compile(r"[a-z0-9._/-]+")
_NUMBERS = {
    "integer": re.compile(r"[-+]?\d+"),
    "number": re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|NaN|-?INF"),
    "boolean": re.compile(r"true|false"),
}
_LIMIT = 500 * 1024 * 1024
_MOST = 200
Load = Callable[[str], bytes]


def check_folder(folder: Path) -> Verdict:
    """Return what is wrong with a package in a folder."""

    def load(name: str) -> bytes:
        return (folder / name).read_bytes()

    return _check(load, str(folder))


def check_archive(path: Path) -> Verdict:
    """Return what is wrong with a package in a ZIP archive."""
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LIMIT:
            raise ValidationError(f"{path}: 展開すると {_LIMIT:,} バイトを超えます。")
        return _check(archive.read, str(path))


def _check(load: Load, where: str) -> Verdict:
    try:
        said = json.loads(load(DESCRIPTOR))
    except (KeyError, OSError) as error:
        raise ValidationError(f"{where}: {DESCRIPTOR} がありません。") from error
    except (ValueError, RecursionError) as error:
        message = f"JSON として読めません（{error}）。"
        return Verdict(FORM, (Problem("error", DESCRIPTOR, message),))
    problems = list(descriptor_problems(said))
    if not problems:
        for resource in said["resources"]:
            problems += _resource(resource, load)
    return Verdict(FORM, tuple(problems[:_MOST]))


def descriptor_problems(said: Any) -> Iterator[Problem]:  # noqa: ANN401 - any JSON
    """Yield what is wrong with a descriptor."""
    resources = said.get("resources") if isinstance(said, dict) else None
    if not isinstance(resources, list) or not resources:
        yield Problem("error", "resources", "表（resources）が一つもありません。")
        return
    names = [one.get("name") if isinstance(one, dict) else None for one in resources]
    for place, (name, resource) in enumerate(zip(names, resources, strict=True)):
        where = f"resources/{place}"
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            yield Problem(
                "error", f"{where}/name", "名前（name）が英小文字・数字・._/- ではありません。"
            )
        elif names.count(name) > 1:
            yield Problem("error", f"{where}/name", f"名前 {name} が重複しています。")
        if not isinstance(resource, dict) or not _safe(resource.get("path")):
            yield Problem(
                "error", f"{where}/path", "パス（path）がパッケージの中を指していません。"
            )


def _safe(path: object) -> bool:
    if not isinstance(path, str) or not path or "\\" in path or ":" in path:
        return False
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts


def _resource(resource: dict[str, Any], load: Load) -> Iterator[Problem]:
    path = resource["path"]
    try:
        data = load(path)
    except (KeyError, OSError):
        yield Problem("error", path, "ファイルがありません。")
        return
    if "bytes" in resource and resource["bytes"] != len(data):
        yield Problem("error", path, f"大きさが {len(data):,} バイトで、記載と違います。")
    kept = str(resource.get("hash", ""))
    if kept.startswith("sha256:") and kept[7:] != hashlib.sha256(data).hexdigest():
        yield Problem("error", path, "ハッシュが記載と違います。内容が変わっています。")
    fields = resource.get("schema", {}).get("fields")
    if isinstance(fields, list):
        yield from _rows(path, data, fields)


def _rows(path: str, data: bytes, fields: list[dict[str, Any]]) -> Iterator[Problem]:
    try:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        head = next(rows, [])
    except UnicodeDecodeError:
        yield Problem("error", path, "UTF-8 の CSV ではありません。")
        return
    names = [str(field.get("name")) for field in fields]
    if head != names:
        yield Problem("error", f"{path} 1行", f"見出しが記載と違います: {', '.join(head)[:200]}")
        return
    patterns = [_NUMBERS.get(str(field.get("type"))) for field in fields]
    for number, row in enumerate(rows, 2):
        if len(row) != len(names):
            yield Problem("error", f"{path} {number}行", f"列が {len(row)} 個あります。")
            continue
        for name, pattern, cell in zip(names, patterns, row, strict=True):
            if pattern is not None and cell and not pattern.fullmatch(cell):
                message = f"{name} の値 {cell[:60]} が型に合いません。"
                yield Problem("error", f"{path} {number}行", message)
