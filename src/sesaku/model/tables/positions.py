"""Tables of position papers: the statements and their links."""

from collections.abc import Iterator

from sesaku.model.position import Link, Position
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, column, given
from sesaku.model.tables.table import Table

_ORDER = given("order", "順", "Place among the statements, from 1.", "integer")


def _positions(reading: Reading) -> Iterator[Row]:
    for order, position in enumerate(reading.content.positions, 1):
        yield Row((position,), position.cite, {"order": order})


def _links(reading: Reading) -> Iterator[Row]:
    for order, position in enumerate(reading.content.positions, 1):
        for link in position.links:
            yield Row((position, link), link.cite, {"order": order})


POSITIONS = Table(
    name="positions",
    label="主張",
    description="A statement of a position paper or web page.",
    own=(
        _ORDER,
        column(Position, "number"),
        column(Position, "path"),
        column(Position, "type"),
        column(Position, "text"),
    ),
    make=_positions,
    cited=(Position,),
)

LINKS = Table(
    name="links",
    label="リンク",
    description="A link that stands with a statement.",
    own=(
        _ORDER,
        column(Position, "number"),
        column(Link, "title"),
        column(Link, "url"),
    ),
    make=_links,
    cited=(Link,),
)
