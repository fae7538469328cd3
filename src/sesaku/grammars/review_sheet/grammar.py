"""Which data are review sheets, and how they are read whole."""

from collections.abc import Iterable, Sequence
from itertools import islice

from sesaku.document.cite import Span
from sesaku.document.document import Document, Entry
from sesaku.grammars.review_sheet.actions import Actions
from sesaku.grammars.review_sheet.layout import (
    Table,
    key,
    marks,
    project_layout,
    shared_table,
    table_of,
)
from sesaku.grammars.review_sheet.rows import TableRows
from sesaku.grammars.review_sheet.sheets import depth_of, outside, sheets, tree
from sesaku.grammars.review_sheet.totals import check_totals
from sesaku.model.reading import Content, Detection, Furniture
from sesaku.model.review import Project
from sesaku.readers.entries import Unreadable

KIND = "review_sheet"
LABEL = "行政事業レビューシート"

_SAMPLE = 5_000
_SAMPLED_SHEETS = 5
_ROW = ("予算事業id", "事業名", "事業年度")
_CERTAIN, _DOUBTFUL = 0.99, 0.3
_SURE_MARKS = 2
_SURE_LABELS = 5
_SHOWN = 4


def detect(document: Document) -> Detection:
    """Say how sure it is that a data file holds review sheets, by the labels it has."""
    entries = document.entries[:_SAMPLE]
    depth = depth_of(entries)
    labels: dict[str, None] = {}
    for sheet in islice(sheets(entries, depth), _SAMPLED_SHEETS):
        labels.update((part, None) for entry in sheet if isinstance(part := entry.path[depth], str))
    table = _table(labels)
    if table is not None:
        name = f"「{table.title}」" if table.title else ""
        return Detection(KIND, _CERTAIN, (f"RSシステムの表{name}の列があります。",))
    known = [label for label in labels if key(label) in project_layout().fields]
    own = [label for label in labels if key(label) in marks()]
    if not own:
        return Detection(KIND, 0.0, ())
    sure = len(own) >= _SURE_MARKS and len(known) >= _SURE_LABELS
    shown = "".join(f"「{label}」" for label in own[:_SHOWN])
    return Detection(
        KIND,
        _CERTAIN if sure else _DOUBTFUL,
        (f"{shown}など行政事業レビューシートの項目名が{len(known)}個あります。",),
    )


def read(document: Document) -> Content:
    """Read every sheet of a data file as one project."""
    actions = Actions(document)
    depth = depth_of(document.entries)
    _name_strangers(document.entries, depth, actions)
    projects = tuple(_projects(document.entries, depth, actions))
    for project in projects:
        check_totals(project, actions.collector)
        if project.name is None and project.project_id is None:
            actions.collector.add("sheet-unidentified", _first_cite(project))
    ministries = {project.ministry for project in projects}
    return Content(
        projects=projects,
        title=projects[0].name if len(projects) == 1 else None,
        publisher=next(iter(ministries)) if len(ministries) == 1 else None,
        furniture=_furniture(document, actions),
        diagnostics=actions.collector.all(),
    )


def _projects(entries: Sequence[Entry], depth: int, actions: Actions) -> Iterable[Project]:
    rows: TableRows | None = None
    for number, sheet in enumerate(sheets(entries, depth)):
        if number == 0:
            table = _table([str(entry.path[depth]) for entry in sheet])
            rows = None if table is None else TableRows(actions, table)
        if rows is not None and all(len(entry.path) == depth + 1 for entry in sheet):
            rows.add({str(entry.path[depth]): entry for entry in sheet})
        else:
            actions.begin_sheet()
            yield actions.record(project_layout(), tree(sheet, depth))
    if rows is not None:
        yield from rows.made()


def _table(labels: Iterable[str]) -> Table | None:
    """Return the table that the labels are columns of; rows must say what project they are of."""
    listed = list(labels)
    if not {key(label) for label in listed}.issuperset(_ROW):
        return None
    return table_of(listed) or shared_table()


def _name_strangers(entries: Sequence[Entry], depth: int, actions: Actions) -> None:
    """Name what can't be read, and what is part of no sheet."""
    for entry in outside(entries, depth):
        if not actions.blank(entry):
            label = ".".join(str(part) for part in entry.path)
            actions.collector.add("sheet-outside", entry.cite, label=label)
    for entry in entries:
        if isinstance(entry, Unreadable):
            row, reason = (*entry.path, "")[:2]
            actions.collector.add("sheet-unreadable", entry.cite, row=row, reason=str(reason))


def _first_cite(project: Project) -> tuple[Span, ...]:
    cites = [*project.cites.values(), *(other.cite for other in project.others)]
    return min(cites, default=())


def _furniture(document: Document, actions: Actions) -> tuple[Furniture, ...]:
    """Return what only names the values: keys, headings, delimiters; and what repeats them."""
    gaps: list[Span] = []
    at = 0
    for entry in document.entries:
        for start, end, _ in entry.cite:
            if start > at:
                gaps.append(Span(at, start))
            at = max(at, end)
    if document.entries and at < len(document.text):
        gaps.append(Span(at, len(document.text)))
    found = {
        "label": (*gaps, *actions.labels),
        "repeat": tuple(actions.repeats),
        "blank": tuple(actions.blanks),
    }
    return tuple(Furniture(kind, cite) for kind, cite in found.items() if cite)
