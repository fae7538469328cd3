"""The first tables."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The tables as they were first made."""

    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="StoredReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reader_version", models.CharField(max_length=50)),
                ("kind", models.CharField(db_index=True, max_length=50)),
                ("confidence", models.FloatField()),
                ("title", models.TextField(blank=True)),
                ("publisher", models.TextField(blank=True)),
                ("date", models.CharField(blank=True, max_length=50)),
                ("characters", models.IntegerField()),
                ("pages", models.IntegerField(blank=True, null=True)),
                ("share", models.FloatField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("current", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="StoredDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("origin", models.TextField()),
                (
                    "added_at",
                    models.DateTimeField(db_index=True, default=django.utils.timezone.now),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.TextField(blank=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn_documents",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-added_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ReadingContent",
            fields=[
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="sources.storedreading",
                    ),
                ),
                ("snapshot", models.TextField()),
                ("text", models.TextField()),
                ("layout", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="ProjectRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("number", models.CharField(blank=True, max_length=100)),
                ("name", models.TextField(blank=True)),
                ("ministry", models.TextField(blank=True)),
                ("fiscal_year", models.IntegerField(null=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProjectAmountRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("fiscal_year", models.IntegerField(null=True)),
                ("label", models.CharField(max_length=200)),
                ("raw", models.TextField(blank=True)),
                ("value", models.FloatField(null=True)),
                ("unit", models.CharField(blank=True, max_length=50)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amounts",
                        to="sources.projectrow",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PositionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("number", models.CharField(blank=True, max_length=50)),
                ("path", models.JSONField(default=list)),
                ("type", models.CharField(max_length=20)),
                ("text", models.TextField()),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpinionRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("number", models.IntegerField()),
                ("text", models.TextField()),
                ("about", models.JSONField(default=list)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("ministry", models.TextField(blank=True)),
                ("code", models.CharField(blank=True, max_length=100)),
                ("name", models.TextField(blank=True, db_index=True)),
                ("fiscal_year", models.IntegerField(db_index=True, null=True)),
                ("department", models.TextField(blank=True)),
                ("evaluated_on", models.CharField(blank=True, max_length=50)),
                ("grade", models.CharField(blank=True, max_length=20)),
                ("grade_label", models.TextField(blank=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("field_number", models.CharField(max_length=20)),
                ("code", models.CharField(db_index=True, max_length=20)),
                ("name", models.TextField()),
                ("main", models.BooleanField()),
                ("kind", models.CharField(max_length=20)),
                ("grade", models.CharField(blank=True, max_length=5)),
                ("grade_cite", models.JSONField(default=list)),
                ("goal_term", models.CharField(blank=True, max_length=50)),
                ("data", models.JSONField(default=dict)),
                ("analysis", models.JSONField(default=list)),
                ("following", models.JSONField(default=list)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FieldRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("number", models.CharField(max_length=20)),
                ("name", models.TextField()),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DiagnosticRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("severity", models.CharField(db_index=True, max_length=10)),
                ("code", models.CharField(db_index=True, max_length=50)),
                ("message", models.TextField()),
                ("message_en", models.TextField()),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BudgetRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("fiscal_year", models.IntegerField(null=True)),
                ("scope", models.CharField(blank=True, max_length=50)),
                ("unit", models.CharField(blank=True, max_length=50)),
                ("initial", models.FloatField(null=True)),
                ("supplementary", models.FloatField(null=True)),
                ("carryover", models.FloatField(null=True)),
                ("total", models.FloatField(null=True)),
                ("executed", models.FloatField(null=True)),
                ("data", models.JSONField(default=dict)),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="storedreading",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="sources.storeddocument",
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=100)),
                ("path", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("correct", "訂正"), ("confirm", "確認"), ("fill", "補充")],
                        max_length=10,
                    ),
                ),
                ("value", models.JSONField(null=True)),
                ("cite", models.JSONField(default=list)),
                ("quote", models.TextField(blank=True)),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("under", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("active", "有効"),
                            ("review", "要確認"),
                            ("replaced", "差し替え済み"),
                            ("withdrawn", "取り下げ済み"),
                        ],
                        db_index=True,
                        default="active",
                        max_length=10,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="sources.storeddocument",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="YearlyRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.IntegerField()),
                ("subject", models.CharField(max_length=100)),
                ("cite", models.JSONField(default=list)),
                ("fiscal_year", models.IntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("target", "年度目標"), ("result", "実績")], max_length=10
                    ),
                ),
                ("raw", models.TextField(blank=True)),
                ("value", models.FloatField(null=True)),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("unit", models.CharField(blank=True, max_length=50)),
                ("relation", models.CharField(blank=True, max_length=20)),
                ("text", models.TextField(blank=True)),
                ("printed", models.BooleanField()),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="years",
                        to="sources.indicatorrow",
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="sources.storedreading",
                    ),
                ),
            ],
            options={
                "ordering": ("reading_id", "order"),
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="storedreading",
            constraint=models.UniqueConstraint(
                fields=("document", "reader_version"), name="reading_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="storedreading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)),
                fields=("document",),
                name="reading_one_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("active", "review"))),
                fields=("document", "subject", "path"),
                name="correction_one_standing",
            ),
        ),
    )
