"""The work on an assessment: states, the flag, the check, notes, files, who belongs to a group."""

import io
import zipfile

import pytest

from sateto.needs.actions.assess import move_assessment, start_assessment
from sateto.needs.actions.change_group import remove_member, set_member, start_group
from sateto.needs.actions.judge_technology import judge_technology, record_export_check
from sateto.needs.actions.keep_need import Cited, enter_need, withdraw_need
from sateto.needs.actions.work_on import add_note, assign, attach, detach
from sateto.needs.models import Assessment, StoredNeed
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, NotFoundError, PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.files import load
from tests.sateto.needs.making import Team, assessment, need, team
from tests.sesaku_web.factories import actor, document

pytestmark = pytest.mark.django_db


def now(one: Assessment) -> int:
    one.refresh_from_db()
    return one.version


def studied(of: Team) -> Assessment:
    one = assessment(of)
    assign(of.member, one, of.member.user, version=now(one))
    return move_assessment(of.member, one, "study", version=now(one))


def test_the_whole_way() -> None:
    of = team()
    one = studied(of)
    judge_technology(of.member, one, sensitive=True, reason="推進に使える", version=now(one))
    with pytest.raises(ConditionError, match="輸出管理"):
        move_assessment(of.member, one, "contact", reason="話を聞く", version=now(one))
    record_export_check(of.member, one, "asked", note="管理部門に依頼", version=now(one))
    move_assessment(of.member, one, "contact", reason="話を聞く", version=now(one))
    record_export_check(of.member, one, "answered", note="許可は要らない", version=now(one))
    with pytest.raises(PermissionRefusedError):
        move_assessment(of.member, one, "decide", reason="よい", outcome="adopt", version=now(one))
    move_assessment(of.lead, one, "decide", reason="よい", outcome="adopt", version=now(one))
    one.refresh_from_db()
    assert (one.state, one.outcome) == ("decided", "adopt")
    assert [step.target for step in one.steps.all()] == ["study", "contact", "decided"]
    verify()


def test_contact_waits_for_a_person_s_word_on_the_technology() -> None:
    of = team()
    one = studied(of)
    with pytest.raises(ConditionError, match="機微技術"):
        move_assessment(of.member, one, "contact", reason="話を聞く", version=now(one))
    assert one.sensitive is None


def test_after_contact_the_flag_is_not_lowered() -> None:
    of = team()
    one = studied(of)
    judge_technology(of.member, one, sensitive=False, reason="公知", version=now(one))
    move_assessment(of.member, one, "contact", reason="話を聞く", version=now(one))
    with pytest.raises(ConditionError):
        judge_technology(of.member, one, sensitive=False, reason="公知", version=now(one))
    judge_technology(of.member, one, sensitive=True, reason="用途が分かった", version=now(one))


def test_nobody_overwrites_what_they_have_not_seen() -> None:
    of = team()
    one = assessment(of)
    seen = one.version
    assign(of.member, one, of.member.user, version=seen)
    with pytest.raises(ConditionError, match="ほかの人が先に"):
        assign(of.lead, one, None, version=seen)
    assert Assessment.objects.get(pk=one.pk).assigned_to == of.member.user


def test_an_answer_needs_a_request() -> None:
    of = team()
    one = assessment(of)
    with pytest.raises(ConditionError, match="依頼"):
        record_export_check(of.member, one, "answered", note="可", version=now(one))


def test_the_same_result_is_assessed_once() -> None:
    of = team()
    one = assessment(of)
    again = {"key": one.record_key, "title": one.record_title}
    with pytest.raises(ConditionError, match="既に"):
        start_assessment(of.lead, one.need, of.group, route="other", **again)
    start_assessment(of.lead, one.need, of.group, route="defence", **again)


def test_only_members_are_put_in_charge() -> None:
    of = team()
    one = assessment(of)
    with pytest.raises(ConditionError, match="担当者"):
        assign(of.lead, one, of.stranger.user, version=now(one))


def test_who_leaves_is_in_charge_no_more() -> None:
    of = team()
    one = studied(of)
    remove_member(of.lead, of.group, of.member.user)
    one.refresh_from_db()
    assert one.assigned_to is None
    with pytest.raises(NotFoundError):
        add_note(of.member, one, "まだ書ける")


def test_a_group_is_always_led() -> None:
    of = team()
    with pytest.raises(ConditionError, match="責任者"):
        remove_member(of.lead, of.group, of.lead.user)
    with pytest.raises(ConditionError, match="責任者"):
        set_member(of.lead, of.group, of.lead.user.username)
    with pytest.raises(PermissionRefusedError):
        set_member(of.member, of.group, of.stranger.user.username)


def test_readers_start_no_groups() -> None:
    with pytest.raises(PermissionRefusedError):
        start_group(actor(Role.CONTRIBUTOR), "会")


def test_notes_are_kept() -> None:
    of = team()
    one = assessment(of)
    add_note(of.member, one, " 先方に論文を求める ")
    assert [note.text for note in one.notes.all()] == ["先方に論文を求める"]
    with pytest.raises(ConditionError):
        add_note(of.member, one, "  ")


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("報告.pdf", b"%PDF-1.7 ...", "報告.pdf"),
        ("../../etc/図.exe", b"\x89PNG\r\n\x1a\n...", "図.png"),
        ("C:\\表\\表.xls", office("[Content_Types].xml", "xl/workbook.xml"), "表.xlsx"),
        ("memo", "島の電池について".encode("cp932"), "memo.txt"),
        ("a<b>.html", b"%PDF-1.4", "ab.pdf"),
        (".pdf", b"%PDF-1.4", "pdf.pdf"),
    ],
)
def test_files_are_what_their_content_says(name: str, data: bytes, kept: str) -> None:
    of = team()
    made = attach(of.member, assessment(of), name, data)
    assert made.name == kept
    assert load(made.sha256) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02",
        b"PK\x03\x04 broken",
        office("a.txt"),
        office("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
        b"text with \x07 a bell",
        b"%PDF-" + b"0" * (20 * 1024 * 1024),
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    of = team()
    one = assessment(of)
    with pytest.raises(ConditionError):
        attach(of.member, one, "file.pdf", data)
    assert not one.attachments.exists()


def test_a_file_taken_off_stays_in_the_history() -> None:
    of = team()
    made = attach(of.member, assessment(of), "a.pdf", b"%PDF-1.4")
    detach(of.member, made, reason="取り違え")
    with pytest.raises(ConditionError):
        detach(of.member, made, reason="取り違え")
    assert Entry.objects.filter(action="assessment.detach", reason="取り違え").exists()


def test_a_need_is_cited_from_a_document() -> None:
    paper = document()
    by = actor()
    made = enter_need(by, "evaluation", "", cited=Cited(paper.reading, [[10, 30]], "2-1"))
    assert made.document == paper
    assert made.cite == [[10, 30]]
    assert made.text
    with pytest.raises(ConditionError, match="位置"):
        enter_need(by, "evaluation", "", cited=Cited(paper.reading, [[10, 10**9]]))


@pytest.mark.parametrize(
    ("kind", "text"), [("office", " "), ("office", "あ" * 4001), ("x", "要る")]
)
def test_a_wrong_need_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ConditionError):
        enter_need(actor(), kind, text)
    assert not StoredNeed.objects.exists()


def test_a_need_is_withdrawn_by_whoever_entered_it() -> None:
    by = actor(Role.CONTRIBUTOR)
    made = need(by)
    with pytest.raises(PermissionRefusedError):
        withdraw_need(actor(Role.CONTRIBUTOR), made, reason="不要")
    withdraw_need(by, made, reason="不要")
    with pytest.raises(ConditionError):
        withdraw_need(by, made, reason="不要")
