"""What a means and a project are known by, whatever run finds them: their names."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from sesaku.linking.money.matching import MoneyLink
from sesaku.linking.money.names import ProjectName
from sesaku.linking.money.series import ProjectSeries, Sheet
from sesaku.text.width import squeeze

_LENGTH = 16


def means_key(name: str) -> str:
    """Return the key of a means: its name."""
    return _digest(squeeze(name).lower())


def project_keys(links: Sequence[MoneyLink]) -> list[list[str]]:
    """Return the keys of the projects of one means, by ministry and each name it bore.

    Where two projects of the means share their first key, the numbers of their sheets tell them
    apart.
    """
    return series_keys([(link.series, link.sheet) for link in links])


def series_keys(projects: Sequence[tuple[ProjectSeries, Sheet]]) -> list[list[str]]:
    """Return the keys of projects, each with the sheet whose number tells it from its like."""
    found = [
        [_digest(series.ministry or "", *_told(name)) for name in series.names]
        for series, _sheet in projects
    ]
    shared = Counter(keys[0] for keys in found)
    return [
        [_digest(keys[0], sheet.project.full_number or str(sheet.place))]
        if shared[keys[0]] > 1
        else list(dict.fromkeys(keys))
        for (_series, sheet), keys in zip(projects, found, strict=True)
    ]


def _told(name: ProjectName) -> tuple[str, ...]:
    return (name.bare, *sorted(name.qualifiers), *sorted(name.abbreviations))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(map(squeeze, parts)).encode()).hexdigest()[:_LENGTH]
