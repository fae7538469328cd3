"""The name of a measure 「施策名」, and the policy that some forms print after it in brackets."""

import re
from typing import NamedTuple

from sesaku.grammars.forms.quantities import Part, whole
from sesaku.grammars.forms.sections import Parts
from sesaku.grammars.forms.vocabulary import section_of

_NAMES_POLICY = re.compile(r"\((?P<what>[^()]+)\)$")
_POLICY = re.compile(r"(?<=.)\((?P<policy>(?:[^()]|\([^()]*\))+)\)$")


class Named(NamedTuple):
    """Where the name stands, and the policy where it stands with it."""

    name: Part
    policy: Part | None = None


def name_of(parts: Parts) -> Named | None:
    """Return the name of the measure, where one cell holds it.

    施策名（政策体系上の位置付け） says that the bracket after the name is the policy.
    """
    sections = [section for section in parts.of("measure_name") if section.cells]
    if not sections or len(sections[0].cells) != 1:
        return None
    cell = sections[0].cells[0]
    heading = _NAMES_POLICY.search(sections[0].heading.text)
    both = heading is not None and section_of(heading["what"]) == "policy"
    policy = _POLICY.search(cell.text) if both else None
    if policy is None:
        return Named(whole(cell))
    return Named(Part(cell, 0, policy.start()), Part(cell, *policy.span("policy")))
