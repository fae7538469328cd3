"""State and author of a judgement come from ``sesaku_web.judgements``."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="judgement",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(app_label)s_%(class)ss",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="judgement",
            name="state",
            field=models.CharField(
                choices=[
                    ("standing", "有効"),
                    ("replaced", "差し替え済み"),
                    ("withdrawn", "取り下げ済み"),
                ],
                db_index=True,
                default="standing",
                max_length=10,
            ),
        ),
    ]
