"""Closed vocabularies: ministries, grades, units, relations, parts of a budget.

A list is a YAML file in this folder: ``title`` in both languages, ``source`` (where names and
labels come from) and ``codes``, each with ``id``, ``ja``, ``en`` and, where the prints differ,
other ``forms``. What a list does not hold is unknown: there is no default.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any, cast

import yaml


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a closed list.

    Attributes:
        id: the identifier, used in the model and in exports.
        ja: the Japanese label.
        en: the English label.
        forms: other ways in which it is printed.
        rank: place on a scale, best first from 1; None where the list is not a scale.
        factor: what one of it makes of the list's base unit (千円 is 1000 円); None without one.
        parent: the id of the code it belongs under, or None.
    """

    id: str
    ja: str
    en: str
    forms: tuple[str, ...] = ()
    rank: int | None = None
    factor: int | None = None
    parent: str | None = None


@dataclass(frozen=True)
class Codelist:
    """A closed list, its codes in the order of the file."""

    name: str
    ja: str
    en: str
    source: str
    codes: tuple[Code, ...]

    def __getitem__(self, identifier: str) -> Code:
        """Return the code of that id.

        Raises:
            KeyError: the list has none.
        """
        return self._by_id[identifier]

    def find(self, printed: str) -> Code | None:
        """Return the code that is printed so, width and white space aside; None if unknown."""
        return self._by_form.get(_key(printed))

    def forms(self) -> tuple[str, ...]:
        """Return all printed forms, the longest first: the order in which to try them."""
        every = [form for code in self.codes for form in (code.ja, *code.forms)]
        return tuple(sorted(every, key=lambda form: (-len(form), form)))

    @cached_property
    def _by_id(self) -> dict[str, Code]:
        return {code.id: code for code in self.codes}

    @cached_property
    def _by_form(self) -> dict[str, Code]:
        return {_key(form): code for code in self.codes for form in (code.ja, *code.forms)}


def names() -> tuple[str, ...]:
    """Return the names of the lists there are, in alphabetical order."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(file.name[:-4] for file in files if file.name.endswith(".yml")))


@cache
def load(name: str) -> Codelist:
    """Return a list by its name, e.g. ``load("ministries")``.

    Raises:
        FileNotFoundError: there is no such list.
    """
    source = resources.files(__name__).joinpath(f"{name}.yml").read_text("utf-8")
    data = cast("dict[str, Any]", yaml.safe_load(source))
    entries = cast("list[dict[str, Any]]", data["codes"])
    codes = tuple(Code(**{**entry, "forms": tuple(entry.get("forms", ()))}) for entry in entries)
    title = data["title"]
    return Codelist(name, title["ja"], title["en"], data["source"], codes)


def _key(form: str) -> str:
    return "".join(unicodedata.normalize("NFKC", form).split())
