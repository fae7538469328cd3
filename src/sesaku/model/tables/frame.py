"""Tables as pandas data frames; pandas is loaded when one is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

from sesaku.exceptions import MissingExtraError
from sesaku.model.reading import Reading
from sesaku.model.tables import table_of

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "text": "object"}


def dataframe(reading: Reading, name: str) -> "pd.DataFrame":
    """Return a table as a data frame; what is missing is ``pandas.NA`` (None in text columns).

    Raises:
        UnknownTableError: there is no such table.
        MissingExtraError: pandas is not installed.
    """
    table = table_of(name)
    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise MissingExtraError(
            "表を pandas の DataFrame にするには pandas が要ります。"
            "pip install 'sesaku[pandas]' で入れてください。"
        ) from error
    rows = list(table.rows(reading))
    frame: pd.DataFrame = pandas.DataFrame(
        {
            column.name: pandas.Series([row[at] for row in rows], dtype=_DTYPES[column.kind])
            for at, column in enumerate(table.columns)
        }
    )
    return frame
