"""The checks there are, a line each; where two ask the same, the earlier one is heard."""

from sesaku.checks.check import Check
from sesaku.checks.rating import deeds_not_done, number_in_text, targets_met, targets_missed
from sesaku.checks.result import repeated as result_repeated
from sesaku.checks.result import restates_target
from sesaku.checks.target import repeated as target_repeated
from sesaku.checks.target import unanswered

CHECKS: tuple[Check, ...] = (
    targets_missed,
    targets_met,
    number_in_text,
    deeds_not_done,
    target_repeated,
    result_repeated,
    restates_target,
    unanswered,
)
"""All checks; a new one adds its line here."""
