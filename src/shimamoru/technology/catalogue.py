"""The catalogue as people changed it: what comes along, changed or left out, then their own."""

from dataclasses import dataclass
from typing import Any

from shimamoru.planning.catalogue import Technology, shipped, technology_of
from shimamoru.technology.models import EditedTechnology


@dataclass(frozen=True, slots=True)
class Entry:
    """A technology of the catalogue, its plain data, and who changed it, if anybody."""

    technology: Technology
    content: dict[str, Any]
    edited: EditedTechnology | None = None
    hidden: bool = False


def entries(*, whole: bool = False) -> list[Entry]:
    """Return the catalogue.

    Args:
        whole: whether what is left out is among it.
    """
    edited = {one.name: one for one in EditedTechnology.objects.select_related("changed_by")}
    found = []
    for name, content in shipped("technologies").items():
        own = edited.pop(name, None)
        if own is None:
            found.append(Entry(technology_of(name, content), content))
        elif whole or not own.hidden:
            found.append(_own(own))
    found += [_own(one) for one in edited.values() if whole or not one.hidden]
    return found


def _own(one: EditedTechnology) -> Entry:
    technology = technology_of(one.name, one.content, example=one.example)
    return Entry(technology, one.content, one, one.hidden)
