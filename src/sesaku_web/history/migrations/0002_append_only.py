"""Triggers that refuse to change or delete an entry, and the first head."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = tuple(
    f"""
    CREATE TRIGGER history_entry_no_{event.lower()} BEFORE {event} ON history_entry
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
    """
    for event in ("UPDATE", "DELETE")
)
POSTGRES = (
    """
    CREATE FUNCTION history_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$
    """,
    """
    CREATE TRIGGER history_entry_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entry
    FOR EACH STATEMENT EXECUTE FUNCTION history_refuse()
    """,
)


def guard(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers and the one row of the head."""
    statements = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        editor.execute(statement)
    apps.get_model("history", "Head").objects.create(pk=1)


class Migration(migrations.Migration):
    """The history is append-only."""

    dependencies = (("history", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
