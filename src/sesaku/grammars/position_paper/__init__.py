"""Position papers and policy pages: what a party, the cabinet or a study group states."""

from sesaku.grammars.position_paper.actions import read
from sesaku.grammars.position_paper.detection import detect

__all__ = ["KIND", "LABEL", "detect", "read"]

KIND = "position_paper"
LABEL = "提言・政策ページ"
