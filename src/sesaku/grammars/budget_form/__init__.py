"""The budget form 「政策評価調書（個別票）」: the budget items of one policy."""

from sesaku.grammars.budget_form.actions import FormReading, read, read_form
from sesaku.grammars.budget_form.detection import detect

__all__ = ["KIND", "LABEL", "FormReading", "detect", "read", "read_form"]

KIND = "budget_form"
LABEL = "政策評価調書（個別票）"
