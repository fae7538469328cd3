"""Exports: readings as files of other programs, one module per format."""

from collections.abc import Iterable
from typing import Protocol

from sesaku.exceptions import ExportError
from sesaku.exports import as_csv, as_datapackage, as_docx, as_json, as_pdf, as_xlsx, iati
from sesaku.exports.options import Header, Options, Target
from sesaku.model.reading import Reading


class Export(Protocol):
    """What a module of a format offers."""

    NAME: str
    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, readings: Iterable[Reading], target: Target, options: Options = ...) -> None:
        """Write readings to a path or a stream of bytes."""
        ...


EXPORTS: tuple[Export, ...] = (
    as_csv,
    as_xlsx,
    as_json,
    as_docx,
    as_pdf,
    iati,
    as_datapackage,
)
"""All formats; a new one adds its line here."""


def export_of(name: str) -> Export:
    """Return the format of a name.

    Raises:
        ExportError: there is none; the message lists those there are.
    """
    for export in EXPORTS:
        if name == export.NAME:
            return export
    known = ", ".join(export.NAME for export in EXPORTS)
    raise ExportError(f"形式 {name} はありません。指定できるのは {known} です。")


__all__ = ["EXPORTS", "Export", "Header", "Options", "export_of"]
