"""How alike two texts are, by what they say of their subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from sesaku.linking.cited import Cited
from sesaku.linking.links import Reason
from sesaku.linking.terms import Piece, Spread, own_run, pieces


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share.

    Attributes:
        pieces: the common stretches.
        first: the share of the first text's weight that stands in them, 0 to 1.
        second: the same of the second text.
        mass: the weight shared, about the number of characters of the subject's own words.
    """

    pieces: tuple[Piece, ...]
    first: float
    second: float
    mass: float

    @property
    def both(self) -> float:
        """Return the harmonic mean of the two shares."""
        total = self.first + self.second
        return 2 * self.first * self.second / total if total else 0.0


def likeness(first: Cited, second: Cited, spread: Spread) -> Likeness:
    """Return what two texts share, weighed by how far each word is spread."""
    common = tuple(pieces(first.plain, second.plain))
    one, two = spread.weights(first.plain), spread.weights(second.plain)
    mine = _inside(one, [(piece.first, piece.size) for piece in common])
    theirs = _inside(two, [(piece.second, piece.size) for piece in common])
    return Likeness(common, _share(mine, one), _share(theirs, two), mine)


def reasons(
    first: Cited, second: Cited, common: tuple[Piece, ...], spread: Spread, *, most: int = 6
) -> tuple[Reason, ...]:
    """Return the pieces that speak for a link, strongest first, with their places in both."""
    weighed = [
        (spread.says(first.plain[piece.first : piece.first + piece.size]), piece)
        for piece in common
    ]
    telling = sorted((pair for pair in weighed if pair[0] > 0), key=lambda pair: -pair[0])
    return tuple(
        Reason(
            first.shown[piece.first : piece.first + piece.size],
            first.cite(piece.first, piece.first + piece.size),
            second.cite(piece.second, piece.second + piece.size),
        )
        for _, piece in telling[:most]
    )


def distinctive(term: str, spread: Spread) -> bool:
    """Whether a term says of its own what is spoken of: not general, and not of most sections."""
    return own_run(term) > 1 and spread.weight(term) >= _DISTINCT


_DISTINCT = 0.35


def _inside(weights: Sequence[float], stretches: list[tuple[int, int]]) -> float:
    covered = {at for start, size in stretches for at in range(start, start + size)}
    return sum(weights[at] for at in covered)


def _share(part: float, weights: Sequence[float]) -> float:
    whole = sum(weights)
    return part / whole if whole else 0.0
