"""How much came lately: from one place on the network, and from all together.

An address is kept only as a hash with a secret that changes every day and is then thrown away.
"""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from shimamoru.reports.models import Salt, Tally
from shimamoru.reports.sending.work import BASE_BITS, MOST_BITS

PROVEN_A_PLACE = 30
"""So many reports with work an hour from one place are nothing unusual: a school on a beach."""

UNPROVEN_A_PLACE = 5
UNPROVEN_IN_ALL = 60
MOST_A_PLACE = 600
"""Beyond this nothing is taken from there for the hour: the device keeps it and tries again."""

BUSY = 200
"""From so many an hour in all, work gets harder: twice for each doubling."""

_ALL = ""
_V4, _V6 = 24, 48


@dataclass(frozen=True, slots=True)
class Load:
    """What came within the hour, from the place and from all."""

    place_proven: int
    place_unproven: int
    all_proven: int
    all_unproven: int

    @property
    def from_place(self) -> int:
        """All that came from the place."""
        return self.place_proven + self.place_unproven


def place_of(address: str) -> str:
    """Return the place of an address on the network: a hash of its prefix, of today alone."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if found.version == 6 and found.ipv4_mapped is not None:  # noqa: PLR2004 - the version of IP
        found = found.ipv4_mapped
    length = _V4 if found.version == 4 else _V6  # noqa: PLR2004 - the same
    prefix = ipaddress.ip_network(f"{found}/{length}", strict=False)
    return hashlib.sha256(f"{_salt(timezone.localdate())}:{prefix}".encode()).hexdigest()[:32]


def load(place: str) -> Load:
    """Return what came within this hour."""
    rows = {
        each.place: each for each in Tally.objects.filter(hour=_hour(), place__in=(place, _ALL))
    }
    here, everywhere = rows.get(place, Tally()), rows.get(_ALL, Tally())
    return Load(here.proven, here.unproven, everywhere.proven, everywhere.unproven)


def count(place: str, *, proven: bool) -> None:
    """Count a report; call it within the transaction that stores it."""
    column = "proven" if proven else "unproven"
    for each in (place, _ALL):
        rows = Tally.objects.filter(place=each, hour=_hour())
        if rows.update(**{column: F(column) + 1}):
            continue
        try:
            with transaction.atomic():
                Tally.objects.create(place=each, hour=_hour(), **{column: 1})
        except IntegrityError:  # another has just made it
            rows.update(**{column: F(column) + 1})


def bits_for(now: Load) -> int:
    """Return how hard the work is: harder where much comes, from the place or from all."""
    harder = max(_doublings(now.all_proven, BUSY), 2 * _doublings(now.from_place, PROVEN_A_PLACE))
    return min(MOST_BITS, BASE_BITS + harder)


def forget(now: datetime) -> int:
    """Throw away the secrets and tallies of earlier days; return how many rows went."""
    salts, _ = Salt.objects.filter(day__lt=timezone.localdate(now)).delete()
    tallies, _ = Tally.objects.filter(hour__lt=now - timedelta(days=1)).delete()
    return salts + tallies


def _doublings(count_: int, usual: int) -> int:
    return max(0, (count_ // usual).bit_length())


def _hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)


def _salt(day: date) -> str:
    found = Salt.objects.filter(day=day).first()
    if found is None:
        try:
            with transaction.atomic():
                found = Salt.objects.create(day=day, value=secrets.token_hex(32))
        except IntegrityError:  # another has just made it
            found = Salt.objects.get(day=day)
    return found.value
