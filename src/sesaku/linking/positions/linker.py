"""Links from the positions of a paper to the indicators and fields of a report."""

from collections.abc import Sequence

from sesaku.exceptions import LinkError
from sesaku.linking.links import Link, Links, Reason, Relation, Side
from sesaku.linking.naming import names_of
from sesaku.linking.positions.scoring import LEAST, SQUARELY, Match, Scorer, Shared
from sesaku.linking.positions.statements import Statement, statements_of
from sesaku.linking.positions.subjects import subjects_of
from sesaku.linking.topics.vocabulary import known_topics
from sesaku.model.reading import Reading

KINDS = frozenset({"position_paper"})

_NEAR = 0.5
"""Share of the best strength from which another subject is linked too."""
_WORDS_ALONE = 1.3
_MOST = 5
_REASONS = 6
_TELLING = 0.1
"""Share of the strongest reason from which another is told."""


def link(first: Reading, second: Reading) -> Links:
    """Return which indicators and fields of a report each position of a paper concerns.

    A position that concerns none has no link.

    Args:
        first: a position paper.
        second: a report with indicators, or a summary with numbered results.

    Raises:
        LinkError: the second document has neither.
    """
    names = names_of(first.document.text)
    subjects = subjects_of(second, names_of(second.document.text, apart_from=first.document.text))
    if not subjects:
        raise LinkError(
            f"{second.document.name}: 種別 {second.detection.kind} の文書には、主張をつなぐ先の"
            "測定指標も評価結果もありません。後に評価書を指定してください。"
        )
    statements = statements_of(first, names)
    scorer = Scorer(subjects, statements, names, known_topics())
    return Links(
        tuple(each for statement in statements for each in _links(scorer, statement)),
        {"positions": {"linked_from": len(statements)}},
    )


def _links(scorer: Scorer, statement: Statement) -> Sequence[Link]:
    matches = scorer.matches(statement)
    if not matches or matches[0].strength < _least(matches[0]):
        return ()
    best = matches[0].strength
    near = [match for match in matches if match.strength >= _NEAR * best]
    position = statement.position
    source = Side(None, position.text, position.cite, position.number, position.path)
    return [
        Link(
            source,
            Side(match.subject.code, match.subject.name, match.subject.cite),
            match.strength / (match.strength + LEAST),
            _relation(match),
            _reasons(match),
        )
        for match in near[:_MOST]
    ]


def _least(match: Match) -> float:
    """Return the strength that is asked for: more where words alone, and no topic, are shared."""
    return LEAST if any(shared.topic for shared in match.shared) else _WORDS_ALONE * LEAST


def _relation(match: Match) -> Relation:
    return "same_subject" if match.strength >= SQUARELY else "related"


def _reasons(match: Match) -> tuple[Reason, ...]:
    least = _TELLING * match.shared[0].gain
    return tuple(_reason(shared) for shared in match.shared[:_REASONS] if shared.gain >= least)


def _reason(shared: Shared) -> Reason:
    return Reason(
        shared.label,
        shared.here.text.cite(shared.here.start, shared.here.end),
        shared.there.text.cite(shared.there.start, shared.there.end),
        "term" if shared.topic is None else "topic",
    )
