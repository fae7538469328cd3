"""Word: a document in the official form of its kind, or in the one that is asked for."""

from collections.abc import Iterable

from sesaku.exports.official.as_docx import MEDIA_TYPE, SUFFIX, docx
from sesaku.exports.official.printing import write_form
from sesaku.exports.options import DEFAULT, Options, Target
from sesaku.model.reading import Reading

NAME = "docx"
__all__ = ["MEDIA_TYPE", "NAME", "SUFFIX", "write"]


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write one reading as a form.

    Args:
        readings: the one to write.
        target: a path, or a stream of bytes.
        options: ``form`` names the form; else it is that of the document's kind.

    Raises:
        ExportError: there are several, or the reading lacks what the form asks for.
    """
    write_form(readings, target, options, docx)
