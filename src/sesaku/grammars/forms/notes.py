"""Notes of a form: lines that a mark ※１ or （注） begins, wherever they stand."""

import re

from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.sections import Parts
from sesaku.grammars.forms.texts import says_none
from sesaku.model.values import Text

_NUMBER = r"\d{1,2}(?:(?!\d)|(?=(?:19|20)\d\d年))"  # ※2020年 has none, ※12020年 has 1
_MARK = re.compile(
    rf"(?P<mark>\([※*†]\d{{0,2}}\)|[※*†](?:{_NUMBER})?|\(注\d{{0,2}}\)|注(?:{_NUMBER}|(?=[::.、)])))[::.、)]?"
)


def read_notes(context: Context, parts: Parts) -> tuple[Text, ...]:
    """Return the notes in order, each with its mark."""
    cells = [*parts.notes, *(cell for section in parts.of("notes") for cell in section.cells)]
    cells = [cell for cell in cells if not says_none(context, [cell])]
    return tuple(note for cell in sorted(cells, key=_place) for note in _notes_in(context, cell))


def _place(cell: FormCell) -> tuple[int, int]:
    return cell.top, cell.left


def _notes_in(context: Context, cell: FormCell) -> list[Text]:
    """Return the notes of a cell; each line that a mark begins starts one."""
    starts = [0, *sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))]
    begins = [at for at in starts if at == 0 or _MARK.match(cell.text, at, cell.run_from(at))]
    found: list[Text] = []
    for start, end in zip(begins, [*begins[1:], len(cell.text)], strict=True):
        match = _MARK.match(cell.text, start, min(end, cell.run_from(start)))
        body = match.end() if match else start
        if body >= end:
            continue
        passage = context.text(Part(cell, body, end))
        mark = None
        if match:
            part = Part(cell, *match.span("mark"))
            mark = context.text(part).text.replace("\n", "")
            context.label_part(Part(cell, start, body), "note-mark")
        found.append(Text(passage.text, passage.cite, mark))
    return found
