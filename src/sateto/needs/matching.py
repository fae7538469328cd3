"""The results that serve a need 「ニーズに応える成果」: candidates of the index, then scored anew.

The index is asked for the need's rarest words; what it finds is scored by all of them, and each
result that is shown says why. A result serves, or its words are too few to tell 「判定不能」; where
nothing shares enough to be looked at, that is what is said.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import tantivy
from django.conf import settings
from tantivy import Occur

from sateto.finding.keeping import lookup, opened, research_search
from sateto.finding.shape import texts_of
from sateto.needs.translating import translated
from sateto.records.record import ResearchProject, Words
from sesaku.linking.needs.asking import Need, Term, read_need
from sesaku.linking.needs.concepts import Concepts, load
from sesaku.linking.needs.english import is_english, read_english
from sesaku.linking.needs.evidence import Evidence, evidence_of, uncovered_by_all
from sesaku.linking.needs.matching import Matcher, Scored, rarity_of
from sesaku.retrieval.catalogue import Catalogue
from sesaku.text.folding import fold

CONCEPTS = "concepts.yml"
"""A file in the library's folder with words for one subject that its users add."""

_FIELDS = {"found": 1.2, "title": 1.2, "about": 1.0}
"""The texts that are looked through, and what a word counts in each."""

_CANDIDATES = 150
_MOST_FORMS = 32
_MOST_LOOKED_THROUGH = 1_500_000
"""So many places of the index are looked at: the commonest words are left out beyond it."""
_FIRST = 3
_LOOKED_AT = 2
"""So many times as many weak results are looked at as are shown: not all have a reason."""
_NAMING = ("title", "keywords", "outputs")


@dataclass(frozen=True, slots=True)
class Match:
    """A result and why it serves the need.

    Attributes:
        number: under which the record is stored.
        record: the record.
        share: how much of the need it covers, 0 to 1.
        serves: whether that is enough to say that it serves it.
        parts: its texts by name, in which ``evidence`` has its places.
        evidence: why.
    """

    number: int
    record: ResearchProject
    share: float
    serves: bool
    parts: Mapping[str, str]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found for a need.

    Attributes:
        need: the need, read.
        serving: the results that serve it, best first.
        weak: those next to them that share some words, too few to tell whether they serve it.
        uncovered: the terms that none of the serving results speaks of.
    """

    need: Need
    serving: tuple[Match, ...]
    weak: tuple[Match, ...]
    uncovered: tuple[Term, ...]


def matches_of(text: str, limit: int = 10) -> Matches:
    """Return the results that serve a need, best first, each with its reasons.

    Raises:
        ConceptsError: the users' file of concepts is not as it should be.
        IndexBusyError: another process keeps writing the index.
    """
    search = research_search()
    need = read(text, search.catalogue)
    if not need.specific:
        return Matches(need, (), (), ())
    return _matched(need, search.catalogue, limit)


def read(text: str, catalogue: Catalogue) -> Need:
    """Return a need read into terms, an English one with what its phrases are in Japanese."""
    if is_english(text):
        return read_english(
            text, concepts(), lambda phrases: translated(catalogue, lookup, phrases)
        )
    return read_need(text, concepts())


def concepts() -> Concepts:
    """Return the words for one subject: those that come along, and the library's own."""
    return load(Path(settings.SESAKU_HOME) / CONCEPTS)


def anything_serves(need: Need) -> bool:
    """Whether any result serves a need, without its reasons."""
    if not need.specific:
        return False
    catalogue = opened(Path(settings.SESAKU_HOME))
    ranked, _, _ = _ranked(need, catalogue)
    return any(one.serves for one in ranked[:_FIRST])


def _matched(need: Need, catalogue: Catalogue, limit: int) -> Matches:
    ranked, found, matcher = _ranked(need, catalogue)
    serving = [one for one in ranked if one.serves][:limit]
    shown = tuple(_match(need, one, found, matcher) for one in serving)
    room = limit - len(serving)
    weak = [one for one in ranked if one.may_serve and not one.serves][: room * _LOOKED_AT]
    touching = (_match(need, one, found, matcher) for one in weak)
    # Words that any need may name, and single signs, give a score but no reason.
    reasoned = tuple(islice((one for one in touching if one.evidence.shared), room))
    missing = uncovered_by_all(need, tuple(one.evidence for one in shown)) if serving else ()
    return Matches(need, shown, reasoned, missing)


Found = list[tuple[int, ResearchProject]]


def _ranked(need: Need, catalogue: Catalogue) -> tuple[list[Scored], Found, Matcher]:
    rarity = rarity_over(catalogue)
    best = catalogue.best(_candidates(need, catalogue, rarity), _CANDIDATES)
    found = list(lookup(best.keys).items())
    texts = [fold("\n".join(texts_of(record)[name] for name in _FIELDS)) for _, record in found]
    mean = sum(map(len, texts)) / len(texts) if texts else 1.0
    matcher = Matcher(rarity, mean, max(catalogue.size, 1))
    return matcher.rank(need, texts), found, matcher


def rarity_over(catalogue: Catalogue) -> Callable[[str], float]:
    """Return how rare forms are in the catalogue, each looked up once."""
    known: dict[str, float] = {}

    def rarity(form: str) -> float:
        if form not in known:
            known[form] = rarity_of(_holding(catalogue, form), max(catalogue.size, 1))
        return known[form]

    return rarity


def _holding(catalogue: Catalogue, form: str) -> int:
    return min(max(catalogue.holding_in(form, name) for name in _FIELDS), catalogue.size)


def _candidates(need: Need, catalogue: Catalogue, rarity: Callable[[str], float]) -> tantivy.Query:
    """Return the query for what may serve: any of the forms that say most, as far as it is quick.

    Single signs are looked for only where a need has nothing longer: they stand everywhere.
    """
    long = [form for form in need.forms if len(form) > 1]
    weighed = sorted(
        ((need.forms[form] * rarity(form), form) for form in long or need.forms), reverse=True
    )
    chosen = _cheap(weighed, catalogue)
    parts = [(Occur.Should, _form(catalogue, form, weight)) for weight, form in chosen]
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.empty_query()


def _cheap(weighed: list[tuple[float, str]], catalogue: Catalogue) -> Iterator[tuple[float, str]]:
    cost = given = 0
    for weight, form in weighed:
        holding = _holding(catalogue, form)
        if not holding or weight <= 0 or cost + holding > _MOST_LOOKED_THROUGH:
            continue
        cost += holding
        given += 1
        yield weight, form
        if given == _MOST_FORMS:
            return


def _form(catalogue: Catalogue, form: str, weight: float) -> tantivy.Query:
    found = [
        tantivy.Query.boost_query(catalogue.stretch_query(form, name), share)
        for name, share in _FIELDS.items()
    ]
    # The index multiplies by how rare a form is itself.
    return tantivy.Query.boost_query(
        tantivy.Query.disjunction_max_query(found, 0.2), math.sqrt(weight)
    )


def _match(need: Need, scored: Scored, found: Found, matcher: Matcher) -> Match:
    number, record = found[scored.place]
    parts = parts_of(record, english=is_english(need.text))
    evidence = evidence_of(need, parts, matcher, naming=_NAMING)
    return Match(number, record, scored.share, scored.serves, parts, evidence)


def parts_of(record: ResearchProject, *, english: bool = False) -> dict[str, str]:
    """Return the texts of a record by name, those first that say what was found.

    The names are those of its statements, ``title``, ``keywords`` and ``outputs``.

    Args:
        record: the record.
        english: whether its English is looked through too, after the Japanese of each.
    """

    def of(words: Words) -> str:
        return "\n".join(filter(None, (words.ja, words.en))) if english else words.best()

    said: dict[str, list[str]] = {}
    for statement in sorted(record.statements, key=lambda one: not one.is_result):
        said.setdefault(statement.kind, []).append(of(statement.text))
    parts = {kind: "\n".join(filter(None, texts)) for kind, texts in said.items()}
    parts["title"] = of(record.title)
    parts["keywords"] = "。".join(map(of, record.keywords))
    parts["outputs"] = "\n".join(of(one.title) or one.text for one in record.outputs)
    return {name: text for name, text in parts.items() if text}
