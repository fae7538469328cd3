"""Packs the offline bundle: ``python -m tools.pack_bundle DRAFT FOLDER``; see tools/bundle.sh.

The same files make the same bundle, to the byte, whenever and wherever it is packed.
"""

import argparse
import hashlib
import platform
import sys
import zipfile
from pathlib import Path

SUMS = "SHA256SUMS"
_MOMENT = (1980, 1, 1, 0, 0, 0)
_RUN, _READ = 0o755, 0o644


def main() -> int:
    """Write the bundle, print its path, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("draft", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    pin_ours(given.draft)
    print(pack(given.draft, given.folder))
    return 0


def pin_ours(draft: Path) -> None:
    """Add Sesaku's own wheel, with its hash, to what every version of Python installs."""
    (wheel,) = (draft / "wheels").glob("sesaku-*.whl")
    version = wheel.name.split("-")[1]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for pins in draft.glob("requirements-*.txt"):
        with pins.open("a", encoding="utf-8") as file:
            file.write(f"sesaku=={version} \\\n    --hash=sha256:{digest}\n")


def pack(draft: Path, folder: Path) -> Path:
    """Write the bundle of the files of a draft into a folder and return its path."""
    (wheel,) = (draft / "wheels").glob("sesaku-*.whl")
    system = f"{platform.system()}-{platform.machine()}".lower()
    name = f"sesaku-offline-{wheel.name.split('-')[1]}-{system}"
    files = sorted(path for path in draft.rglob("*") if path.is_file() and path.name != SUMS)
    listed = {path.relative_to(draft).as_posix(): path.read_bytes() for path in files}
    listed[SUMS] = _sums(listed)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.zip"
    with zipfile.ZipFile(target, "w") as bundle:
        for path, content in listed.items():
            entry = zipfile.ZipInfo(f"{name}/{path}", _MOMENT)
            entry.external_attr = (_RUN if path.endswith(".sh") else _READ) << 16
            packed = zipfile.ZIP_STORED if path.endswith(".whl") else zipfile.ZIP_DEFLATED
            bundle.writestr(entry, content, packed)
    return target


def _sums(listed: dict[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in listed.items())
    return "".join(lines).encode("utf-8")


if __name__ == "__main__":
    sys.exit(main())
