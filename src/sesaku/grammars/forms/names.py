"""The name of a measure 「施策名」, and the policy that some forms print after it in brackets."""

import re
from typing import NamedTuple

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part, whole
from sesaku.grammars.forms.sections import Parts
from sesaku.grammars.forms.vocabulary import section_of

_NAMES_POLICY = re.compile(r"\((?P<what>[^()]+)\)$")
_NUMBER = re.compile(
    r"(?:(?:(?:基本|個別|対象)?施策|政策|業績|施策の?|政策の?)?(?:目標)?(?:No\.?|番号)?)"
    r"[(\[【〔]?(?:[\dIVXⅠ-Ⅻ]{1,3}|[\u2460-\u2473]|[ア-オ](?![ァ-ヶー]))"
    r"(?:[-‐－–―・](?:[\dIVXⅠ-Ⅻ]{1,3}|[\u2460-\u2473]|\(\d{1,2}\)))*[)\]】〕]?[.、:]?"
)
"""What a form may print of a measure's number before its name: 施策目標２－１, ⑤, ３．."""
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
    start = _after_number(cell)
    if policy is None:
        return Named(whole(cell)._replace(start=start))
    return Named(Part(cell, start, policy.start()), Part(cell, *policy.span("policy")))


def _after_number(cell: FormCell) -> int:
    """Return where the name begins behind its number; a blank or a sign parts the two."""
    match = _NUMBER.match(cell.text)
    if match is None or match.end() == len(cell.text):
        return 0
    signed = match[0][-1] in ".、:)]】〕"
    return match.end() if signed or cell.run_from(match.end() - 1) == match.end() else 0
