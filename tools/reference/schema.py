"""The JSON Schema of ``sesaku-reading/1``, as a file that validators take."""

from sesaku.model.schema import text


def pages() -> dict[str, str]:
    """Return the file by its path below docs/reference."""
    return {"reading.schema.json": text()}
