"""Pages of PDF files as pictures, made by a process of their own and kept.

A file that brings the renderer down, or keeps it for ever, brings down that process alone.
Run as ``python -m sesaku_web.pages.page_image FILE PAGE TARGET``.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore

FOLDER = "cache/pages"
_WIDTH = 1240
"""Pixels across: sharp at twice the width of a phone, and on a wide screen."""

_SECONDS = 30
_MEMORY = 2 * 1024**3
_AT_ONCE = BoundedSemaphore(2)


def page_image(home: Path, file: Path, page: int) -> Path | None:
    """Return the picture of a page (from 1); None where the page cannot be drawn.

    Args:
        home: the library's folder, in which pictures are kept.
        file: a PDF of the library, named by its hash.
        page: number of the page.
    """
    target = home / FOLDER / file.name[:2] / file.name / f"{page}.png"
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".draft-", suffix=".png", dir=target.parent)
    os.close(handle)
    draft = Path(name)
    try:
        if not _drawn(file, page, draft):
            return None
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return target


def _drawn(file: Path, page: int, draft: Path) -> bool:
    command = [sys.executable, "-m", __name__, str(file), str(page), str(draft)]
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the file is named by its hash
                command,
                check=False,
                timeout=_SECONDS,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return False
    return done.returncode == 0 and draft.stat().st_size > 0


def draw(file: Path, page: int, target: Path) -> None:
    """Draw a page into a file; called in the process of its own."""
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - in that process alone

    from sesaku.readers.pdf.fonts import add_own_fonts  # noqa: PLC0415 - the same

    add_own_fonts()
    document = PdfDocument(file)
    drawn = document[page - 1]
    picture = drawn.render(scale=min(_WIDTH / max(drawn.get_width(), 1), 4)).to_pil()
    picture.convert("P", palette=1, colors=64).save(target, "PNG")


def _limit() -> None:
    if os.name == "posix":
        import resource  # noqa: PLC0415 - not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    _limit()
    draw(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
