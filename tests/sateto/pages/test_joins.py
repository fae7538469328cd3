"""The page of joins: proposals are judged, what stands is taken back, each with a reason."""

import pytest

from sateto.records.joining.likeness import CERTAIN, LIKELY, likeness
from sateto.records.joining.seeking import seek_doubles
from sateto.records.models import Join, ResearchRecord
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Role
from tests.sateto.fiction import project
from tests.sateto.storing import store
from tests.sesaku_web.pages.asking import browser, page, words

TITLE = "離島の潮位を漁船で測る方法の研究"
NEAR = "離島の潮位を漁船で計る方法の研究"


def test_institutions_speak_for_it_and_another_number_against() -> None:
    one = project("30K90001")
    near = likeness(one, project("30K90009", NEAR))
    assert LIKELY <= near.score < CERTAIN
    assert "機関の一致 1.00" in near.reasons
    assert "番号が異なる" in near.reasons
    elsewhere = likeness(one, project("30K90009", NEAR, institution="沖津工業大学"))
    assert elsewhere.score < near.score


@pytest.mark.django_db
def test_near_equal_titles_of_one_person_are_proposed_judged_and_taken_back() -> None:
    first, second, _ = store(
        project("30K90001", TITLE), project("30K90002", NEAR), project("30K90003", "鯨の歌の記録")
    )
    assert seek_doubles(Actor.local()).proposed == 1
    client = browser(Role.EDITOR)
    said = words(page(client, "/research/joins/"))
    assert TITLE in said
    assert NEAR in said
    assert "研究者の一致1.00" in said
    made = Join.objects.get()
    place = f"/research/joins/{made.pk}"
    client.post(place, {"what": "join", "reason": ""})
    assert not ResearchRecord.objects.exclude(joined_to=None).exists(), "a person gives a reason"
    client.post(place, {"what": "join", "reason": "報告書の番号が同じ"})
    assert ResearchRecord.objects.get(pk=second).joined_to_id == first
    standing = Join.objects.get(state="standing")
    assert standing.evidence == made.evidence
    assert "報告書の番号が同じ" in words(page(client, "/research/joins/?state=standing"))
    client.post(f"/research/joins/{standing.pk}", {"what": "split", "reason": "別の年の課題"})
    assert ResearchRecord.objects.present().count() == 3
    assert seek_doubles(Actor.local()).proposed == 0


@pytest.mark.django_db
def test_a_record_is_joined_by_hand_from_its_page() -> None:
    first, second = store(project("30K90001", TITLE), project("30K90002", "鯨の歌の記録"))
    client = browser(Role.EDITOR)
    client.post(f"/research/{first}/join", {"double": f"/research/{second}/", "reason": "同じ契約"})
    answer = client.get(f"/research/{second}/")
    assert answer.headers["Location"] == f"/research/{first}/"


@pytest.mark.django_db
def test_readers_see_joins_and_judge_none() -> None:
    first, second = store(project("30K90001", TITLE), project("30K90002", NEAR))
    seek_doubles(Actor.local())
    client = browser(Role.READER)
    assert '<form method="post" action="/research/joins/' not in page(client, "/research/joins/")
    assert client.post(f"/research/{first}/join", {"double": second}).status_code == 403
    assert client.post(f"/research/joins/{Join.objects.get().pk}").status_code == 403
