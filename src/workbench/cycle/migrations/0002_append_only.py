"""Triggers that refuse to change or delete a change of a cell, or a move of a unit."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("cycle_cellchange", "cycle_move")
SQLITE = tuple(
    f"""
    CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the changes of a cycle are append-only'); END
    """
    for table in TABLES
    for event in ("UPDATE", "DELETE")
)
POSTGRES = (
    """
    CREATE FUNCTION cycle_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the changes of a cycle are append-only'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_append_only
        BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION cycle_refuse()
        """
        for table in TABLES
    ),
)


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django passes it
    """Make the triggers."""
    statements = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Changes and moves are append-only."""

    dependencies = (("cycle", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
