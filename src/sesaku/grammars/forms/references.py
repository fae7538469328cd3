"""Reference indicators 「参考指標」 of a form: values by year, in one or more labelled series."""

from sesaku.document.cite import Cite
from sesaku.grammars.forms.contents import Contents, Valued
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.quantities import quantity_at, shape_of
from sesaku.model.indicator import ReferenceIndicator, Series, SeriesValue


def read_reference(context: Context, contents: Contents) -> ReferenceIndicator:
    """Return a reference indicator; a text to the left of its values labels their series."""
    block = contents.block
    name = context.name_of(block)
    if block.number is None and block.number_part is not None:
        context.label_part(block.number_part)
    labels = [value for value in contents.values if _is_label(value)]
    dated = [value for value in contents.values if value.years and not _is_label(value)]
    series: dict[str, dict[int, SeriesValue]] = {}
    cites: dict[str, Cite] = {}
    unit = contents.unit.name if contents.unit else None
    for cell in contents.single.get("unit", []):
        context.label(cell, "unit")
    for value in dated:
        label, cite = _label_of(context, value, labels)
        cites.setdefault(label, cite)
        found = quantity_at(context.sheet, value.apart.value)
        for year_label in value.years:
            year = context.year(year_label)
            if year is None:
                continue
            own = found.unit or (unit if found.value is not None else None)
            entry = SeriesValue(year, found.raw, found.value, own, found.cite)
            series.setdefault(label, {}).setdefault(year, entry)
    return ReferenceIndicator(
        number=block.number,
        name=name.text,
        series=tuple(
            Series(label, tuple(values[year] for year in sorted(values)), cites[label])
            for label, values in series.items()
        ),
        cite=name.cite,
    )


def _is_label(value: Valued) -> bool:
    """Whether a cell labels a series: a text, or what stands in no column of a year."""
    undated = not value.years and value.role == "other"
    return undated or shape_of(value.apart.value) == "text"


def _label_of(context: Context, value: Valued, labels: list[Valued]) -> tuple[str, Cite]:
    cell = value.apart.value.cell
    left = [
        label.apart.value.cell
        for label in labels
        if label.apart.value.cell.right <= cell.left and cell.within_rows(label.apart.value.cell)
    ]
    if not left:
        return "", ()
    passage = left[-1].passage(context.document)
    return passage.text.replace("\n", ""), passage.cite
