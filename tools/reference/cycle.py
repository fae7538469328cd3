"""The page of the evaluation cycle: its states, transitions, and who may do what."""

from collections.abc import Iterator

from tools.reference import markdown
from workbench.cycle.steps import Step, steps
from workbench.cycle.workflow import (
    ACTS,
    CONDITIONS,
    TRANSITIONS,
    WRITABLE,
    WRITES,
    Act,
    CycleRole,
    Kind,
    Roles,
    State,
    Transition,
)

_LEAD = """\
Who may do what in an evaluation cycle, by the tables of `workbench/cycle/workflow.py`. Roles are
given for each cycle; a person may have several. The account has to allow it as well
([permissions](permissions.md)). ○: of the indicators assigned to the person alone."""
_YES, _OWN = "✓", "○"
_MOVES = ("transition", "from", "to", "of", "conditions")


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    return {"cycle-permissions.md": markdown.page("Roles and states of a cycle", _LEAD, *_parts())}


def _parts() -> Iterator[str]:
    yield markdown.section("Transitions", markdown.table(_MOVES, map(_move, TRANSITIONS.values())))
    head = ("condition", "what is said where it does not hold")
    said = ((markdown.code(name), told) for name, (_, told) in CONDITIONS.items())
    yield markdown.section("Conditions", markdown.table(head, said))
    who = ((markdown.code(one.name), *_marks(one.roles, own=True)) for one in TRANSITIONS.values())
    head_of_roles = tuple(markdown.code(role) for role in CycleRole)
    yield markdown.section(
        "Who may make a transition", markdown.table(("transition", *head_of_roles), who)
    )
    states = ", ".join(state for state in State if state in WRITABLE)
    writers = ((kind.value, *_marks(_writers(kind), own=True)) for kind in Kind)
    yield markdown.section(
        "Who may write",
        f"In the states {states}, and in no other.",
        markdown.table(("values of", *head_of_roles), writers),
    )
    own = {Act.WRITE, Act.DISMISS_ADVICE}
    acts = ((markdown.code(act), *_marks(roles, own=act in own)) for act, roles in ACTS.items())
    yield markdown.section("Who may do what else", markdown.table(("act", *head_of_roles), acts))
    yield markdown.section(
        "Steps and what they ask for",
        markdown.table(("step", "", "stage", "asks for"), map(_step, steps().values())),
    )


def _move(one: Transition) -> tuple[str, ...]:
    kinds = ", ".join(kind for kind in Kind if kind in one.kinds)
    return (
        f"{markdown.code(one.name)} {one.label}",
        ", ".join(state for state in State if state in one.sources),
        one.target.value,
        "the whole cycle" if one.whole else kinds,
        ", ".join(one.conditions),
    )


def _step(one: Step) -> tuple[str, ...]:
    asks = "; ".join(
        f"{kind}: {', '.join(map(markdown.code, keys))}" for kind, keys in one.asks.items()
    )
    return markdown.code(one.name), one.ja, one.stage.value, asks


def _writers(kind: Kind) -> Roles:
    return frozenset(role for role, kinds in WRITES.items() if kind in kinds)


def _marks(roles: Roles, *, own: bool) -> tuple[str, ...]:
    return tuple(
        "" if role not in roles else _OWN if own and role is CycleRole.DIVISION else _YES
        for role in CycleRole
    )
