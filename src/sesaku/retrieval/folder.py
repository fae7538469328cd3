"""An index in a folder: opened, written by one at a time, made anew where it is damaged.

It is derived data. What was committed is whole after a crash, what was not is not there; where the
folder itself is damaged it is emptied, and whoever fills it sees what is missing.

Every character of a folded text begins one pair, so that any stretch of characters is a phrase of
pairs, and a single character is a beginning of them. Nothing is missed, nothing found wrongly.
"""

import re
import shutil
import sys
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from sesaku.exceptions import SesakuError

PAIRS = "pairs"
"""The name of the tokenizer: pairs are written with blanks between them."""

_CODES = f"utf-32-{sys.byteorder[0]}e"
_END = 0x2403
_BLANK = 0x20
PHRASE = 3
"""A form of so many characters is a phrase of pairs, whose places have to be looked at."""
WAIT_SECONDS = 30.0
"""So long a process is waited for that writes the index."""
_PAUSE_SECONDS = 0.05


class IndexBusyError(SesakuError):
    """Another process has been writing the index for too long."""


class IndexFolder:
    """An index of pairs with a schema, in a folder or in memory."""

    heap = 64_000_000
    threads = 1

    def __init__(self, schema: tantivy.Schema, folder: Path | None) -> None:
        """Open the index, or make it; in memory where there is no folder."""
        self._schema = schema
        self._folder = folder
        self._index = self._open()

    def _open(self) -> tantivy.Index:
        if self._folder is None:
            return self._prepared(tantivy.Index(self._schema))
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(self._schema, path=str(self._folder))
            index.searcher()
        except (ValueError, OSError):  # damaged: it is made anew from what it was made of
            shutil.rmtree(self._folder)
            self._folder.mkdir(parents=True)
            index = tantivy.Index(self._schema, path=str(self._folder))
        return self._prepared(index)

    @staticmethod
    def _prepared(index: tantivy.Index) -> tantivy.Index:
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(PAIRS, analyzer)
        return index

    @contextmanager
    def writing(self, wait: float = WAIT_SECONDS) -> Iterator[tantivy.IndexWriter]:
        """Let something be written, and commit it; where it fails nothing is changed.

        Args:
            wait: so many seconds another process is waited for.

        Raises:
            IndexBusyError: another process keeps writing.
        """
        writer = self._writer(wait)
        try:
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self.refresh()

    def _writer(self, wait: float) -> tantivy.IndexWriter:
        until = time.monotonic() + wait
        while True:
            try:
                return self._index.writer(heap_size=self.heap, num_threads=self.threads)
            except ValueError as error:
                if time.monotonic() > until:
                    raise IndexBusyError(
                        "検索の索引を、ほかの処理が書いています。少し待って、もう一度実行してください。"
                    ) from error
                time.sleep(_PAUSE_SECONDS)

    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()

    def refresh(self) -> None:
        """See what other processes committed."""
        self._index.reload()

    @property
    def size(self) -> int:
        """How many records there are."""
        return int(self._searcher().num_docs)

    def holding_in(self, form: str, name: str) -> int:
        """Return how many records may hold a folded form in a field of text: no fewer than do."""
        if len(form) == 1:
            found: Any = self._searcher().terms_with_prefix(name, form)
            return min(sum(int(number) for _, number in found), self.size)
        return min(self.holding_value(name, pair) for pair in inner_pairs(form))

    def rarest_pair(self, form: str, name: str) -> str:
        """Return the pair of a form of two characters or more that the fewest records hold."""
        return min(inner_pairs(form), key=lambda pair: self.holding_value(name, pair))

    def stretch_query(self, form: str, name: str) -> tantivy.Query:
        """Return the query for a folded form as a stretch of characters of a field of text.

        Every record that holds the form holds its rarest pair, so that places are looked at only
        there; it counts nothing.
        """
        if not form:
            return tantivy.Query.empty_query()
        if len(form) == 1:
            return tantivy.Query.regex_query(self._schema, name, f"{re.escape(form)}.")
        placed = placed_pairs(form)
        if len(placed) == 1:
            return tantivy.Query.term_query(self._schema, name, placed[0][1])
        spelled: list[str | tuple[int, str]] = [*placed]
        phrase = tantivy.Query.phrase_query(self._schema, name, spelled)
        rarest = self.rarest_pair(form, name)
        if any(pair == rarest for _, pair in placed):
            return phrase
        held = tantivy.Query.term_query(self._schema, name, rarest, index_option="basic")
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, phrase),
                (tantivy.Occur.Must, tantivy.Query.const_score_query(held, 0.0)),
            ]
        )

    def likely_query(self, form: str, name: str) -> tantivy.Query:
        """Return the query for what may hold a folded form, which needs no places: no less does."""
        if len(form) < PHRASE:
            return self.stretch_query(form, name)
        return self.stretch_query(self.rarest_pair(form, name), name)

    def holding_value(self, name: str, value: str) -> int:
        """Return how many records may have a value of a field, or a pair: no fewer than do."""
        return int(self._searcher().doc_freq(name, value))

    def value_query(self, name: str, value: str) -> tantivy.Query:
        """Return the query for a value of a field."""
        return tantivy.Query.term_query(self._schema, name, value, index_option="basic")

    def values(self, name: str) -> Mapping[str, int]:
        """Return the values of a field, with how many records have each."""
        found: Any = self._searcher().terms_with_prefix(name, "")
        return dict(found)


def pairs(folded: str) -> str:
    """Return the pairs of characters of a folded text, each character beginning one."""
    signs = array("I", folded.encode(_CODES))
    made = array("I", (_BLANK,)) * (3 * len(signs))
    made[0::3] = signs
    made[1::3] = signs[1:] + array("I", (_END,) if signs else ())
    return made.tobytes().decode(_CODES).rstrip(" ")


def pairs_of_each(folded: Sequence[str]) -> list[str]:
    """Return the pairs of each of several folded texts; most of the time goes into the calls."""
    whole = pairs(chr(_END).join(folded))
    made = []
    start = 0
    for text in folded:
        end = start + len(text)
        made.append(whole[3 * start : 3 * end - 1] if text else "")
        start = end + 1  # behind the sign that ends a text, as it ends its last pair
    return made


def inner_pairs(form: str) -> list[str]:
    """Return the pairs of a folded form of two characters or more."""
    return [form[at : at + 2] for at in range(len(form) - 1)]


def placed_pairs(form: str) -> list[tuple[int, str]]:
    """Return pairs that hold all characters of a form of two or more, each with its place."""
    inner = inner_pairs(form)
    places = [*range(0, len(inner) - 1, 2), len(inner) - 1]
    return [(place, inner[place]) for place in places]
