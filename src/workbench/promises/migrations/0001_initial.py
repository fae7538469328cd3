import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sources", "0003_any_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EditedTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=50, unique=True)),
                ("ja", models.CharField(max_length=100)),
                ("en", models.CharField(max_length=100)),
                ("terms", models.JSONField(default=list)),
                ("hidden", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.CharField(max_length=64)),
                ("text", models.TextField()),
                ("target", models.CharField(max_length=100)),
                ("target_name", models.TextField(blank=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("confirm", "確認"), ("reject", "却下"), ("add", "追加")],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("standing", "有効"),
                            ("replaced", "差し替え済み"),
                            ("withdrawn", "取り下げ済み"),
                        ],
                        default="standing",
                        max_length=10,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link_judgements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promised",
                        to="sources.storeddocument",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answering",
                        to="sources.storeddocument",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "standing")),
                        fields=("paper", "report", "position", "target"),
                        name="link_judgement_one_standing",
                    )
                ],
            },
        ),
    ]
