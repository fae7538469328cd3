"""Compares the files of the bundle with the sums they were packed with: ``verify.py FOLDER``."""

import hashlib
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Print the files that are missing or damaged, and return the exit status."""
    wrong = 0
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if found != wanted:
            sys.stderr.write(name + "\n")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
