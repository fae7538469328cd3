"""Projects that people name for a means where the program finds none, or another.

They stand in a run beside what the program found, each for as long as a judgement stands for it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from sesaku.linking.money.matching import link_by_hand
from sesaku.linking.money.means import means_of
from sesaku.linking.money.series import ProjectSeries, Sheet, series_of
from sesaku.text.width import squeeze
from sesaku_web.exceptions import NotFoundError
from workbench.money.actions.judge_link import Pair
from workbench.money.identity import means_key, series_keys
from workbench.money.models import LinkJudgement, MoneyRun
from workbench.money.running import links_as_held, report_of, rows_of
from workbench.money.sheets import outlined, sheets, told

_SHOWN = 20
_VERDICTS = LinkJudgement.Verdict
_FOR = (_VERDICTS.ADD, _VERDICTS.CONFIRM, _VERDICTS.CHOOSE)


class Projects:
    """The projects of all sheets that the library holds, by their outlines."""

    def __init__(self) -> None:
        """Read the outlines, and join those of one project."""
        held = outlined({})
        self.rows = rows_of(held)
        self._series = series_of(sheet for _, sheet in held)
        latest = [(one, one.latest) for one in self._series]
        self._keys = series_keys(latest)

    def by_key(self, key: str) -> ProjectSeries | None:
        """Return the project that a judgement knows by a key."""
        pairs = zip(self._series, self._keys, strict=True)
        return next((one for one, keys in pairs if key in keys), None)

    def at(self, address: str) -> tuple[ProjectSeries, tuple[str, ...]]:
        """Return the project of a sheet, and its keys.

        Args:
            address: the document and the sheet in it, e.g. ``30193dda859c/project:1``.

        Raises:
            NotFoundError: there is no such sheet.
        """
        for one, keys in zip(self._series, self._keys, strict=True):
            if any(address_of(sheet) == address for sheet in one.sheets):
                return one, tuple(keys)
        raise NotFoundError(f"レビューシート「{address[:60]}」は保管庫にありません。")

    def named(self, words: str) -> list[ProjectSeries]:
        """Return the projects whose name, number or ministry holds all words, by their names."""
        wanted = [squeeze(word).lower() for word in words.split()]
        found = [one for one in self._series if wanted and _holds(one, wanted)]
        return sorted(found, key=lambda one: (one.name, one.ministry or ""))[:_SHOWN]


def address_of(sheet: Sheet) -> str:
    """Return where a sheet is: the document and its number there."""
    return f"{sheet.sha256[:12]}/project:{sheet.place + 1}"


def pair_to_add(means: Mapping[str, Any], address: str) -> Pair:
    """Return a means and the project of a sheet, to be added.

    Args:
        means: the means, as a run holds it.
        address: the sheet, as ``Projects.at`` takes it.

    Raises:
        NotFoundError: there is no such sheet.
    """
    series, keys = Projects().at(address)
    return Pair(means["_key"], keys, means["name"], series.name, series.ministry or "")


def with_added(run: MoneyRun) -> MoneyRun:
    """Return a run in which the projects stand that people named, and no others."""
    of_run = [one["_key"] for one in run.content["means"]]
    said = LinkJudgement.objects.standing().filter(verdict__in=_FOR, means__in=of_run)
    wanted = {(one.means, one.project) for one in said}
    links = [one for one in run.content["links"] if not one.get("_added") or _is(one, wanted)]
    gone = [tuple(pair) for pair in run.content.get("_gone", ())]
    missing = [
        pair for pair in sorted(wanted - set(gone)) if not any(_is(one, {pair}) for one in links)
    ]
    if not missing and len(links) == len(run.content["links"]):
        return run
    made, gone_now = _made(run, missing) if missing else ([], [])
    with transaction.atomic():
        held = MoneyRun.objects.select_for_update().get(pk=run.pk)
        held.content = {**held.content, "links": [*links, *made], "_gone": [*gone, *gone_now]}
        held.save(update_fields=("content",))
    return held


def _made(
    run: MoneyRun, missing: Iterable[tuple[str, str]]
) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return the links to what people named, and what the library holds no sheet of."""
    projects = Projects()
    report = report_of(run.reading)
    by_key = {means_key(one.name.printed): one for one in means_of(report)}
    made: list[dict[str, Any]] = []
    gone = []
    for means, project in missing:
        outline = projects.by_key(project)
        if outline is None:
            gone.append((means, project))
            continue
        numbers = [projects.rows[sheet.sha256, sheet.place] for sheet in outline.sheets]
        whole = dict(sheets(numbers))
        series = ProjectSeries(tuple(whole[number] for number in numbers))
        link = link_by_hand(report, by_key[means], series)
        made += [
            {**one, "_projects": [project], "_added": True}
            for one in links_as_held(means, [link], projects.rows)
        ]
    return made, gone


def _is(link: Mapping[str, Any], wanted: set[tuple[str, str]]) -> bool:
    return any((link["_key"], project) in wanted for project in link["_projects"])


def _holds(series: ProjectSeries, wanted: Iterable[str]) -> bool:
    sheets_words = [
        f"{sheet.project.name} {sheet.project.full_number} {sheet.project.ministry}"
        for sheet in series.sheets
    ]
    said = squeeze(" ".join(sheets_words)).lower()
    return all(word in said for word in wanted)


def choices(words: str, held: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the projects that a search finds, to choose from, without those linked already.

    Args:
        words: the search.
        held: the links that the means has.
    """
    if not words.strip():
        return []
    linked = {(link["project"]["document"], link["project"]["name"]) for link in held}
    return [
        {
            "address": address_of(one.latest),
            "name": "".join(one.name.split("\n")),
            "ministry": one.ministry or "",
            "number": one.latest.project.full_number or "",
            "years": "・".join(str(sheet.project.fiscal_year or "") for sheet in one.sheets),
            "document": told(one.latest.document)[0],
        }
        for one in Projects().named(words)
        if not any((sheet.document, sheet.project.name) in linked for sheet in one.sheets)
    ]
