"""A verdict for a project that a person adds; each author relation with a name of its own."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("money", "0002_shared_judgements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="linkjudgement",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("confirm", "この事業である"),
                    ("choose", "この事業だけである"),
                    ("reject", "この事業ではない"),
                    ("add", "この事業を加える"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="savedtopic",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spending_topics",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
