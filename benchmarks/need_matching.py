"""How well needs find the results that serve them, against plain BM25 over the same texts.

usage: python -m benchmarks.need_matching [ABSTRACTS.json] [--misses N]

Prints nDCG@10 and recall@10 for the sets of ``needs.yml``: those used for tuning, those held out,
those written later and last, those of a further session (in English too), and those written after
everything, when nothing was changed any more; and how needs come out that nothing serves.
"""

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from sesaku.linking.needs.asking import Need, read_need
from sesaku.linking.needs.concepts import built_in
from sesaku.linking.needs.english import is_english, read_english
from sesaku.linking.needs.matching import Matcher, rarity_in
from sesaku.text.folding import fold

NEEDS = Path(__file__).with_name("needs.yml")
ABSTRACTS = Path(__file__).parents[2] / "shared/data/research/kakenhi_s_abstracts_dev.json"
_TOP = 10
_SETS = ((400, "after"), (300, "English"), (200, "new"), (100, "last"), (70, "later"))
"""From which number on the needs are of which set; those before are tuned on or held out."""
_SERVES = 1.5
_K, _B = 1.2, 0.75

Ranking = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A need and the grades of the abstracts that serve it: the mean of both judgements."""

    number: int
    need: str
    grades: dict[int, float]

    @property
    def served(self) -> bool:
        """Whether anything serves it more than marginally."""
        return any(grade >= _SERVES for grade in self.grades.values())

    @property
    def part(self) -> str:
        """Return the set that it belongs to."""
        early = "held out" if self.number % 2 else "tuned on"
        return next((name for first, name in _SETS if self.number >= first), early)


def judged() -> list[Judged]:
    """Return the needs with their judgements."""
    made = []
    for one in yaml.safe_load(NEEDS.read_text("utf-8"))["needs"]:
        first = one["first"]
        second = one.get("second", first)
        grades = {at: (first.get(at, 0) + second.get(at, 0)) / 2 for at in {*first, *second}}
        made.append(Judged(one["id"], one["need"], grades))
    return made


def ndcg(one: Judged, ranking: Sequence[int]) -> float:
    """Return nDCG@10."""
    ideal = sorted(one.grades.values(), reverse=True)[:_TOP]
    return _gain([one.grades.get(at, 0.0) for at in ranking[:_TOP]]) / _gain(ideal)


def recall(one: Judged, ranking: Sequence[int]) -> float:
    """Return the share of what serves a need that is among the first ten."""
    wanted = [at for at, grade in one.grades.items() if grade >= _SERVES]
    return sum(at in ranking[:_TOP] for at in wanted) / len(wanted)


def _gain(grades: Sequence[float]) -> float:
    return sum((math.pow(2, grade) - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


def plain(texts: Sequence[str]) -> Ranking:
    """Return plain BM25 over pairs of characters."""
    counts = [Counter(map("".join, pairwise(text))) for text in texts]
    lengths = [sum(count.values()) for count in counts]
    mean = sum(lengths) / len(lengths)
    holding = Counter(pair for count in counts for pair in count)

    def rank(need: str) -> list[int]:
        folded = fold(need)
        scores = [0.0] * len(texts)
        for pair in set(map("".join, pairwise(folded))):
            rarity = math.log(1 + (len(texts) - holding[pair] + 0.5) / (holding[pair] + 0.5))
            for at, (count, length) in enumerate(zip(counts, lengths, strict=True)):
                times = count[pair]
                norm = _K * (1 - _B + _B * length / mean)
                scores[at] += rarity * times * (_K + 1) / (times + norm)
        return sorted(range(len(texts)), key=lambda at: -scores[at])

    return rank


def ours(texts: Sequence[str]) -> tuple[Ranking, Callable[[str], bool]]:
    """Return our ranking, and whether it says that something serves a need.

    These abstracts have no keywords from which English phrases could be learned.
    """
    mean = sum(map(len, texts)) / len(texts)
    matcher = Matcher(rarity_in(texts), mean, len(texts))

    def rank(need: str) -> list[int]:
        return [one.place for one in matcher.rank(read(need), texts)]

    def serves(need: str) -> bool:
        asked = read(need)
        return asked.specific and any(one.serves for one in matcher.rank(asked, texts)[:_TOP])

    return rank, serves


def read(need: str) -> Need:
    """Return a need, read."""
    return read_english(need, built_in(), lambda _: {}) if is_english(need) else read_need(need)


def main() -> None:
    """Print the figures of every set for every way, in one run."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("abstracts", type=Path, nargs="?", default=ABSTRACTS)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    projects: list[dict[str, Any]] = json.loads(arguments.abstracts.read_text("utf-8"))["projects"]
    texts = [fold(f"{one['title']}。{one['abstract']}") for one in projects]
    needs = judged()
    ranked, serves = ours(texts)
    ways: dict[str, Ranking] = {"plain BM25": plain(texts), "sesaku": ranked}
    print(
        f"{len(texts)} abstracts, {len(needs)} needs, {sum(not n.served for n in needs)} unserved"
    )
    for part in ("tuned on", "held out", *(name for _, name in reversed(_SETS))):
        chosen = [one for one in needs if one.part == part and one.served]
        for way, rank in ways.items():
            began = time.perf_counter()
            rankings = [rank(one.need) for one in chosen]
            took = 1000 * (time.perf_counter() - began) / len(chosen)
            scores = [ndcg(one, order) for one, order in zip(chosen, rankings, strict=True)]
            found = [recall(one, order) for one, order in zip(chosen, rankings, strict=True)]
            print(
                f"{part:9} ({len(chosen)}) {way:11} nDCG@10 {_mean(scores):.4f}"
                f"  recall@10 {_mean(found):.4f}  {took:.1f} ms a need"
            )
            if way == "sesaku":
                worst = sorted(zip(scores, chosen, strict=True), key=lambda pair: pair[0])
                for score, one in worst[: arguments.misses]:
                    print(f"    {score:.3f} {one.number} {one.need}")
    empty = [one for one in needs if not one.served]
    right = sum(not serves(one.need) for one in empty)
    kept = sum(serves(one.need) for one in needs if one.served)
    print(f"nothing serves: said of {right} of {len(empty)} that nothing serves;")
    print(f"  something found for {kept} of {len(needs) - len(empty)} that something serves")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    main()
