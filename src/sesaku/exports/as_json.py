"""JSON: a reading as one object of ``sesaku-reading/1``, several as JSON Lines."""

import json
from collections.abc import Iterable

from sesaku.exceptions import ExportError
from sesaku.exports.options import DEFAULT, Options, Target, opened
from sesaku.model.interchange import as_dict
from sesaku.model.reading import Reading

NAME = "json"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"


def write(readings: Iterable[Reading], target: Target, options: Options = DEFAULT) -> None:
    """Write readings to a path or binary stream, UTF-8, one line each.

    Args:
        readings: what to write; they are taken one by one.
        target: a path, or a stream opened for bytes.
        options: none apply.

    Raises:
        ExportError: a table is asked for, or nothing can be written there.
    """
    if options.table is not None:
        raise ExportError("JSON に表の指定はありません。csv か xlsx を指定してください。")
    with opened(target) as file:
        for reading in readings:
            file.write(line(reading))


def line(reading: Reading, *, pretty: bool = False) -> bytes:
    """Return a reading as JSON in UTF-8, ended by a line end."""
    text = json.dumps(as_dict(reading), ensure_ascii=False, indent=2 if pretty else None)
    # A file name may hold bytes that are no text; JSON has an escape for what stands for them.
    return (text + "\n").encode("utf-8", "backslashreplace")
