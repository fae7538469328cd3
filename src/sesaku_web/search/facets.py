"""What a search can be narrowed by 「絞り込み」, each with how many passages there would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import get_language

from sesaku.retrieval.cells import kind_labels
from sesaku.retrieval.documents import FIELDS
from sesaku.retrieval.query import Filters, with_filter, without_filter

_SHOWN = 8
_BY_NUMBER = ("year", "field", "code")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by: what it is called, how many there are, where it leads."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a field."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def facets_of(
    text: str, filters: Filters, counts: Mapping[str, Mapping[str, int]]
) -> Iterator[Facet]:
    """Yield the fields that a query can be narrowed by, those that are chosen with a way out."""
    japanese = get_language() == "ja"
    for field in FIELDS:
        chosen = filters.wanted.get(field.name, ())
        found = counts.get(field.name, {})
        values = sorted(found, key=lambda value: -found[value])[:_SHOWN]
        values += [value for value in chosen if value in found and value not in values]
        if field.name in _BY_NUMBER:
            values.sort(key=_as_number)
        if not chosen and len(values) < 2:  # noqa: PLR2004 - one value leaves nothing to choose
            continue
        choices = tuple(
            Choice(
                value_label(field.name, value),
                found[value],
                _address(
                    without_filter(text, field.name)
                    if value in chosen
                    else with_filter(text, field.name, value)
                ),
                value in chosen,
            )
            for value in values
        )
        yield Facet(field.name, field.ja if japanese else field.en, choices)


def value_label(name: str, value: str) -> str:
    """Return what a value is called in the language of the page."""
    if name == "kind":
        language = "ja" if get_language() == "ja" else "en"
        return kind_labels()[value][language]
    return value


def _address(text: str) -> str:
    return f"?{urlencode({'q': text})}"


def _as_number(value: str) -> tuple[tuple[int, str], ...]:
    parts = value.split("-")
    return tuple((int(part) if part.isdigit() else 0, part) for part in parts)
