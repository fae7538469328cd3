"""Queries whose SQL is written once, for pages that ask the same of the database every time.

Django writes the SQL of a query anew whenever it is asked, which takes several times as long as
the database needs for one row. Here it is written once for each thread, with places for what
differs.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django.db.models import Model, QuerySet, Value
from django.db.models.query import get_related_populators

if TYPE_CHECKING:
    from django.db.models.sql.compiler import SQLCompiler

_M = TypeVar("_M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something that differs stands among the parameters of a query."""

    name: str


class Prepared(Generic[_M]):
    """A query that is asked by what differs, and answers with records as the queryset does.

    >>> named = Prepared(lambda name: StoredDocument.objects.filter(name=name).order_by())
    >>> named(name="report.pdf")

    Args:
        make: returns the queryset, given expressions to compare with by their names.
        names: what differs.
    """

    def __init__(self, make: Callable[..., QuerySet[_M]], *names: str) -> None:
        self._make = make
        self._names = names
        self._threads = threading.local()

    def __call__(self, **given: object) -> list[_M]:
        """Return the records that are found."""
        written: _Written[_M] | None = getattr(self._threads, "written", None)
        if written is None:
            written = _Written(self._make(**{name: Value(_Place(name)) for name in self._names}))
            self._threads.written = written
        return written.ask(given)


class _Written(Generic[_M]):
    """A query as one thread asks it."""

    def __init__(self, queryset: QuerySet[_M]) -> None:
        self._model = queryset.model
        self._database = queryset.db
        self._compiler: SQLCompiler = queryset.query.get_compiler(queryset.db)
        self._sql, self._parameters = self._compiler.as_sql()

    @cached_property
    def _own(self) -> slice:
        """Which columns are of the record itself; the others are of those loaded with it."""
        places = self._info["select_fields"]
        return slice(places[0], places[-1] + 1)

    @property
    def _info(self) -> dict[str, Any]:
        return cast("dict[str, Any]", self._compiler.klass_info)

    @cached_property
    def _attributes(self) -> list[str]:
        return [column[0].target.attname for column in self._compiler.select[self._own]]

    @cached_property
    def _converters(self) -> dict[int, Any]:
        return self._compiler.get_converters([column[0] for column in self._compiler.select])

    @cached_property
    def _related(self) -> list[Any]:
        return get_related_populators(  # type: ignore[call-arg] # the stubs are of a later Django
            self._info, self._compiler.select, self._database
        )

    def ask(self, given: dict[str, object]) -> list[_M]:
        """Return the records that are found."""
        parameters: Any = tuple(
            given[one.name] if isinstance(one, _Place) else one for one in self._parameters
        )
        with self._compiler.connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            rows: Any = cursor.fetchall()
        if self._converters:
            rows = self._compiler.apply_converters(rows, self._converters)
        return [self._record(row) for row in rows]

    def _record(self, row: Any) -> _M:  # noqa: ANN401 - columns of a row
        record = self._model.from_db(self._database, self._attributes, row[self._own])
        for related in self._related:
            related.populate(row, record)
        return record
