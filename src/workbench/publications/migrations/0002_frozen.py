"""Triggers that refuse to change or delete an edition, or a file of one."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("publications_edition", "publications_editionfile")
SQLITE = tuple(
    f"""
    CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table}
    BEGIN SELECT RAISE(ABORT, 'what is published is frozen'); END
    """
    for table in TABLES
    for event in ("UPDATE", "DELETE")
)
POSTGRES = (
    """
    CREATE FUNCTION publications_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'what is published is frozen'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_frozen
        BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION publications_refuse()
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
    """What is published is frozen."""

    dependencies = (("publications", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
