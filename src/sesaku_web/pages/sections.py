"""The pages that applications have about a document: each application says which."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sesaku_web.sources.models import StoredReading


class Section(NamedTuple):
    """A page about a document: its name, its address, and how many things it shows."""

    label: str
    href: str
    number: int | None = None


Offer: TypeAlias = Callable[[StoredReading], list[Section]]

_OFFERS: list[Offer] = []


def offer_sections(offer: Offer) -> None:
    """Say which pages an application has about a reading."""
    _OFFERS.append(offer)


def sections_of(reading: StoredReading) -> list[Section]:
    """Return the pages about a document, in the order of the applications."""
    return [section for offer in _OFFERS for section in offer(reading)]
