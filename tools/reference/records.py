"""The pages of records: one page a module of the model, one heading a record, one row a field."""

import dataclasses
import importlib
import inspect
import pkgutil
import types
from collections.abc import Iterator
from types import ModuleType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import sesaku.model
from sesaku.document.cite import Cite
from tools.reference import markdown

_INDEX_LEAD = """\
The records that a reading is made of. Every value has a `cite` beside it: spans `[start, end)`
of the canonical text, with the page where the document has pages. A row says what a field
holds; its Japanese label is the heading of the column in tables and spreadsheets."""


def pages() -> dict[str, str]:
    """Return the pages by their path below docs/reference."""
    found = {module.__name__.rpartition(".")[2]: module for module in modules()}
    written = {f"records/{name}.md": _page(name, module) for name, module in found.items()}
    rows = [
        (
            f"[{record.__name__}](records/{name}.md#{record.__name__.lower()})",
            markdown.first_line(record.__doc__),
        )
        for name, module in found.items()
        for record in records(module)
    ]
    written["records.md"] = markdown.page(
        "Records", _INDEX_LEAD, markdown.table(("record", "what it is"), rows)
    )
    return written


def modules() -> Iterator[ModuleType]:
    """Yield the modules of the model that declare records."""
    for info in pkgutil.walk_packages(sesaku.model.__path__, "sesaku.model."):
        module = importlib.import_module(info.name)
        if any(records(module)):
            yield module


def records(module: ModuleType) -> Iterator[type]:
    """Yield the records that a module declares: dataclasses whose fields are described."""
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and value.__module__ == module.__name__
            and dataclasses.is_dataclass(value)
            and any("label" in field.metadata for field in dataclasses.fields(value))
        ):
            yield value


def _page(name: str, module: ModuleType) -> str:
    sections = [
        markdown.section(
            record.__name__,
            markdown.prose(inspect.cleandoc(record.__doc__ or "")),
            markdown.table(("field", "label", "type", "what it holds"), _rows(record)),
        )
        for record in records(module)
    ]
    return markdown.page(f"Records: {name}", (module.__doc__ or "").strip(), *sections)


def _rows(record: type) -> Iterator[tuple[str, str, str, str]]:
    hints = get_type_hints(record)
    for field in dataclasses.fields(record):
        if "label" in field.metadata:
            yield (
                markdown.code(field.name),
                field.metadata["label"],
                markdown.code(_type_name(hints[field.name])),
                field.metadata["description"],
            )


def _type_name(annotation: object) -> str:
    """Return a type as it is written in the source, the same under every version of Python."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation == Cite:
        return "Cite"
    if annotation in (None, types.NoneType):
        return "None"
    if annotation is Ellipsis:
        return "..."
    if origin in (Union, types.UnionType):
        return " | ".join(map(_type_name, arguments))
    if origin is Literal:
        return " | ".join(f'"{value}"' for value in arguments)
    name = str(getattr(origin or annotation, "__name__", annotation))
    return f"{name}[{', '.join(map(_type_name, arguments))}]" if arguments else name
