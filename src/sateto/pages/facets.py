"""What a search can be narrowed by 「絞り込み」, each with how many records there would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sateto.finding.shape import FACETS, bands
from sateto.pages.asking import Asking
from sateto.pages.counting import Counts
from sateto.pages.labels import facet_label, value_label

_SHOWN = 8
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by: what it is called, how many there are, where it leads."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """The values of a facet; ``more`` are those that stand folded away; a note where one is due."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]
    note: str = ""


def facets_of(asking: Asking, counts: Counts) -> Iterator[ShownFacet]:
    """Yield the facets that a search can be narrowed by, those chosen with a way out."""
    for facet in FACETS:
        found: Mapping[str, int] = counts.facets.get(facet.name, {})
        chosen = asking.values.get(facet.name, ())
        values = _ordered(facet.name, found)
        values += [value for value in chosen if value not in values]
        if not chosen and len(values) < 2:  # noqa: PLR2004 - one value leaves nothing to choose
            continue
        choices = [
            Choice(
                value_label(facet.name, value),
                found.get(value, 0),
                f"?{asking.with_value(facet.name, value)}",
                value in chosen,
            )
            for value in values
        ]
        first = [one for at, one in enumerate(choices) if at < _SHOWN or one.chosen]
        rest = [one for one in choices if one not in first]
        note = "" if facet.columns < _SEVERAL or counts.exact else _note(facet.columns)
        yield ShownFacet(facet.name, facet_label(facet.name), tuple(first), tuple(rest[:50]), note)


def _note(columns: int) -> str:
    return _("1件につき先頭の {count} つまでの数です。絞り込みはすべてから探します。").format(
        count=columns
    )


def _ordered(name: str, found: Mapping[str, int]) -> list[str]:
    """Return values as people look for them: years by year, bands by amount, others by count."""
    present = [value for value, count in found.items() if count > 0]
    if name == "year":
        return sorted(present, reverse=True)
    if name == "band":
        order = [band.id for band in bands()]
        return sorted(present, key=order.index)
    return sorted(present, key=lambda value: (-found[value], value))
