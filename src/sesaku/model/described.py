"""Fields of records that carry their own Japanese label and description.

Every record of the model is a frozen dataclass whose fields are declared with ``described``. The
JSON Schema, the reference page and the export columns are generated from these declarations.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

_MISSING: Any = dataclasses.MISSING


def described(
    label: str,
    description: str,
    *,
    default: Any = _MISSING,  # noqa: ANN401 - any default of any field
    factory: Callable[[], Any] = _MISSING,
    sparse: bool = False,
) -> Any:  # noqa: ANN401 - stands for the field's own type, as dataclasses.field does
    """Declare a field of a record.

    Args:
        label: the Japanese label, as shown in tables and forms.
        description: one English sentence: what the field holds, with unit and shape.
        default: the value where the document has none.
        factory: makes that value, for containers.
        sparse: leave the key out of the JSON where the value is None or empty.
    """
    metadata = {"label": label, "description": description, "sparse": sparse}
    if factory is not _MISSING:
        return dataclasses.field(default_factory=factory, metadata=metadata)
    if default is not _MISSING:
        return dataclasses.field(default=default, metadata=metadata)
    return dataclasses.field(metadata=metadata)
