"""Types that several schemas have."""

from typing import Annotated, Any, TypeAlias

from pydantic import Field

Text: TypeAlias = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
"""A text that is looked for; no database takes the character 0."""

DocumentName: TypeAlias = Annotated[
    str,
    Field(pattern=r"^[0-9a-f]{12,64}$", description="the first 12 or more of the file's SHA-256"),
]

DocumentFilter: TypeAlias = Annotated[
    str,
    Field(
        pattern=r"^(?:[0-9a-f]{12,64})?$", description="the first 12 or more of a file's SHA-256"
    ),
]

Year: TypeAlias = Annotated[int, Field(ge=1868, le=2200)]
"""A fiscal year of the common era."""

Number: TypeAlias = Annotated[int, Field(ge=1, le=2**63 - 1)]
"""The number of a record."""

Cite: TypeAlias = Annotated[
    list[list[int | None]],
    Field(description="`[start, end)` or `[start, end, page]` in the canonical text"),
]

View: TypeAlias = Annotated[
    str | None, Field(description="permanent address of the place; null where there is no cite")
]

Scalar: TypeAlias = str | int | float | bool | None

Json: TypeAlias = Any
