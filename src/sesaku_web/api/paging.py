"""Pages of lists: by a cursor, so that a page costs the same however far on it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from sesaku_web.api.access import Asked

MOST = 200
"""Most items of a page."""

_USUAL = 50
Item = TypeVar("Item")
Record = TypeVar("Record", bound=Model)


class PageAsked(Asked):
    """Which page of a list."""

    cursor: Annotated[
        str,
        Field(
            pattern=r"^(?:[0-9]{1,18}(?:-[0-9]{1,18})?)?$",
            description="`next_cursor` of the page before",
        ),
    ] = ""
    limit: Annotated[int, Field(ge=1, le=MOST, description="items of a page")] = _USUAL


class Page(Schema, Generic[Item]):
    """A page of a list."""

    items: list[Item]
    next_cursor: Annotated[str | None, Field(description="null on the last page")]
    next: Annotated[str | None, Field(description="address of the next page")]


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: one or two columns of whole numbers that together are unique."""

    columns: tuple[str, ...]
    descending: bool = False

    def sorted(self, found: QuerySet[Record]) -> QuerySet[Record]:
        """Return the records in this order."""
        sign = "-" if self.descending else ""
        return found.order_by(*(f"{sign}{column}" for column in self.columns))

    def after(self, found: QuerySet[Record], cursor: str) -> QuerySet[Record]:
        """Return the records after the one that a cursor names."""
        numbers = [int(number) for number in cursor.split("-")][: len(self.columns)]
        beyond = "__lt" if self.descending else "__gt"
        condition, same = Q(), Q()
        for column, number in zip(self.columns, numbers, strict=False):
            condition |= same & Q(**{column + beyond: number})
            same &= Q(**{column: number})
        return found.filter(condition)

    def cursor(self, record: Model) -> str:
        """Return the cursor of a record."""
        return "-".join(str(getattr(record, column)) for column in self.columns)


NEWEST_FIRST = Order(("pk",), descending=True)
AS_PRINTED = Order(("reading_id", "order"))


def page_of(
    request: HttpRequest,
    found: QuerySet[Record],
    asked: PageAsked,
    order: Order,
    made: Callable[[Sequence[Record]], Sequence[Any]],
) -> dict[str, Any]:
    """Return a page of a list.

    Args:
        request: of the page.
        found: all that the list has.
        asked: which page.
        order: of the list.
        made: makes the items of the page's records.
    """
    wanted = order.after(found, asked.cursor) if asked.cursor else found
    records = list(order.sorted(wanted)[: asked.limit + 1])
    shown = records[: asked.limit]
    cursor = order.cursor(shown[-1]) if len(records) > len(shown) else None
    return {"items": made(shown), "next_cursor": cursor, "next": next_address(request, cursor)}


def next_address(request: HttpRequest, cursor: str | None) -> str | None:
    """Return the address of the next page."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
