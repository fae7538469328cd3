"""Tables of projects: the review sheet's head, and a table for each of its lists.

They are made from the records' own declarations; ``order`` and ``parent`` join them.
"""

from collections.abc import Iterator
from functools import partial

from sesaku.model.reading import Reading
from sesaku.model.review import Project
from sesaku.model.tables.column import Row, Scalar, column, given
from sesaku.model.tables.made import (
    ORDER,
    PARENT,
    Listed,
    columns_of,
    lists_of,
    own_cite,
    table_of_list,
)
from sesaku.model.tables.table import Table

_PLAIN_NAMES = {"activities", "outputs", "outcomes", "payees", "payee_blocks", "payee_flows"}
"""Lists that are known by their own name; the others have ``project_`` before it."""

_NUMBER = given("project", "対象事業", "Number of the project, or else its identifier.")
_AROUND = (_NUMBER, column(Project, "name", name="project_name", label="対象事業名"))


def _projects(reading: Reading) -> Iterator[Row]:
    for project in reading.content.projects:
        yield Row((project,), own_cite(project), {"project": _key(project)})


def _members(reading: Reading, *, listed: Listed) -> Iterator[Row]:
    for project in reading.content.projects:
        for order, member in enumerate(getattr(project, listed.name), 1):
            here: dict[str, Scalar] = {"project": _key(project), "order": order}
            yield Row((member, project), own_cite(member), here)


def _inner(reading: Reading, *, listed: Listed, within: Listed) -> Iterator[Row]:
    for project in reading.content.projects:
        for parent, outer in enumerate(getattr(project, within.name), 1):
            for order, member in enumerate(getattr(outer, listed.name), 1):
                here: dict[str, Scalar] = {
                    "project": _key(project),
                    "parent": parent,
                    "order": order,
                }
                yield Row((member, project), own_cite(member), here)


def _key(project: Project) -> str | None:
    return project.full_number or project.project_id or project.sheet_id


def _tables() -> Iterator[Table]:
    for listed in lists_of(Project):
        name = listed.name if listed.name in _PLAIN_NAMES else f"project_{listed.name}"
        outer = listed._replace(label=f"事業・{listed.label}")
        make = partial(_members, listed=listed)
        yield table_of_list(outer, name, (*_AROUND, ORDER), make)
        for inner in lists_of(listed.record):
            if inner.name == "others":
                continue
            deeper = inner._replace(label=f"{outer.label}・{inner.label}")
            make = partial(_inner, listed=inner, within=listed)
            yield table_of_list(deeper, f"{name}_{inner.name}", (*_AROUND, PARENT, ORDER), make)


PROJECTS = Table(
    name="projects",
    label="事業",
    description="A project of a review sheet.",
    own=(_NUMBER, *columns_of(Project)),
    make=_projects,
    cited=(Project,),
)

LISTS = tuple(_tables())
