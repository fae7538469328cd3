"""JSON whose objects keep the order of their parts."""

import json
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class OrderedField(models.TextField):  # type: ignore[type-arg] # generic for the type checker alone
    """JSON as text, for a record that is shown as it is printed.

    PostgreSQL keeps its own JSON sorted by the length of the names. Nothing can be asked of what
    is inside such a column.
    """

    def get_prep_value(self, value: Any) -> str:  # noqa: ANN401 - JSON
        """Return what the database keeps."""
        return json.dumps(value, ensure_ascii=False)

    def from_db_value(
        self,
        value: str,
        expression: object,  # noqa: ARG002 - Django passes it
        connection: BaseDatabaseWrapper,  # noqa: ARG002 - the same
    ) -> Any:  # noqa: ANN401 - JSON
        """Return what was kept."""
        return json.loads(value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """Return the value as it is: it is JSON already."""
        return value
