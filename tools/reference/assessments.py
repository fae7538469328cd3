"""The page of assessments: states, transitions, who may, on which conditions."""

from sateto.needs.workflow import CONDITIONS, TRANSITIONS
from tools.reference import markdown

_LEAD = """\
How an assessment of a research result moves, by the table of `sateto/needs/workflow.py`. Only
members of its group see it and may do anything; what a lead alone may do is marked. The account
has to allow `assessments:work` as well ([permissions](permissions.md))."""
_MOVES = ("transition", "in Japanese", "from", "to", "who", "conditions")


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    moves = (
        (
            markdown.code(one.name),
            one.label,
            ", ".join(sorted(one.sources)),
            one.target,
            "lead" if one.lead else "member",
            ", ".join(map(markdown.code, one.conditions)) or "–",
        )
        for one in TRANSITIONS.values()
    )
    said = ((markdown.code(name), told) for name, (_, told) in CONDITIONS.items())
    head = ("condition", "what is said where it does not hold")
    parts = (
        markdown.section("Transitions", markdown.table(_MOVES, moves)),
        markdown.section("Conditions", markdown.table(head, said)),
    )
    return {"assessment-workflow.md": markdown.page("Assessments", _LEAD, *parts)}
