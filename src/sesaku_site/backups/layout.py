"""What a backup is made of, for writing and restoring alike."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

FORMAT = "sesaku-backup/1"
MANIFEST = "manifest.json"
FILES = "files/"
OUR_PACKAGES = ("sesaku_web.", "workbench.", "sateto.", "shimamoru.")
AnyModel: TypeAlias = type[models.Model]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        format: name and version of the layout.
        sesaku: version of the program that wrote it.
        written_at: when, ISO 8601.
        state: the last migration of each application, which its columns belong to.
        rows: number of rows by table.
        files: number of files.
        missing: hashes of documents whose file was not there, or damaged, when it was written.
        sequence: last entry of the history.
        digest: its digest.
    """

    format: str
    sesaku: str
    written_at: str
    state: Mapping[str, str]
    rows: Mapping[str, int]
    files: int
    missing: tuple[str, ...]
    sequence: int
    digest: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)


def our_labels() -> frozenset[str]:
    """Return the labels of our own applications, the only ones whose tables are kept."""
    return frozenset(
        config.label
        for config in current_apps.get_app_configs()
        if config.name.startswith(OUR_PACKAGES)
    )


def shipped_tables() -> frozenset[str]:
    """Return the tables that are never empty: an application's ``comes_with`` names its own."""
    named = (getattr(config, "comes_with", ()) for config in current_apps.get_app_configs())
    return frozenset(("history.head", *(name for names in named for name in names)))


def applied_state(executor: MigrationExecutor) -> dict[str, str]:
    """Return the last applied migration of each of our applications."""
    labels = our_labels()
    applied = executor.loader.applied_migrations
    graph = executor.loader.graph
    found: dict[str, str] = {}
    for label in sorted(labels):
        plan = [name for node in graph.leaf_nodes(label) for name in graph.forwards_plan(node)]
        done = [name for app, name in plan if app == label and (app, name) in applied]
        if done:
            found[label] = done[-1]
    return found


def apps_at(executor: MigrationExecutor, state: Mapping[str, str]) -> Apps:
    """Return the models as they were at a state of the tables."""
    return executor.loader.project_state(list(state.items())).apps


def tables(apps: Apps) -> Iterator[tuple[str, AnyModel]]:
    """Yield our models by the name of their table in a backup."""
    labels = our_labels()
    for model in apps.get_models(include_auto_created=True):
        options = model._meta  # noqa: SLF001 - Django's own way to ask a model
        if options.app_label in labels and options.managed and not options.proxy:
            yield options.label_lower, model


def columns(model: AnyModel) -> "list[models.Field[Any, Any]]":
    """Return the columns of a model."""
    return list(model._meta.concrete_fields)  # noqa: SLF001 - Django's own way to ask a model


def executor() -> MigrationExecutor:
    """Return Django's view of which migrations there are and which are applied."""
    return MigrationExecutor(connection)
