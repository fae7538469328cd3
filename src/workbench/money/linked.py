"""The means of a run with their projects, and what people said of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sesaku_web.exceptions import NotFoundError
from workbench.money.actions.judge_link import Pair
from workbench.money.models import LinkJudgement, MoneyRun
from workbench.money.running import COUNTED, judgements, state_of


@dataclass(frozen=True, slots=True)
class Linked:
    """A means and a project that it is, or may be.

    Attributes:
        data: the link, as a run holds it.
        state: certain, likely, candidate, confirmed, rejected, not_chosen.
        judgement: what a person said, or None.
    """

    data: Mapping[str, Any]
    state: str
    judgement: LinkJudgement | None

    @property
    def counted(self) -> bool:
        """Whether its money is in the sums."""
        return self.state in COUNTED

    @property
    def project(self) -> Mapping[str, Any]:
        """The project."""
        found: Mapping[str, Any] = self.data["project"]
        return found

    @property
    def key(self) -> str:
        """What the project is known by."""
        return str(self.data["_projects"][0])


@dataclass(frozen=True, slots=True)
class MeansWithLinks:
    """A means with its links, the surest first."""

    data: Mapping[str, Any]
    links: Sequence[Linked]

    @property
    def key(self) -> str:
        """What it is known by."""
        return str(self.data["_key"])

    def pair(self, project: str) -> Pair:
        """Return the means and one of its projects, to be judged.

        Raises:
            NotFoundError: no project of the means has that key.
        """
        link = next((one for one in self.links if one.key == project), None)
        if link is None:
            raise NotFoundError("その事業は、この達成手段の候補にありません。")
        keys = tuple(link.data["_projects"])
        named = str(link.project["name"] or "")
        return Pair(self.key, keys, self.data["name"], named, link.project["ministry"] or "")


def means_with_links(
    run: MoneyRun, said: Mapping[str, Sequence[LinkJudgement]] | None = None
) -> list[MeansWithLinks]:
    """Return the means of a run, in the order of the report."""
    held = judgements(run) if said is None else said
    links: dict[str, list[Linked]] = defaultdict(list)
    for link in run.content["links"]:
        links[link["_key"]].append(Linked(link, *state_of(link, held.get(link["_key"], ()))))
    return [MeansWithLinks(one, links.get(one["_key"], [])) for one in run.content["means"]]


def one_means(run: MoneyRun, key: str) -> MeansWithLinks:
    """Return one means of a run.

    Raises:
        NotFoundError: the run has none of that key.
    """
    found = next((one for one in means_with_links(run) if one.key == key), None)
    if found is None:
        raise NotFoundError(f"達成手段 {key[:40]} はこの文書にありません。")
    return found
