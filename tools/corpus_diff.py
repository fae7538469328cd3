"""Prints which facts the working tree reads that a commit does not, and the other way round.

    python tools/corpus_diff.py [--base main] [FILE ...]

Without files: the example documents and, where it is, the corpus of ../shared. A fact is a value
with its place in the tree of the reading; an item of a list is known by its code, number or year,
so that one more at the top does not change all below. Exit status 1 where facts differ.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
OMITTED = {"document.path", "coverage", "furniture"}
IDENTITIES = ("code", "number", "fiscal_year", "label", "name", "title", "publisher")
SHOWN = 20


class Difference(NamedTuple):
    """What became of the facts of one document."""

    gained: dict[str, object]
    lost: dict[str, object]
    changed: dict[str, tuple[object, object]]


def main() -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--base", default="main", help="commit to compare with (default: main)")
    parser.add_argument("--source", help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path)
    arguments = parser.parse_args()
    files = arguments.files or documents()
    if arguments.source:
        json.dump({str(path): facts(path) for path in files}, sys.stdout)
        return 0
    with tempfile.TemporaryDirectory(prefix="sesaku-base-") as folder:
        unpack(arguments.base, Path(folder))
        before = read_with(Path(folder) / "src", files)
    after = read_with(ROOT / "src", files)
    differences = {name: compare(before[name], after[name]) for name in after}
    for name, difference in differences.items():
        show(name, difference)
    total = [sum(len(found[part]) for found in differences.values()) for part in range(3)]
    print(f"{len(files)} documents: {total[0]} gained, {total[1]} lost, {total[2]} changed")
    return int(any(total))


def documents() -> list[Path]:
    """Return the example documents and those of the shared corpus."""
    shared = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
    found = [
        path
        for path in (ROOT / "examples").glob("*/*")
        if path.is_file() and path.parent.name != "research"  # records, not documents
    ]
    return sorted(found) + sorted((shared / "corpus").glob("*.txt"))


def unpack(base: str, folder: Path) -> None:
    """Write the sources of a commit into a folder."""
    git = ["git", "-C", str(ROOT), "archive", base, "src"]
    archive = subprocess.run(git, check=True, capture_output=True)  # noqa: S603 - no shell
    subprocess.run(  # noqa: S603 - no shell
        ["tar", "-x", "-C", str(folder)],  # noqa: S607 - where tar is, the machine knows
        input=archive.stdout,
        check=True,
    )


def read_with(source: Path, files: list[Path]) -> dict[str, dict[str, object]]:
    """Return the facts of the files, as the code below ``source`` reads them."""
    command = [sys.executable, __file__, "--source", str(source), *map(str, files)]
    environment = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603 - no shell
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def facts(path: Path) -> dict[str, object]:
    """Return the facts of one file by their place; a file that is not read has one: the error."""
    import sesaku  # noqa: PLC0415 - the code of either side, as PYTHONPATH says

    try:
        reading = sesaku.read(path)
    except sesaku.SesakuError as error:
        return {"error": str(error)}
    return dict(leaves(reading.to_dict(), ""))


def leaves(node: object, place: str) -> Iterator[tuple[str, object]]:
    """Yield every value below a node with its place; a cite counts as one value."""
    if place in OMITTED:
        return
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{place}.{key}".lstrip("."))
    elif isinstance(node, list) and not place.endswith("cite"):
        seen: dict[str, int] = {}
        for item in node:
            name = identity(item)
            seen[name] = seen.get(name, 0) + 1
            yield from leaves(item, f"{place}[{name}#{seen[name]}]")
    else:
        yield place, node


def identity(item: object) -> str:
    """Return what an item of a list is known by; "" where only its turn tells it from others."""
    if not isinstance(item, dict):
        return ""
    return str(next((item[key] for key in IDENTITIES if item.get(key) is not None), ""))


def compare(before: dict[str, object], after: dict[str, object]) -> Difference:
    """Return the facts of only one side, and those that differ."""
    return Difference(
        {place: after[place] for place in after if place not in before},
        {place: before[place] for place in before if place not in after},
        {
            place: (before[place], after[place])
            for place in after
            if place in before and before[place] != after[place]
        },
    )


def show(name: str, difference: Difference) -> None:
    """Print the differences of one document, the first of each sort."""
    if not any(difference):
        return
    gained, lost, changed = difference
    print(f"{name}: {len(gained)} gained, {len(lost)} lost, {len(changed)} changed")
    lines = [f"  + {place}: {_short(value)}" for place, value in list(gained.items())[:SHOWN]]
    lines += [f"  - {place}: {_short(value)}" for place, value in list(lost.items())[:SHOWN]]
    lines += [
        f"  ~ {place}: {_short(old)} → {_short(new)}"
        for place, (old, new) in list(changed.items())[:SHOWN]
    ]
    print("\n".join(lines))


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - fits a terminal's line


if __name__ == "__main__":
    sys.exit(main())
