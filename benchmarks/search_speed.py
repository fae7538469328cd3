"""How long a search takes over many records, against SQLite FTS5 in the same run.

usage: python -m benchmarks.search_speed [--passages 100000] [--records 1000000] [--queries 120]

Passages are some 300 characters long, records some 60, both made of invented words with the
frequencies of a language. Each query asks for ten hits with the number of all; over records also
for the counts by three fields. FTS5 has trigrams (a word of two characters is a scan) or pairs of
characters, as a phrase; it is given ten queries of each kind.
"""

import argparse
import itertools
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sesaku.retrieval.index import SearchIndex, inner_pairs, pairs
from sesaku.retrieval.record import Field, Record
from sesaku.retrieval.searching import Search
from sesaku.retrieval.thesaurus import Thesaurus
from sesaku.text.folding import fold

FIELDS = (
    Field("kind", "種別", "kind", facet=True),
    Field("actor", "主体", "actor", facet=True),
    Field("year", "年度", "year", facet=True),
)
_SIGNS = (
    "海島港灯台航路潮岬浜磯舟帆網魚貝藻波風雨雪山川谷森林里村町"
    "市道橋駅空星月日光水火木土金石米麦茶花鳥"
)
_KANA = ("の", "を", "に", "が", "は", "と", "へ", "で", "した。", "する。", "である。", "、")
_WORDS = 6000
_YARDSTICKS = 10


@dataclass(frozen=True, slots=True)
class Text:
    """A made-up text with its fields."""

    text: str
    kind: str
    actor: str
    year: str


class Language:
    """Invented words, some of which are in every other sentence and most of which are rare."""

    def __init__(self, seed: int) -> None:
        """Make the words."""
        self._chance = random.Random(seed)  # noqa: S311 - texts, not secrets
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            made["".join(self._chance.choices(_SIGNS, k=self._chance.randint(2, 5)))] = None
        self.words = list(made)
        self._sums = list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS)))

    def texts(self, number: int, length: int) -> Iterator[Text]:
        """Yield texts of some length."""
        chance = self._chance
        for _ in range(number):
            words = chance.choices(self.words, cum_weights=self._sums, k=length // 5)
            text = "".join(word + chance.choice(_KANA) for word in words)
            kind, actor = f"種{chance.randrange(8)}", f"第{chance.randrange(30)}局"
            yield Text(text, kind, actor, str(chance.randint(2000, 2025)))

    def queries(self, number: int) -> dict[str, list[str]]:
        """Return queries of each kind, their words as frequent as those of the texts."""
        chance = random.Random(number)  # noqa: S311 - the same queries every time
        short = [word for word in self.words[20:] if len(word) == 2]  # noqa: PLR2004 - characters
        longer = [word for word in self.words[20:] if len(word) > 2]  # noqa: PLR2004 - characters
        each = number // 5
        return {
            "a word of 2 characters": chance.choices(short, k=each),
            "a word of 3 to 5": chance.choices(longer, k=each),
            "two words": [" ".join(chance.choices(self.words[20:], k=2)) for _ in range(each)],
            "a phrase": [f'"{word}の"' for word in chance.choices(longer, k=each)],
            "a very common word": chance.choices(self.words[:20], k=each),
        }


Ask = Callable[[str], int]


class Times(NamedTuple):
    """How long a query takes, in milliseconds: by the clock, and of the processor alone."""

    clock: float
    processor: float


def timed(ask: Ask, queries: Sequence[str]) -> list[Times]:
    """Return how long each query takes."""
    times = []
    for query in queries:
        begun, worked = time.perf_counter(), time.thread_time()
        ask(query)
        ended = time.perf_counter(), time.thread_time()
        times.append(Times((ended[0] - begun) * 1000, (ended[1] - worked) * 1000))
    return times


def ours(texts: Iterator[Text], folder: Path, *, facets: bool) -> Ask:
    """Return our own search, its index in a folder."""
    index = SearchIndex(FIELDS, folder)
    index.update(
        Record(
            str(number),
            one.text,
            values={"kind": (one.kind,), "actor": (one.actor,), "year": (one.year,)},
        )
        for number, one in enumerate(texts)
    )
    search = Search(index, Thesaurus([]))
    return lambda query: search(query, facets=facets).total


def fts(texts: Iterator[Text], path: Path, *, trigrams: bool, facets: bool) -> Ask:
    """Return SQLite FTS5 with trigrams, or with pairs of characters."""
    base = sqlite3.connect(path)
    tokenizer = "trigram" if trigrams else "unicode61"
    base.execute(f"create virtual table found using fts5(text, tokenize='{tokenizer}')")
    base.execute("create table record (id integer primary key, kind text, actor text, year text)")
    for number, one in enumerate(texts):
        said = one.text if trigrams else pairs(fold(one.text))
        base.execute("insert into found (rowid, text) values (?, ?)", (number, said))
        fields = (number, one.kind, one.actor, one.year)
        base.execute("insert into record values (?, ?, ?, ?)", fields)
    base.commit()

    def ask(query: str) -> int:
        words = [word.strip('"') for word in query.split()]
        if trigrams and min(map(len, words)) <= 2:  # noqa: PLR2004 - no trigram is so short
            where = " and ".join("text like ?" for _ in words)
            given = [f"%{word}%" for word in words]
            top = f"select rowid from found where {where} limit 10"  # noqa: S608 - our own words
            every = f"select rowid from found where {where}"  # noqa: S608 - our own words
        else:
            phrases = words if trigrams else [" ".join(inner_pairs(word)) for word in words]
            given = [" or ".join(f'"{phrase}"' for phrase in phrases).replace(" or ", " OR ")]
            top = "select rowid from found where found match ? order by rank limit 10"
            every = "select rowid from found where found match ?"
        base.execute(top, given).fetchall()
        total = int(base.execute(f"select count(*) from ({every})", given).fetchone()[0])  # noqa: S608 - as above
        for name in ("kind", "actor", "year") if facets else ():
            counted = f"select {name}, count(*) from record where id in ({every}) group by 1"  # noqa: S608 - as above
            base.execute(counted, given).fetchall()
        return total

    return ask


def _figures(name: str, times: Sequence[Times]) -> None:
    said = []
    for of, some in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
        p95 = statistics.quantiles(some, n=20)[-1]
        said.append(f"{of}: p50 {statistics.median(some):8.1f}  p95 {p95:8.1f} ms")
    print(f"  {name:24} {'   '.join(said)}", flush=True)


def compare(number: int, length: int, queries: int, *, facets: bool) -> None:
    """Print the figures of one set of texts."""
    asked = Language(1).queries(queries)
    with tempfile.TemporaryDirectory(prefix="sesaku-speed-") as name:
        folder = Path(name)
        ways: dict[str, Callable[[], Ask]] = {
            "sesaku": lambda: ours(
                Language(1).texts(number, length), folder / "index", facets=facets
            ),
            "FTS5, pairs": lambda: fts(
                Language(1).texts(number, length), folder / "pairs", trigrams=False, facets=facets
            ),
            "FTS5, trigrams": lambda: fts(
                Language(1).texts(number, length), folder / "three", trigrams=True, facets=facets
            ),
        }
        for way, made in ways.items():
            begun = time.perf_counter()
            ask = made()
            print(f"{way}: {number:,} texts indexed in {time.perf_counter() - begun:.0f} s")
            most = None if way == "sesaku" else _YARDSTICKS
            timed(ask, asked["a word of 3 to 5"][:3])
            found = {kind: timed(ask, some[:most]) for kind, some in asked.items()}
            for kind, times in found.items():
                _figures(kind, times)
            _figures("all", [one for times in found.values() for one in times])


def main() -> None:
    """Print the figures over passages, and over records with counts by field."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200)
    arguments = parser.parse_args()
    if arguments.passages:
        compare(arguments.passages, 300, arguments.queries, facets=False)
    if arguments.records:
        print("with counts by field:")
        compare(arguments.records, 60, arguments.queries, facets=True)


if __name__ == "__main__":
    main()
