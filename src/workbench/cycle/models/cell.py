"""Cells: the values of a cycle, every change of them, and what is being typed."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models.cycle import Cycle
from workbench.cycle.models.unit import Unit


class Origin(models.TextChoices):
    """Where a value comes from."""

    LOADED = "loaded", "前回の報告書"
    WRITTEN = "written", "入力"


class Cell(models.Model):
    """A value of a unit: ``key`` is its path, e.g. "years/2024/target", "goals/1", "rationale".

    Attributes:
        order: its place among the members of its list.
        value: the record of the model as JSON, its cites empty; None where nothing stands there.
        version: 1 at first, one more with each change.
        approved_version: the version that was approved last; None before.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="cells")
    key = models.CharField(max_length=150)
    order = models.IntegerField(default=0)
    value = models.JSONField(null=True)
    version = models.IntegerField(default=1)
    approved_version = models.IntegerField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.WRITTEN)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_cells"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order of the document; each key once."""

        ordering = ("unit_id", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("unit", "key"), name="cycle_cell_once"),)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.key} v{self.version}"


class CellChange(models.Model):
    """A change of a cell: old and new value, who, when, why. Triggers refuse to change one."""

    cell = models.ForeignKey(Cell, on_delete=models.CASCADE, related_name="changes")
    version = models.IntegerField()
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_changes"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.WRITTEN)
    after_approval = models.BooleanField(default=False)

    class Meta:
        """The latest last; one a version."""

        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("cell", "version"), name="cycle_change_once"),
        )

    def __str__(self) -> str:
        return f"{self.cell_id} v{self.version}"


class Draft(models.Model):
    """What a person is typing in a cell; it is theirs alone until they save it as the value.

    Attributes:
        client_id: of the page that it is typed in; two pages of one person don't overwrite.
        sequence: rises with each autosave of that page; an older one that comes late is let go.
        base_version: version of the cell that the person began from.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="drafts")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=150)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_drafts"
    )
    client_id = models.CharField(max_length=64)
    sequence = models.BigIntegerField()
    text = models.TextField()
    base_version = models.IntegerField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first; one a person, cell and page."""

        ordering = ("-kept_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "unit", "key", "client_id"), name="cycle_draft_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.key} {self.client_id}"
