"""The checks there are, a line each; where two ask the same, the earlier one is heard."""

from sesaku.checks.check import Check
from sesaku.checks.rating import targets_missed

CHECKS: tuple[Check, ...] = (targets_missed,)
"""All checks; a new one adds its line here."""
