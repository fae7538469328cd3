"""The summary of a policy evaluation report 「政策評価書要旨」「評価書概要」."""

from sesaku.grammars.evaluation_summary.actions import read
from sesaku.grammars.evaluation_summary.detection import detect

__all__ = ["KIND", "LABEL", "detect", "read"]

KIND = "evaluation_summary"
LABEL = "政策評価書要旨"
