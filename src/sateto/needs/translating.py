"""What English phrases are called in Japanese: learned from keywords that records have in both."""

from collections import Counter
from collections.abc import Mapping, Sequence

import tantivy
from tantivy import Occur

from sateto.finding.search import Lookup
from sesaku.retrieval.catalogue import Catalogue
from sesaku.text.folding import fold

_RECORDS = 20
"""So many records that name a phrase are asked what they call it."""

_WORDS = 3
_NAMING = ("about", "title")


def translated(
    catalogue: Catalogue, lookup: Lookup, phrases: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return by folded English phrase the Japanese keywords that stand beside it most often.

    Args:
        catalogue: where records are found.
        lookup: where they are stored.
        phrases: folded, in the singular.
    """
    found = {phrase: _called(catalogue, lookup, phrase) for phrase in phrases}
    return {phrase: words for phrase, words in found.items() if words}


def _called(catalogue: Catalogue, lookup: Lookup, phrase: str) -> tuple[str, ...]:
    asked = [(Occur.Should, catalogue.stretch_query(phrase, name)) for name in _NAMING]
    keys = catalogue.best(tantivy.Query.boolean_query(asked), _RECORDS).keys
    counted = Counter(
        fold(words.ja)
        for record in lookup(keys).values()
        for words in record.keywords
        if words.ja and fold(words.en).removesuffix("s") == phrase.removesuffix("s")
    )
    return tuple(word for word, _ in counted.most_common(_WORDS))
