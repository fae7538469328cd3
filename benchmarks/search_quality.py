"""How well search answers judged queries, against plain BM25 over the same passages.

usage: python -m benchmarks.search_quality CORPUS [--judged QUERIES.json] [--misses N]

``search_queries.yml`` says by patterns which sentences answer; judged queries name theirs by an
anchor. Both are scored by nDCG@10 and recall@10: a hit is relevant when its text holds an anchor.
"""

import argparse
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sesaku.reading import read
from sesaku.retrieval.documents import FIELDS, Source, records_of
from sesaku.retrieval.index import SearchIndex, inner_pairs
from sesaku.retrieval.record import Record
from sesaku.retrieval.searching import Search
from sesaku.retrieval.thesaurus import load
from sesaku.text.folding import fold

OWN = Path(__file__).with_name("search_queries.yml")
_TOP = 10
_ANCHOR = 25
_LONGEST_SENTENCE = 300
_K, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters by which an answer is known: document, text, and how relevant it is (1, 2)."""

    document: str
    text: str
    grade: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what answers it."""

    query: str
    anchors: tuple[Anchor, ...]


Answer = Callable[[str], list[Record]]


def squeezed(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def judged(path: Path) -> list[Judged]:
    """Return the queries of a file of judged ones."""
    data = json.loads(path.read_text("utf-8"))["queries"]
    return [
        Judged(
            one["query"],
            tuple(
                Anchor(said["document"], squeezed(said["anchor"]), said["grade"])
                for said in one["passages"]
            ),
        )
        for one in data
    ]


def own(texts: dict[str, str]) -> list[Judged]:
    """Return our own queries, with the sentences that their patterns find."""
    entries = yaml.safe_load(OWN.read_text("utf-8"))["queries"]
    return [Judged(one["query"], tuple(_sentences(one, texts))) for one in entries]


def _sentences(entry: dict[str, Any], texts: dict[str, str]) -> Iterator[Anchor]:
    text = texts[entry["document"]]
    patterns = [re.compile(need) for need in entry["needs"]]
    seen = set()
    for sentence in re.findall(r"[^。]+", text):
        for at in range(0, len(sentence), _LONGEST_SENTENCE):
            piece = sentence[at : at + _LONGEST_SENTENCE]
            found = [pattern.search(piece) for pattern in patterns]
            starts = [match.start() for match in found if match]
            if len(starts) == len(patterns):
                anchor = piece[min(starts) : min(starts) + _ANCHOR]
                if anchor not in seen:
                    seen.add(anchor)
                    yield Anchor(entry["document"], anchor, 2)


def judge(hits: list[Record], anchors: tuple[Anchor, ...]) -> tuple[float, float]:
    """Return nDCG@10 and recall@10 of the squarely relevant; each anchor counts once."""
    left, gains = list(anchors), []
    for hit in hits[:_TOP]:
        text, name = squeezed(hit.text)[:400], hit.payload["document"][:3]
        got = [one for one in left if one.document == name and one.text in text]
        gains.append(max((one.grade for one in got), default=0))
        left = [one for one in left if one not in got]
    ideal = _gain(sorted((one.grade for one in anchors), reverse=True)[:_TOP])
    must = [one for one in anchors if one.grade > 1]
    return _gain(gains) / ideal, sum(one not in left for one in must) / len(must)


def _gain(grades: list[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


def plain(records: list[Record]) -> Answer:
    """Return plain BM25 over pairs of characters."""
    counts = [Counter(inner_pairs(fold(record.text))) for record in records]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / len(lengths)
    holding: dict[str, list[int]] = defaultdict(list)
    for at, count in enumerate(counts):
        for pair in count:
            holding[pair].append(at)

    def answer(query: str) -> list[Record]:
        scores: Counter[int] = Counter()
        for pair in {pair for word in query.split() for pair in inner_pairs(fold(word))}:
            found = holding.get(pair, [])
            rarity = math.log(1 + (len(records) - len(found) + 0.5) / (len(found) + 0.5))
            for at in found:
                times = counts[at][pair]
                norm = _K * (1 - _B + _B * lengths[at] / mean)
                scores[at] += rarity * times * (_K + 1) / (times + norm)  # type: ignore[assignment] # a float
        return [records[at] for at, _ in scores.most_common(_TOP)]

    return answer


def main() -> None:
    """Print the figures of both sets of queries, for both ways of searching."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--judged", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    records: list[Record] = []
    texts: dict[str, str] = {}
    for path in sorted(arguments.corpus.glob("*.txt")):
        reading = read(path)
        texts[path.name[:3]] = squeezed(reading.document.text)
        source = Source(path.name, reading.document.sha256, path.name)
        records += records_of(source, reading.to_dict(), reading.document.text)
    index = SearchIndex(FIELDS)
    index.update(records)
    search = Search(index, load())
    ways: dict[str, Answer] = {
        "plain BM25": plain(records),
        "sesaku": lambda query: [hit.record for hit in search(query, limit=_TOP).hits],
    }
    sets = {"our own queries": own(texts)}
    if arguments.judged:
        sets["judged queries"] = judged(arguments.judged)
    print(f"{len(records)} passages")
    for name, queries in sets.items():
        for way, answer in ways.items():
            scores = [(*judge(answer(one.query), one.anchors), one.query) for one in queries]
            ndcg = sum(score[0] for score in scores) / len(scores)
            recall = sum(score[1] for score in scores) / len(scores)
            print(f"{name} ({len(scores)}), {way}: nDCG@10 {ndcg:.4f}  recall@10 {recall:.4f}")
            for score in sorted(scores)[: arguments.misses]:
                print(f"  {score[0]:.3f} {score[1]:.2f} {score[2]}")


if __name__ == "__main__":
    main()
