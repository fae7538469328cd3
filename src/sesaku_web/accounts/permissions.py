"""Who may do what: one table, from which docs/reference/permissions.md is written."""

from enum import StrEnum


class Role(StrEnum):
    """Role 「役割」 of a person, each with what those above it may do as well."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    EVALUATOR = "evaluator"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What a person, or a program with a token, may be allowed to do."""

    READ_DOCUMENTS = "documents:read"
    ADD_DOCUMENTS = "documents:add"
    WITHDRAW_DOCUMENTS = "documents:withdraw"
    RENEW_READINGS = "readings:renew"
    MAKE_CORRECTIONS = "corrections:make"
    WITHDRAW_CORRECTIONS = "corrections:withdraw"
    JUDGE_FINDINGS = "findings:judge"
    JUDGE_LINKS = "links:judge"
    EDIT_TOPICS = "topics:edit"
    JUDGE_MONEY = "money:judge"
    KEEP_SPENDING = "spending:keep"
    TRIAGE_REPORTS = "reports:triage"
    PUBLISH_REPORTS = "reports:publish"
    IMPORT_RESEARCH = "research:import"
    JOIN_RESEARCH = "research:join"
    EDIT_ISLANDS = "islands:edit"
    EDIT_GRADING = "grading:edit"
    EDIT_TECHNOLOGIES = "technologies:edit"
    MAKE_PLANS = "plans:make"
    READ_HISTORY = "history:read"
    MAKE_TOKENS = "tokens:make"
    KEEP_SEARCHES = "searches:keep"
    READ_CYCLES = "cycles:read"
    WORK_IN_CYCLES = "cycles:work"
    START_CYCLES = "cycles:start"
    KEEP_NEEDS = "needs:keep"
    ASSESS = "assessments:work"
    START_GROUPS = "groups:start"
    MANAGE_ACCOUNTS = "accounts:manage"
    MANAGE_ORGANISATIONS = "organisations:manage"


_ADDED: dict[Role, tuple[Action, ...]] = {
    Role.READER: (
        Action.READ_DOCUMENTS,
        Action.MAKE_TOKENS,
        Action.KEEP_SEARCHES,
        Action.READ_CYCLES,
        Action.WORK_IN_CYCLES,
        Action.ASSESS,
    ),
    Role.CONTRIBUTOR: (
        Action.ADD_DOCUMENTS,
        Action.MAKE_CORRECTIONS,
        Action.JUDGE_FINDINGS,
        Action.JUDGE_LINKS,
        Action.JUDGE_MONEY,
        Action.KEEP_SPENDING,
        Action.KEEP_NEEDS,
        Action.IMPORT_RESEARCH,
        Action.JOIN_RESEARCH,
        Action.MAKE_PLANS,
    ),
    Role.EDITOR: (
        Action.WITHDRAW_CORRECTIONS,
        Action.WITHDRAW_DOCUMENTS,
        Action.RENEW_READINGS,
        Action.EDIT_TOPICS,
        Action.TRIAGE_REPORTS,
        Action.PUBLISH_REPORTS,
        Action.READ_HISTORY,
        Action.START_GROUPS,
        Action.EDIT_ISLANDS,
        Action.EDIT_GRADING,
        Action.EDIT_TECHNOLOGIES,
    ),
    Role.EVALUATOR: (Action.START_CYCLES,),
    Role.ADMINISTRATOR: (Action.MANAGE_ACCOUNTS, Action.MANAGE_ORGANISATIONS),
}
"""What each role may do beyond the role before it."""


def _table() -> dict[Role, frozenset[Action]]:
    allowed: frozenset[Action] = frozenset()
    table = {}
    for role in Role:
        allowed |= frozenset(_ADDED[role])
        table[role] = allowed
    return table


PERMISSIONS = _table()
"""Everything that each role may do."""
