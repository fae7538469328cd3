"""Names that mean the same 「類義語」: data, which users extend by a file of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sesaku.exceptions import SesakuError
from sesaku.text.folding import fold
from sesaku.text.yaml_text import loaded

LOOSELY = 0.7
"""What a form counts that only comes near."""


class ThesaurusError(SesakuError):
    """A file of names that mean the same is not as it should be; the message says where."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names that find one another.

    Attributes:
        forms: the names, folded.
        loosely: names that come near, folded.
        source: where it is said that they mean the same.
    """

    forms: tuple[str, ...]
    loosely: tuple[str, ...]
    source: str

    def weights(self) -> dict[str, float]:
        """Return what each form counts."""
        return dict.fromkeys(self.loosely, LOOSELY) | dict.fromkeys(self.forms, 1.0)


class Thesaurus:
    """Groups of names, found by any of their forms."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Take the groups; of two with the same form both are found."""
        self.groups = tuple(groups)
        self._by_form: dict[str, list[Group]] = {}
        for group in self.groups:
            for form in group.forms:
                self._by_form.setdefault(form, []).append(group)
        self.longest = max(map(len, self._by_form), default=0)

    def alternatives(self, form: str) -> dict[str, float]:
        """Return the forms that mean the same as a folded form, itself first, with weights."""
        found = {form: 1.0}
        for group in self._by_form.get(form, ()):
            for other, weight in group.weights().items():
                found[other] = max(found.get(other, 0.0), weight)
        return found

    def longest_at(self, text: str, start: int) -> str | None:
        """Return the longest form that stands at ``start`` of a folded text, or None.

        A form in Latin letters is not found within a longer word.
        """
        for length in range(min(self.longest, len(text) - start), 1, -1):
            form = text[start : start + length]
            if form in self._by_form and _whole(text, start, start + length):
                return form
        return None


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (_joined(before, text[start]) or _joined(text[end - 1], after))


def _joined(left: str, right: str) -> bool:
    return (
        bool(left and right)
        and left.isascii()
        and right.isascii()
        and (left.isalnum() and right.isalnum())
    )


def load(own: Path | None = None) -> Thesaurus:
    """Return the names of this package, and those of a user's file where there is one.

    Raises:
        ThesaurusError: the file is not as it should be.
    """
    groups = list(_built_in())
    if own is not None and own.is_file():
        try:
            data = loaded(own.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise ThesaurusError(
                f"類義語のファイル {own} を読めません（{error}）。YAML の書き方を確かめてください。"
            ) from error
        groups += _groups(data, str(own))
    return Thesaurus(groups)


@cache
def _built_in() -> tuple[Group, ...]:
    name = "thesaurus.yml"
    source = resources.files("sesaku.retrieval").joinpath(name).read_text("utf-8")
    return tuple(_groups(loaded(source), name))


def _groups(data: Any, place: str) -> Iterable[Group]:  # noqa: ANN401 - YAML
    given = data.get("groups") if isinstance(data, dict) else None
    if not isinstance(given, list):
        raise ThesaurusError(f"{place}: groups の一覧がありません。書き方は手引きにあります。")
    for number, entry in enumerate(given, 1):
        forms = entry.get("forms") if isinstance(entry, dict) else None
        if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
            raise ThesaurusError(f"{place}: {number}番目の forms が文字列の一覧ではありません。")
        if not entry.get("source"):
            raise ThesaurusError(f"{place}: {number}番目に出所（source）がありません。")
        loosely = entry.get("loosely") or ()
        yield Group(
            tuple(dict.fromkeys(filter(None, map(fold, forms)))),
            tuple(dict.fromkeys(fold(str(form)) for form in loosely)),
            str(entry["source"]),
        )
