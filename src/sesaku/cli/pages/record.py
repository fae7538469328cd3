"""Any record as a page: its fields with the labels that the model declares."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sesaku.cli.pages.page import INDENT, Page
from sesaku.cli.words import Language
from sesaku.document.cite import Cite
from sesaku.model.indicator import SeriesValue
from sesaku.model.values import ItemisedText, NumberedText, Quantity, Text
from sesaku.model.walk import is_cite
from sesaku.text.width import squeeze

_SHORT = 40
"""Lists whose texts are shorter together stand on one line."""


class Part(NamedTuple):
    """A field of a record: its name, its label, its value and its place."""

    name: str
    label: str
    value: Any
    cite: Cite


def write_record(page: Page, record: object, *, indent: int = 0) -> None:
    """Write every field of a record that has a value, and of the records in it."""
    for part in parts_of(page, record):
        write_part(page, part, indent=indent)


def parts_of(page: Page, record: object) -> Iterator[Part]:
    """Yield the fields of a record that have a value, cites aside."""
    cites: Mapping[str, Cite] = getattr(record, "cites", {})
    for field in dataclasses.fields(record):  # type: ignore[arg-type]  # any record of the model
        value = getattr(record, field.name)
        if value is None or value in ((), "") or field.name == "cites" or _is_place(value):
            continue
        label = str(field.metadata.get("label", field.name))
        if page.words.language is Language.EN:
            label = field.name.replace("_", " ").capitalize()
        cite = getattr(record, f"{field.name}_cite", cites.get(field.name, ()))
        yield Part(field.name, label, value, cite)


def paragraphs(content: ItemisedText) -> list[tuple[str, Cite]]:
    """Return the items of a text, each with its place; the text whole where it says more."""
    items = [f"{item.number or ''} {item.text}".lstrip() for item in content.items]
    if squeeze("".join(items)) != squeeze(content.text):
        return [(content.text, content.cite)]
    return [(text, item.cite) for text, item in zip(items, content.items, strict=True)]


def amount(page: Page, quantity: Quantity | None) -> str:
    """Return a numeric cell as printed; an empty one says so."""
    if quantity is None:
        return ""
    mark = f" {quantity.mark}" if quantity.mark else ""
    return (quantity.raw or page.words("page.blank")) + mark


def write_part(page: Page, part: Part, *, indent: int = 0) -> None:
    """Write one field of a record."""
    _, label, value, cite = part
    if isinstance(value, Quantity):
        page.value(label, amount(page, value), value.cite, indent=indent)
    elif isinstance(value, ItemisedText | NumberedText | Text):
        page.value(label, _numbered(value), value.cite, indent=indent)
    elif dataclasses.is_dataclass(value):
        page.section(label, getattr(value, "cite", cite), indent=indent)
        write_record(page, value, indent=indent + INDENT)
    elif isinstance(value, tuple) and dataclasses.is_dataclass(value[0]):
        page.section(label, indent=indent)
        for member in value:
            _write_member(page, member, indent + INDENT)
    else:
        if part.name in ("fiscal_year", "fiscal_years"):
            years = value if isinstance(value, tuple) else (value,)
            value = tuple(page.year(year) for year in years)
        page.value(label, _scalars(page, value), cite, indent=indent)


def _write_member(page: Page, member: object, indent: int) -> None:
    """Write a record of a list: a text as a paragraph with its place, another by its fields."""
    if isinstance(member, Quantity):
        page.value("・", amount(page, member), member.cite, indent=indent)
        return
    if isinstance(member, SeriesValue):
        page.value(f"・{page.year(member.fiscal_year)}", member.raw, member.cite, indent=indent)
        return
    if isinstance(member, NumberedText | Text):
        page.value(
            f"・{getattr(member, 'number', None) or ''}", member.text, member.cite, indent=indent
        )
        return
    first, *rest = parts_of(page, member)
    cite = getattr(member, "cite", ()) or first.cite
    write_part(page, first._replace(label=f"・{first.label}", cite=cite), indent=indent)
    for part in rest:
        write_part(page, part, indent=indent + INDENT)


def _numbered(value: ItemisedText | NumberedText | Text) -> str:
    number = getattr(value, "number", None)
    return f"{number} {value.text}" if number else value.text


def _scalars(page: Page, value: object) -> str:
    if isinstance(value, tuple):
        texts = [_scalars(page, member) for member in value]
        short = sum(map(len, texts)) < _SHORT
        return (page.words("page.list") if short else "\n").join(texts)
    if isinstance(value, Mapping):
        return page.words("page.list").join(f"{key}: {one}" for key, one in value.items())
    return page.words.of("value", str(value))


def _is_place(value: object) -> bool:
    return is_cite(value) or (isinstance(value, tuple) and bool(value) and is_cite(value[0]))
