"""Columns that name a file of the library."""

from typing import Any

from django.db import models


class FileHashField(models.CharField):  # type: ignore[type-arg] # generic for the type checker alone
    """The hash of a file in ``sesaku_web.sources.files``, or empty; backups take such files along.

    The file of a ``StoredDocument`` is named by its own ``sha256``.
    """

    def __init__(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - as Django's own field
        given["max_length"] = 64
        super().__init__(*args, **given)
