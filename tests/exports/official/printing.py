"""Printing a form in every format, and reading it back."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sesaku.exports.official.as_docx import docx
from sesaku.exports.official.as_pdf import pdf
from sesaku.exports.official.as_workbook import xlsx
from sesaku.exports.official.layout import Sheet
from sesaku.model.reading import Reading
from sesaku.reading import read

EXAMPLES = Path(__file__).parents[3] / "examples"
Print = Callable[[Sheet], bytes]
PRINTS: dict[str, Print] = {".docx": docx, ".pdf": pdf, ".xlsx": xlsx}

with_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def reread(sheet: Sheet, suffix: str, folder: Path) -> Reading:
    """Print a sheet and read it back."""
    path = folder / f"form{suffix}"
    path.write_bytes(PRINTS[suffix](sheet))
    return read(path)


def converted(path: Path, suffix: str) -> Path:
    """Let LibreOffice write a file in another format, all formulas calculated anew."""
    folder = path.parent / "converted"
    command = [
        "soffice",
        f"-env:UserInstallation=file://{path.parent}/profile",
        "--headless",
        "--convert-to",
        suffix.lstrip("."),
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - our own file
    return folder / f"{path.stem}{suffix}"
