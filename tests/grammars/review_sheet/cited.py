"""What the tests of review sheets share: cites against values, leaves of a source, amounts."""

from sesaku.document.cite import Cite
from sesaku.model.reading import Reading
from sesaku.model.review_goals import IndicatorYear
from sesaku.model.review_money import ProjectBudget
from sesaku.model.values import Quantity

NOT_PRINTED: dict[type, tuple[str, ...]] = {
    ProjectBudget: ("extent",),  # it is the column that says so
    IndicatorYear: ("fiscal_year",),  # in a table the year is the column's heading
}


def amounts(*quantities: Quantity | None) -> list[tuple[str, object] | None]:
    """Return raw and value of each cell."""
    return [None if item is None else (item.raw, item.value) for item in quantities]


def check_cites(reading: Reading, record: object) -> None:
    """Check every cite against the value beside it, in this record and those within it."""
    quote = reading.document.quote
    for name in getattr(record, "__dataclass_fields__", ()):
        value = getattr(record, name)
        if isinstance(value, Quantity):
            assert quote(value.cite) == value.raw
        elif isinstance(value, tuple):
            for item in value:
                check_cites(reading, item)
    if hasattr(record, "cites"):
        _check_plain(reading, record, record.cites)
    elif hasattr(record, "cite"):
        printed = record.raw if hasattr(record, "raw") else getattr(record, "text", None)
        assert printed is None or quote(record.cite) == printed


def _check_plain(reading: Reading, record: object, cites: dict[str, Cite]) -> None:
    """Check that every plain value has its cite, and that the cite gives it."""
    for name in getattr(record, "__dataclass_fields__", ()):
        value = getattr(record, name)
        if not isinstance(value, str | int) or name in NOT_PRINTED.get(type(record), ()):
            continue
        quote = reading.document.quote(cites[name])
        assert quote == value if isinstance(value, str) else quote.strip()


def leaves(value: object) -> list[object]:
    """Return every value of a JSON document that is not null, in order."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [] if value is None else [value]
