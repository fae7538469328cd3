"""The checks there are, a line each; where two ask the same, the earlier one is heard."""

from sesaku.checks.budget import change_in_words, execution, sentence_sums, sums
from sesaku.checks.check import Check
from sesaku.checks.claim import (
    cause_asserted,
    earlier_year_cited,
    fall_unmentioned,
    miss_averaged,
    trend_not_in_figures,
    trend_without_figures,
)
from sesaku.checks.consistency import (
    count_in_table,
    figure_of_another_year,
    items_not_analysed,
    list_differs,
    one_thing_two_names,
    rating_in_list,
    total_of_years,
)
from sesaku.checks.indicator import (
    count_jumps,
    counted_otherwise,
    currency_changes,
    exclusion_added,
    goal_renamed,
    period_changes,
    rate_without_base,
    retired_or_renamed,
    unit_changes,
)
from sesaku.checks.opinion import remark_unanswered
from sesaku.checks.rating import (
    all_alike,
    criteria,
    deeds_not_done,
    mark_against_number,
    number_in_text,
    outside_main,
    targets_met,
    targets_missed,
)
from sesaku.checks.result import repeated as result_repeated
from sesaku.checks.result import restates_target
from sesaku.checks.review_sheet import (
    execution_low,
    outcome_without_target,
    target_follows_miss,
    targets_never_met,
    targets_overshot,
)
from sesaku.checks.target import (
    dropped,
    goal_repeated,
    kept_unmet,
    lowered,
    number_given_up,
    unanswered,
    unmeasurable,
)
from sesaku.checks.target import repeated as target_repeated
from sesaku.checks.text import (
    abbreviation_two_names,
    era_impossible,
    list_incomplete,
    means_number,
    name_misprinted,
    print_defect,
    word_doubled,
    wording_slip,
)

CHECKS: tuple[Check, ...] = (
    targets_missed,
    targets_met,
    number_in_text,
    mark_against_number,
    deeds_not_done,
    criteria,
    outside_main,
    all_alike,
    target_repeated,
    goal_repeated,
    result_repeated,
    restates_target,
    unanswered,
    retired_or_renamed,
    goal_renamed,
    counted_otherwise,
    unit_changes,
    exclusion_added,
    rate_without_base,
    count_jumps,
    period_changes,
    currency_changes,
    rating_in_list,
    figure_of_another_year,
    count_in_table,
    total_of_years,
    items_not_analysed,
    list_differs,
    one_thing_two_names,
    trend_not_in_figures,
    trend_without_figures,
    fall_unmentioned,
    cause_asserted,
    earlier_year_cited,
    miss_averaged,
    print_defect,
    wording_slip,
    word_doubled,
    name_misprinted,
    abbreviation_two_names,
    list_incomplete,
    means_number,
    era_impossible,
    remark_unanswered,
    outcome_without_target,
    targets_overshot,
    targets_never_met,
    target_follows_miss,
    execution_low,
    lowered,
    kept_unmet,
    number_given_up,
    dropped,
    unmeasurable,
    sums,
    execution,
    change_in_words,
    sentence_sums,
)
"""All checks; a new one adds its line here."""
