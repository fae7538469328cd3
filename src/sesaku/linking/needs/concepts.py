"""Words for one subject 「概念」: how a need says it, and how research says it."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sesaku.exceptions import SesakuError
from sesaku.text.folding import fold
from sesaku.text.yaml_text import loaded


class ConceptsError(SesakuError):
    """A file of concepts is not as it should be; the message says where."""


class Concepts:
    """Groups of words, found by any of them."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        """Take the groups; a word of several finds the words of all of them."""
        self._related: dict[str, dict[str, None]] = {}
        for group in groups:
            words = tuple(dict.fromkeys(filter(None, map(fold, group))))
            for word in words:
                self._related.setdefault(word, {}).update(dict.fromkeys(words))
        self.longest = max(map(len, self._related), default=0)

    def related(self, word: str) -> tuple[str, ...]:
        """Return the other words for what a folded word says; none that hold it or that it holds.

        太陽光発電 gives 太陽電池; 電池 gives no 蓄電池, which is found by 電池 anyhow.
        """
        others = self._related.get(word, {})
        return tuple(one for one in others if one not in word and word not in one)

    def longest_at(self, text: str, start: int) -> str | None:
        """Return the longest known word that stands at ``start`` of a folded text, or None."""
        for length in range(min(self.longest, len(text) - start), 0, -1):
            word = text[start : start + length]
            if word in self._related and _whole(text, start, start + length):
                return word
        return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a word is not cut out of a longer one of the same letters.

    Kanji are joined freely, so that only a single one must stand alone.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start == 1:
        return not (_kanji(before) or _kanji(after))
    return not (_joined(before, text[start]) or _joined(text[end - 1], after))


def _joined(left: str, right: str) -> bool:
    if not (left and right):
        return False
    latin = left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
    return latin or (_katakana(left) and _katakana(right))


def _katakana(sign: str) -> bool:
    return "ァ" <= sign <= "ヴ" or sign == "ー"


def _kanji(sign: str) -> bool:
    return "一" <= sign <= "鿿" or sign == "々"


def load(own: Path | None = None) -> Concepts:
    """Return the concepts of this package, and those of a user's file where there is one.

    Raises:
        ConceptsError: the file is not as it should be.
    """
    if own is None or not own.is_file():
        return built_in()
    try:
        data = loaded(own.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConceptsError(
            f"概念のファイル {own} を読めません（{error}）。YAML の書き方を確かめてください。"
        ) from error
    return Concepts([*built_in_groups(), *_groups(data, str(own))])


@cache
def built_in() -> Concepts:
    """Return the concepts of this package."""
    return Concepts(built_in_groups())


@cache
def built_in_groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words of this package, as they are written."""
    folder = resources.files("sesaku.linking.needs").joinpath("concepts")
    return tuple(
        group
        for file in sorted(folder.iterdir(), key=lambda one: one.name)
        for group in _groups(loaded(file.read_text("utf-8")), file.name)
    )


@cache
def general_words() -> frozenset[str]:
    """Return the folded words in which a need is put, whatever it is about."""
    return frozenset(map(fold, _general("words")))


@cache
def prose_words() -> frozenset[str]:
    """Return the folded words in which a project is put, whatever it is about."""
    return general_words() | frozenset(map(fold, _general("prose")))


def _general(name: str) -> list[str]:
    data: Mapping[str, str] = loaded(_source("general.yml"))
    return data[name].split()


def _source(name: str) -> str:
    return resources.files("sesaku.linking.needs").joinpath(name).read_text("utf-8")


def _groups(data: Any, place: str) -> Iterable[tuple[str, ...]]:  # noqa: ANN401 - YAML
    if not isinstance(data, dict):
        raise ConceptsError(f"{place}: 分野ごとの一覧ではありません。書き方は手引きにあります。")
    for field, groups in data.items():
        for number, group in enumerate(groups or (), 1):
            if not isinstance(group, list) or not all(isinstance(word, str) for word in group):
                raise ConceptsError(
                    f"{place}: {field} の{number}番目が文字列の一覧ではありません。"
                )
            yield tuple(group)
