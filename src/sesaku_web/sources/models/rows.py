"""A reading as rows, for what is queried; ``sources/rows`` makes them.

``cite`` is ``[[start, end, page], …]`` (page null without pages); ``data`` is the record as in
``sesaku-reading/1``, with the cite of every part. What a document prints has any length, and no
index: PostgreSQL takes no long text into one.
"""

from django.db import models

from sesaku_web.sources.models.document import StoredReading
from sesaku_web.sources.models.ordered import OrderedField


class Row(models.Model):
    """What every row has."""

    reading = models.ForeignKey(StoredReading, on_delete=models.CASCADE, related_name="%(class)ss")
    order = models.IntegerField()
    subject = models.TextField()
    cite = models.JSONField(default=list)

    class Meta:
        """Rows stand in the order of the document."""

        abstract = True
        ordering = ("reading_id", "order")

    def __str__(self) -> str:
        return f"{self.reading_id} {self.subject}"


class MeasureRow(Row):
    """A measure 「施策」; subject "measure"."""

    ministry = models.TextField(blank=True)
    code = models.TextField(blank=True)
    name = models.TextField(blank=True)
    fiscal_year = models.IntegerField(null=True, db_index=True)
    department = models.TextField(blank=True)
    evaluated_on = models.TextField(blank=True)
    grade = models.CharField(max_length=20, blank=True)
    grade_label = models.TextField(blank=True)
    data = models.JSONField(default=dict)


class FieldRow(Row):
    """A policy field 「個別分野」; subject "F5". ``data`` leaves the indicators out."""

    number = models.TextField()
    name = models.TextField()
    data = models.JSONField(default=dict)


class IndicatorRow(Row):
    """A measurement indicator 「測定指標」; subject "5-4".

    ``analysis`` and ``following`` are what its field says of it: analysis, and next cycle; each
    part has its ``path`` within the field. ``around`` holds the indicators ``before`` and
    ``after`` it (subject and name, or null), and the ``opinions`` about it or its field.
    """

    field_number = models.TextField()
    code = models.TextField()
    name = models.TextField()
    main = models.BooleanField()
    kind = models.CharField(max_length=20)
    grade = models.CharField(max_length=5, blank=True)
    grade_cite = models.JSONField(default=list)
    goal_term = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    analysis = models.JSONField(default=list)
    following = models.JSONField(default=list)
    around = models.JSONField(default=dict)


class YearlyRow(Row):
    """Target or result of one year; its path is "years/2019/result"."""

    class Side(models.TextChoices):
        """Which of the two."""

        TARGET = "target", "年度目標"
        RESULT = "result", "実績"

    indicator = models.ForeignKey(IndicatorRow, on_delete=models.CASCADE, related_name="years")
    fiscal_year = models.IntegerField()
    side = models.CharField(max_length=10, choices=Side.choices)
    raw = models.TextField(blank=True)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit = models.TextField(blank=True)
    relation = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    printed = models.BooleanField()
    """Whether the document prints anything there."""


class BudgetRow(Row):
    """Money of one year and scope 「予算額・執行額」; subject "budget"."""

    fiscal_year = models.IntegerField(null=True)
    scope = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    initial = models.FloatField(null=True)
    supplementary = models.FloatField(null=True)
    carryover = models.FloatField(null=True)
    total = models.FloatField(null=True)
    executed = models.FloatField(null=True)
    data = models.JSONField(default=dict)


class OpinionRow(Row):
    """A remark of an outside expert 「学識経験者の所見」; subject "opinion:7"."""

    number = models.IntegerField()
    text = models.TextField()
    about = models.JSONField(default=list)


class PositionRow(Row):
    """A statement of a position paper; subject "P12", or "position:3" without a number."""

    number = models.TextField(blank=True)
    path = models.JSONField(default=list)
    type = models.CharField(max_length=20)
    text = models.TextField()
    data = models.JSONField(default=dict)


class ProjectRow(Row):
    """A project 「事業」 of a review sheet; subject "project:1". ``data`` is shown in its order."""

    number = models.TextField(blank=True)
    name = models.TextField(blank=True)
    ministry = models.TextField(blank=True)
    fiscal_year = models.IntegerField(null=True)
    data = OrderedField(default=dict)


class ProjectAmountRow(Row):
    """An amount of a project's budget by year; ``label`` is the part, e.g. "executed"."""

    project = models.ForeignKey(ProjectRow, on_delete=models.CASCADE, related_name="amounts")
    fiscal_year = models.IntegerField(null=True)
    label = models.TextField()
    raw = models.TextField(blank=True)
    value = models.FloatField(null=True)
    unit = models.TextField(blank=True)


class DiagnosticRow(Row):
    """A diagnostic 「診断」."""

    severity = models.CharField(max_length=10, db_index=True)
    code = models.CharField(max_length=50, db_index=True)
    message = models.TextField()
    message_en = models.TextField()
    data = models.JSONField(default=dict)
