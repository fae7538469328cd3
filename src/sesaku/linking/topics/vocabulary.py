"""The vocabulary of topics: data, which people edit or replace by a file of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sesaku.exceptions import TopicsError
from sesaku.text.width import squeeze

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic.

    Attributes:
        id: the identifier.
        ja: the Japanese label.
        en: the English label.
        terms: the words by which a text shows that it is about the topic, tight.
    """

    id: str
    ja: str
    en: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Topics:
    """Topics in the order of their file."""

    topics: tuple[Topic, ...]

    def mentions(self, text: str) -> Iterator[tuple[int, int, tuple[Topic, ...]]]:
        """Yield where a tight text has words of topics: start, end, and whose word it is.

        The longest word counts; a word in Latin letters is not found within a longer one.
        """
        for match in self._pattern.finditer(text) if self.topics else ():
            yield match.start(), match.end(), self._by_term[match[0]]

    @cached_property
    def _by_term(self) -> dict[str, tuple[Topic, ...]]:
        found: dict[str, tuple[Topic, ...]] = {}
        for topic in self.topics:
            for term in topic.terms:
                found[term] = (*found.get(term, ()), topic)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        terms = sorted(self._by_term, key=lambda term: (-len(term), term))
        return re.compile("|".join(map(_bounded, terms)))


def _bounded(term: str) -> str:
    plain = re.escape(term)
    return f"(?<![A-Za-z]){plain}(?![A-Za-z])" if term.isascii() else plain


@cache
def known_topics() -> Topics:
    """Return the topics that come with Sesaku."""
    source = resources.files(__package__).joinpath("topics.yml").read_text("utf-8")
    return Topics(tuple(_topics(yaml.safe_load(source), "topics.yml")))


def load_topics(path: Path) -> Topics:
    """Return the topics of a YAML or JSON file.

    Raises:
        TopicsError: the file can't be read or is not as it should be; the message says where.
    """
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TopicsError(
            f"{path}: 主題のファイルを読めません（{error}）。YAML か JSON で書いてください。"
        ) from error
    return Topics(tuple(_topics(data, str(path))))


def topics_of(entries: Iterable[tuple[str, str, str, Iterable[str]]]) -> Topics:
    """Return topics made of rows: id, Japanese label, English label, terms."""
    return Topics(
        tuple(
            Topic(name, ja, en, tuple(dict.fromkeys(filter(None, map(squeeze, terms)))))
            for name, ja, en, terms in entries
        )
    )


def _topics(data: Any, place: str) -> Iterator[Topic]:  # noqa: ANN401 - YAML
    entries = data.get("topics") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise TopicsError(f"{place}: topics の一覧がありません。")
    seen: set[str] = set()
    for number, entry in enumerate(entries, 1):
        topic = _topic(entry, f"{place}: {number}番目の主題")
        if topic.id in seen:
            raise TopicsError(f"{place}: 主題の id {topic.id} が重複しています。")
        seen.add(topic.id)
        yield topic


def _topic(entry: Any, place: str) -> Topic:  # noqa: ANN401 - YAML
    if not isinstance(entry, dict):
        raise TopicsError(f"{place}が id, ja, terms の組ではありません。")
    name, ja, terms = entry.get("id"), entry.get("ja"), entry.get("terms")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise TopicsError(f"{place}の id は英小文字・数字・下線で書いてください（{name!r}）。")
    if not isinstance(ja, str) or not ja.strip():
        raise TopicsError(f"{place}に名前（ja）がありません。")
    words = terms if isinstance(terms, list) else []
    tight = tuple(dict.fromkeys(squeeze(word) for word in words if isinstance(word, str)))
    if not tight or "" in tight or len(tight) > len(words) or not all(map(_is_text, words)):
        raise TopicsError(f"{place}の語（terms）は、空でない文字列の一覧で書いてください。")
    return Topic(name, ja.strip(), str(entry.get("en") or ja).strip(), tight)


def _is_text(word: object) -> bool:
    return isinstance(word, str)
