"""Groups, needs and assessments for tests; all of it our own fiction."""

from dataclasses import dataclass
from itertools import count

from sateto.needs.actions.assess import start_assessment
from sateto.needs.actions.change_group import set_member, start_group
from sateto.needs.actions.keep_need import enter_need
from sateto.needs.models import Assessment, Group, StoredNeed
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.factories import actor

TEXT = "島の灯台の電池を、替えずに長く使いたい。"
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Team:
    """A group with its lead and a member, and somebody who is not of it."""

    group: Group
    lead: Actor
    member: Actor
    stranger: Actor


def team() -> Team:
    """Make a group of two, and a stranger with every permission."""
    lead, member = actor(Role.EDITOR), actor(Role.READER)
    group = start_group(lead, f"灯台の電源を考える会 {next(_NUMBERS)}")
    set_member(lead, group, member.user.username)
    return Team(group, lead, member, actor(Role.ADMINISTRATOR))


def need(by: Actor, group: Group | None = None, text: str = TEXT) -> StoredNeed:
    """Enter a need."""
    return enter_need(by, StoredNeed.Kind.OFFICE, text, group=group)


def assessment(of: Team, route: str = "other") -> Assessment:
    """Take a result up for a need of the group."""
    return start_assessment(
        of.member,
        need(of.lead, of.group),
        of.group,
        key="kaken:KAKENHI-PROJECT-99Z00001",
        title="潮の満ち引きで動く小さな電源",
        route=route,
    )
