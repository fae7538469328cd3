"""Records of reports from the coast."""

from shimamoru.reports.models.photo import Photo
from shimamoru.reports.models.report import Report, State
from shimamoru.reports.models.tally import Salt, Tally

__all__ = ["Photo", "Report", "Salt", "State", "Tally"]
