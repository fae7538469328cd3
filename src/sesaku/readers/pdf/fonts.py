"""The fonts that stand in for those that a file names and does not hold.

pdfium takes what is installed; on a machine without Japanese fonts it finds none, and then leaves
out characters that it could not draw. So our own fonts are always among those that it looks at.
"""

import ctypes
from importlib.resources import as_file, files

from sesaku.readers.pdf.native import pdfium

INSTALLED = (b"/usr/share/fonts", b"/usr/local/share/fonts")
_CONFIG_VERSION = 2
_KEPT: list[object] = []


def add_own_fonts() -> None:
    """Let pdfium, in which nothing may be open, look at our own fonts and at those installed."""
    with as_file(files("sesaku") / "fonts") as own:
        folders = [*([bytes(own)] if own.is_dir() else []), *INSTALLED]
    held = [ctypes.create_string_buffer(folder) for folder in folders]
    sign = ctypes.POINTER(ctypes.c_char)
    names = (sign * (len(held) + 1))(*(ctypes.cast(name, sign) for name in held))
    _KEPT[:] = [names, *held]  # pdfium reads them whenever it seeks a font
    pdfium().FPDF_DestroyLibrary()
    config = pdfium().FPDF_LIBRARY_CONFIG(version=_CONFIG_VERSION, m_pUserFontPaths=names)
    pdfium().FPDF_InitLibraryWithConfig(config)
