"""What the command line says, in Japanese and English; the words stand in ``words.yml``."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from sesaku.cli.plugins import word_files
from sesaku.text.yaml_text import loaded

VARIABLE = "SESAKU_LANG"
OPTION = "--lang"


class Language(StrEnum):
    """A language that the command line speaks."""

    JA = "ja"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        language: what messages and pages are written in.
        both: write help in both languages, where nobody said which is wanted.
    """

    language: Language
    both: bool = False

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key, its blanks filled.

        Raises:
            KeyError: there are none.
        """
        return _entry(key)[self.language].format_map(values)

    def of(self, family: str, name: str, default: str | None = None) -> str:
        """Return the words of a name within a family, or the default, or the name itself."""
        entry = entries().get(f"{family}.{name}")
        if entry is not None:
            return entry[self.language]
        return name if default is None else default

    def help(self, key: str, **values: object) -> str:
        """Return the words of a key for the help: in both languages where none was chosen."""
        entry = _entry(key)
        if not self.both:
            return entry[self.language].format_map(values)
        texts = [entry[language].format_map(values) for language in Language]
        return _between(texts[0]).join(texts)


def _between(text: str) -> str:
    """Return what stands between two languages: of a page, of a sentence, or of a word."""
    if "\n" in text:
        return "\n\n"
    return "\n" if text.endswith("。") else " / "


def choose(chosen: str | None = None, environment: Mapping[str, str] = os.environ) -> Words:
    """Return the words of the language that was chosen.

    ``--lang`` comes first, then SESAKU_LANG, then the locale where it is Japanese; else messages
    are Japanese, as the documents are, and help is in both languages.
    """
    for name in (chosen, environment.get(VARIABLE)):
        if name in set(Language):
            return Words(Language(name))
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in variables if environment.get(name)), "")
    return Words(Language.JA, both=not locale.lower().startswith("ja"))


def chosen_in(arguments: Sequence[str]) -> str | None:
    """Return what the arguments give as ``--lang``: help must know before they are parsed."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == OPTION:
            return next(iter(arguments[at + 1 :]), None)
        if argument.startswith(f"{OPTION}="):
            return argument.partition("=")[2]
    return None


@cache
def entries() -> dict[str, dict[str, str]]:
    """Return the words of this package: by key, ``command.option``, and language."""
    return _parsed(resources.files("sesaku.cli").joinpath("words.yml").read_text("utf-8"))


@cache
def brought_entries() -> dict[str, dict[str, str]]:
    """Return the words of commands that other packages bring."""
    return {key: entry for text in word_files() for key, entry in _parsed(text).items()}


def _entry(key: str) -> dict[str, str]:
    # Other packages are looked for only where a word of theirs is wanted: it takes time.
    found = entries().get(key)
    return brought_entries()[key] if found is None else found


def _parsed(text: str) -> dict[str, dict[str, str]]:
    families: dict[str, dict[str, Any]] = loaded(text)
    return {
        f"{family}.{name}": entry
        for family, members in families.items()
        for name, entry in members.items()
    }
