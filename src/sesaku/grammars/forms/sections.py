"""The sections of a form: which cells are their headings, and which cells belong to each."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goals_alone import goals_alone
from sesaku.grammars.forms.headings import unit_line
from sesaku.grammars.forms.inferring import inferred_headings
from sesaku.grammars.forms.names_across import is_line_across
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.section_cells import assigned, led_below, set_heads
from sesaku.grammars.forms.section_headings import headed
from sesaku.grammars.forms.section_units import set_units, unit_bars
from sesaku.grammars.forms.sheet import FormSheet, cut
from sesaku.grammars.forms.vocabulary import heading_forms, section_of, vocabulary

_NOTE = re.compile(r"(?:\(?[※*†]|\(?注\)?)\d*(?:\)|[::.、])?")
_NOTE_LINE = re.compile(r"(?:\(?[※*†]\d*\)?|\(注\d*\)|注(?:\d+|(?=[::.、)])))...")
_UPPER = re.compile(r"[■◆▼▶]?(?:基本|政策)目標")
_REFERS = ("その", "上記", "左記")
_INLINE = re.compile(r"(?P<heading>[^:。【】]{2,30}):(?=.)|【(?P<framed>[^【】]{2,30})】(?=.)")


@dataclass(eq=False)
class Parts:
    """The sections of a form, the notes, and what belongs to no section.

    ``inferred`` are the headings whose wording is not known, with the section they were taken for;
    ``goals`` the goals that stand alone, above the tables of their indicators.
    """

    sections: list[Section]
    notes: list[FormCell]
    units: list[FormCell]
    rest: list[FormCell]
    inferred: dict[FormCell, str]
    goals: list[FormCell]

    def of(self, *kinds: str) -> list[Section]:
        """Return the sections of some kinds, in order."""
        return [section for section in self.sections if section.kind in kinds]


def parts_of(sheet: FormSheet, taken: Iterable[FormCell]) -> Parts:
    """Divide a form into its sections.

    Args:
        sheet: the form.
        taken: cells that are known to be none of them, such as the title.
    """
    known = set(taken)
    cells = [cell for cell in sheet.cells if cell not in known]
    notes = [cell for cell in cells if is_note(cell)]
    units = [cell for cell in cells if unit_line(cell) is not None]
    apart = {*notes, *units}
    plain = [cell for cell in cells if cell not in apart]
    first = headed(plain, {})
    led = {cell for section in first if section.of_one for cell in led_below(section, plain)}
    inferred = {
        cell: kind for cell, kind in inferred_headings(plain, first).items() if cell not in led
    }
    sections = headed(plain, inferred) if inferred else first
    _set_policies(sections)
    _set_reasons(sections)
    headings = {section.heading for section in sections}
    rest = assigned(sections, [cell for cell in plain if cell not in headings], known)
    set_heads(sections)
    notes += _notes_in_grids(sections)
    goals, rest = goals_alone(sections, rest)
    rest = _with_inline(sections, rest)
    set_units(sections, units)
    bars = unit_bars(sections, rest)
    units, rest = [*units, *bars], [cell for cell in rest if cell not in bars]
    return Parts(sections, notes, units, rest, inferred, goals)


def _set_policies(sections: list[Section]) -> None:
    """Take 基本目標 for the policy where the goals, or the name, have a heading of their own."""
    if any(section.kind == "policy" for section in sections):
        return
    for kind in ("goals", "measure_name"):
        upper = [one for one in sections if one.kind == kind and _is_upper(one.heading)]
        others = [one for one in sections if one.kind == kind and one not in upper]
        if len(upper) == 1 and others:
            upper[0].kind = "policy"


def _set_reasons(sections: list[Section]) -> None:
    """Take その根拠 right behind the goals for the reason of them, not of an assessment."""
    for before, section in itertools.pairwise(sections):
        behind = before.kind == "goals" and section.heading.text.startswith(_REFERS)
        if section.kind == "basis" and behind:
            section.kind = "goal_basis"


def _is_upper(heading: FormCell) -> bool:
    """Whether a heading names what is above the measure in the system of policies."""
    return any(_UPPER.fullmatch(form) for form in heading_forms(heading.text)[:1])


def is_note(cell: FormCell) -> bool:
    """Whether a cell is a note: alone in its rows, and called by a mark."""
    return cell.alone and _NOTE.match(cell.text) is not None and len(cell.text) > 3  # noqa: PLR2004 - more than a mark


def _notes_in_grids(sections: list[Section]) -> list[FormCell]:
    """Take the notes out of grids: lines across them that a mark calls, and that head nothing."""
    found: list[FormCell] = []
    for section in sections:
        if section.kind in vocabulary().grids:
            notes = [
                cell
                for cell in section.cells
                if is_line_across(cell, section)
                and _NOTE_LINE.match(cell.text)
                and not section.heads_below(cell)
            ]
            section.cells = [cell for cell in section.cells if cell not in notes]
            found += notes
    return found


def _with_inline(sections: list[Section], rest: list[FormCell]) -> list[FormCell]:
    """Add the sections whose heading and text are one cell: 施策名：…; return what is left."""
    left: list[FormCell] = []
    for cell in rest:
        match = _INLINE.match(cell.text)
        kind = section_of(match["heading"] or match["framed"]) if match else None
        if match is None or kind is None or kind in vocabulary().grids:
            left.append(cell)
            continue
        pieces = [
            replace(cell, rows=tuple(cut(cell.rows, cell.tight, start, end)))
            for start, end in ((0, match.end()), (match.end(), len(cell.text)))
        ]
        sections.append(Section(kind, pieces[0], pieces[1:]))
    return left
