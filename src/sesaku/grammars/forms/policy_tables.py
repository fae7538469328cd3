"""Cabinet policies 「内閣の重要政策」 in a table of their own: name, date, part concerned."""

from collections.abc import Sequence

from sesaku.document.passage import Passage
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.policy_columns import Columns
from sesaku.grammars.forms.quantities import Part
from sesaku.model.evaluation import CabinetPolicy
from sesaku.text.dates import dates_in


def read_table(
    context: Context, cells: Sequence[FormCell], columns: Columns
) -> tuple[CabinetPolicy, ...]:
    """Return the policies of a table, row by row."""
    for head in columns:
        if head is not None:
            context.label(head)
    below = [cell for cell in cells if cell.top >= columns.name.bottom]
    names = [cell for cell in below if cell.stacked(columns.name)]
    return tuple(_policy(context, name, below, columns) for name in names)


def _date(context: Context, cell: FormCell) -> Passage:
    """Return the date in a cell, without what says that it was decided then: 閣議決定."""
    found = dates_in(cell.text)
    if not found:
        return cell.passage(context.document)
    start, end = found[0].start, found[-1].end
    context.label_part(Part(cell, 0, start))
    context.label_part(Part(cell, end, len(cell.text)))
    return context.text(Part(cell, start, end))


def _policy(
    context: Context, name: FormCell, below: Sequence[FormCell], columns: Columns
) -> CabinetPolicy:
    def beside(head: FormCell | None) -> list[FormCell]:
        if head is None:
            return []
        return [cell for cell in below if cell.stacked(head) and cell.beside(name)]

    title = name.passage(context.document)
    dates = [_date(context, cell) for cell in beside(columns.date)[:1]]
    places = [cell.passage(context.document) for cell in beside(columns.places)]
    return CabinetPolicy(
        title=title.text,
        date=dates[0].text.replace("\n", "") if dates else None,
        details=tuple(place.text for place in places),
        cite=title.cite,
        date_cite=dates[0].cite if dates else (),
        detail_cites=tuple(place.cite for place in places),
    )
