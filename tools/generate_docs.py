"""Writes docs/reference from the code: ``python -m tools.generate_docs``.

Pages that the code no longer makes are removed. With ``--check`` nothing is written; exit status 1
says that the pages on disk are not those that the code makes.
"""

import argparse
import sys
from pathlib import Path

from tools.reference import (
    api,
    assessments,
    checks,
    commands,
    cycle,
    diagnostics,
    exit_codes,
    exports,
    kinds,
    permissions,
    records,
    schema,
    settings,
    tables,
    vocabularies,
)

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
FAMILIES = (
    api,
    assessments,
    checks,
    commands,
    cycle,
    diagnostics,
    exit_codes,
    exports,
    kinds,
    permissions,
    records,
    schema,
    settings,
    tables,
    vocabularies,
)


def pages() -> dict[Path, str]:
    """Return every generated page by its path."""
    return {REFERENCE / name: text for family in FAMILIES for name, text in family.pages().items()}


def stale() -> list[Path]:
    """Return the pages that are missing, differ from the code, or are made by it no longer."""
    wanted = pages()
    on_disk = {path for path in REFERENCE.rglob("*") if path.is_file()}
    differing = {
        path
        for path, text in wanted.items()
        if path not in on_disk or path.read_text("utf-8") != text
    }
    return sorted(differing | (on_disk - set(wanted)))


def main() -> int:
    """Write the pages, or compare them, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="compare only")
    arguments = parser.parse_args()
    changed = stale()
    if not arguments.check:
        wanted = pages()
        for path in changed:
            if path not in wanted:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8", newline="\n")
    for path in changed:
        print(path.relative_to(REFERENCE.parent.parent))
    return int(arguments.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
