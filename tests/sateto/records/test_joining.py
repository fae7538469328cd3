"""Doubles: joined by identifiers, then by likeness; taken back for good."""

import pytest

from sateto.finding.keeping import research_search
from sateto.finding.search import Asked
from sateto.records.actions.join_records import (
    Statement,
    join_records,
    reject_join,
    split_records,
)
from sateto.records.joining.likeness import CERTAIN, LIKELY, likeness
from sateto.records.joining.seeking import seek_doubles
from sateto.records.models import Join, ResearchRecord
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from tests.sateto.awards import award, document
from tests.sateto.fiction import project
from tests.sateto.records.repository import Repository
from tests.sateto.stored import imported, stored

MEMBER = (
    '<member sequence="1" role="principal_investigator"><personalName><fullName>岬 汐里'
    "</fullName></personalName></member><periodOfAward><startFiscalYear>2030</startFiscalYear>"
    "<endFiscalYear>2032</endFiscalYear></periodOfAward>"
)


def test_an_identifier_makes_it_certain_unless_the_titles_differ() -> None:
    same = likeness(project(), project(title="離島の潮位を漁船で測る方法の研究 "))
    assert (same.score, same.same_identifier) == (1.0, True)
    other = likeness(project(), project(title="まったく別の鯨の歌について", outputs=()))
    assert other.score == LIKELY
    assert any("題名が異なる" in reason for reason in other.reasons)


def test_titles_people_and_years_speak_for_it() -> None:
    one, other = project("30K90001"), project("30K90009")
    found = likeness(one, other)
    assert found.score >= CERTAIN
    assert not found.same_identifier
    assert any(reason.startswith("研究者の一致") for reason in found.reasons)
    apart = likeness(one, project("30K90009", "漁船の燃料の研究", person="浜 航", year=2040))
    assert apart.score < LIKELY


@pytest.mark.django_db
def test_seeking_joins_and_splitting_holds() -> None:
    imported(document(award("30K00001", "潮位の研究", MEMBER)))
    imported(document(award("30K00002", "潮位の研究", MEMBER)))
    imported(document(award("30K00003", "鯨の歌の研究", MEMBER)))
    counts = seek_doubles(Actor.local())
    assert (counts.joined, counts.proposed) == (1, 0)
    join = Join.objects.get()
    assert join.by == Join.By.EVIDENCE
    assert len(research_search()(Asked("潮位")).hits) == 1
    split_records(Actor.local(), join, "年度の異なる別の課題")
    assert len(research_search()(Asked("潮位")).hits) == 2
    assert seek_doubles(Actor.local()).joined == 0, "what a person split stays split"


@pytest.mark.django_db
def test_a_person_joins_with_a_reason() -> None:
    one, other = stored("30K00001", "甲"), stored("30K00002", "乙")
    with pytest.raises(ConditionError, match="理由"):
        join_records(Actor.local(), one, other, Statement())
    join_records(Actor.local(), one, other, Statement(reason="報告書で同じ課題とされている"))
    assert ResearchRecord.objects.present().get() == one
    with pytest.raises(ConditionError):
        join_records(Actor.local(), one, other, Statement(reason="再び"))


@pytest.mark.django_db
def test_a_decision_stays_when_the_records_come_again() -> None:
    for number in ("30K00001", "30K00002"):
        imported(document(award(number, "潮位の研究", MEMBER)))
    seek_doubles(Actor.local())
    split_records(Actor.local(), Join.objects.get(), "年度の異なる別の課題")
    for number in ("30K00001", "30K00002"):
        imported(document(award(number, "潮位の研究（改訂）", MEMBER)))
    assert seek_doubles(Actor.local()).joined == 0
    assert len(research_search()(Asked("改訂")).hits) == 2
    one, other = ResearchRecord.objects.order_by("pk")
    join_records(Actor.local(), one, other, Statement(reason="やはり同じ"))
    imported(document(award("30K00002", "潮位の研究（再改訂）", MEMBER)))
    assert ResearchRecord.objects.present().get() == one
    assert len(research_search()(Asked("潮位")).hits) == 1


def harvested(number: int, title: str | None, at: str) -> None:
    """Import a record of a repository, or its deletion."""
    repository = Repository(time=at)
    repository.put(number, title)
    imported(repository.answer({"verb": "ListRecords"}), name="answer.xml")


@pytest.mark.django_db
def test_a_double_is_shown_where_the_other_was_withdrawn() -> None:
    harvested(1, "潮位の研究", "2033-05-01T00:00:00Z")
    harvested(2, "潮位の観測", "2033-05-02T00:00:00Z")
    kept, double = ResearchRecord.objects.order_by("pk")
    join_records(Actor.local(), kept, double, Statement(reason="同じ成果"))
    assert [hit.key for hit in research_search()(Asked("潮位")).hits] == [kept.pk]
    harvested(1, None, "2033-05-03T00:00:00Z")
    assert [hit.key for hit in research_search()(Asked("潮位")).hits] == [double.pk]
    harvested(2, "潮位の観測の改訂", "2033-05-04T00:00:00Z")
    assert research_search()(Asked("改訂")).total == 1
    harvested(1, "潮位の研究の再開", "2033-05-05T00:00:00Z")
    assert [hit.key for hit in research_search()(Asked("潮位")).hits] == [kept.pk]


@pytest.mark.django_db
def test_what_is_only_likely_is_proposed_and_can_be_rejected() -> None:
    for number in ("30K00001", "30K00002"):
        imported(document(award(number, "潮位の研究")))
    counts = seek_doubles(Actor.local())
    assert (counts.joined, counts.proposed) == (0, 1)
    reject_join(Actor.local(), Join.objects.get(), "別の年の課題")
    assert seek_doubles(Actor.local()).proposed == 0
