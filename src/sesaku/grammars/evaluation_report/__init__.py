"""The full policy evaluation report 「政策評価書」."""

from sesaku.grammars.evaluation_report.actions import detect, read

__all__ = ["KIND", "LABEL", "detect", "read"]

KIND = "evaluation_report"
LABEL = "政策評価書"
