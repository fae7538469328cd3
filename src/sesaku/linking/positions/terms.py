"""Terms: the words that a position and a report share, found without a dictionary.

A term is a stretch of a run of kanji, katakana and Latin letters. Katakana and Latin words are
never cut. A stretch of kanji is a word where it stands at the beginning and at the end of runs
somewhere in the two documents: 「支援」 does, 「国支」 of 「新興国支援」 does not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from sesaku.linking.tight import RUN, Tight, script

_LONGEST = 14
_EVIDENCE = 0.05
"""Share of its occurrences with which a word must begin runs, and end them."""


class Words:
    """Which stretches are words, counted over two documents.

    Only the stretches that the texts of ``wanted`` have are counted: the others are never asked
    for.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        """Take the texts whose terms will be asked for."""
        runs = [run for text in wanted for run in RUN.findall(text)]
        self.known = {run[start:end] for run in runs for start, end in stretches(run)}
        self._all: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._last: Counter[str] = Counter()

    def count(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Count the stretches of a text; yield each known one with where it stands."""
        for match in RUN.finditer(text):
            run, offset = match[0], match.start()
            for start, end in stretches(run):
                stretch = run[start:end]
                if stretch not in self.known:
                    continue
                self._all[stretch] += 1
                self._first[stretch] += start == 0 or script(run[start - 1]) != script(run[start])
                self._last[stretch] += end == len(run) or script(run[end]) != script(run[end - 1])
                yield stretch, offset + start, offset + end

    def is_word(self, stretch: str) -> bool:
        """Say whether a stretch begins runs and ends them."""
        least = max(1.0, _EVIDENCE * self._all[stretch])
        return self._first[stretch] >= least and self._last[stretch] >= least

    def terms(self, text: Tight, found: Counter[str]) -> Iterator[tuple[int, int, int]]:
        """Yield the terms of a text: start, end, and the number of its run.

        The longest word that the report has comes first, from the left; what no word of the report
        covers is a term of its own, which nothing will match.

        Args:
            text: the text.
            found: how many subjects of the report have each stretch.
        """
        for number, match in enumerate(RUN.finditer(text.text)):
            for start, end in _cover(match[0], self, found):
                yield match.start() + start, match.start() + end, number


def stretches(run: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run that may be words: two characters and more, or a name."""
    kinds = [script(sign) for sign in run]
    cuts = [
        place == 0
        or place == len(run)
        or kinds[place] != kinds[place - 1]
        or kinds[place] in {"kanji", "name"}
        for place in range(len(run) + 1)
    ]
    for start in range(len(run)):
        if not cuts[start]:
            continue
        for end in range(start + 1, min(len(run), start + _LONGEST) + 1):
            single = end == start + 1 and kinds[start] != "name"
            if cuts[end] and not single and not run[start:end].isdigit():
                yield start, end


def _cover(run: str, words: Words, found: Counter[str]) -> Iterator[tuple[int, int]]:
    ends: defaultdict[int, int] = defaultdict(int)
    for start, end in stretches(run):
        stretch = run[start:end]
        if found[stretch] and words.is_word(stretch):
            ends[start] = max(ends[start], end)
    place = 0
    while place < len(run):
        if ends[place]:
            yield place, ends[place]
            place = ends[place]
            continue
        following = place + 1
        while following < len(run) and not ends[following]:
            following += 1
        if following - place > 1:
            yield place, following
        place = following
