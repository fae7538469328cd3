"""The register that comes along."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shimamoru.islands.shipped import coasts, islands


def load(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django passes it
    """Put the islands and their coasts into an empty register."""
    island, coast = apps.get_model("islands", "Island"), apps.get_model("islands", "Coast")
    island.objects.bulk_create(island(**columns) for columns in islands())
    known = {one.slug: one for one in island.objects.all()}
    coast.objects.bulk_create(
        coast(**{**columns, "island": known[columns["island"]]}) for columns in coasts()
    )


def empty(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001 - Django passes it
    """Take them out again."""
    apps.get_model("islands", "Coast").objects.all().delete()
    apps.get_model("islands", "Island").objects.all().delete()


class Migration(migrations.Migration):
    """Loads the register."""

    dependencies = (("islands", "0001_initial"),)
    operations = (migrations.RunPython(load, empty),)
