"""Editions keep the documents that they cite."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds what is cited."""

    dependencies = (("publications", "0002_frozen"),)
    operations = (
        # with a default, SQLite would make the table anew, without the triggers that freeze it
        migrations.AddField(model_name="edition", name="cited", field=models.JSONField(null=True)),
    )
