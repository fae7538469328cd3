"""An office's own Word template on a page of the cycle: filled, or told what is wrong with it."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sesaku_web.accounts.permissions import Role
from tests.exports.own_template.test_filling import GOOD, template
from tests.sesaku_web.pages.asking import browser, page, words
from tests.workbench.cycle.people import Staffed, staffed
from tests.workbench.desk.asking import seated
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db


def send(client: Client, staff: Staffed, data: bytes) -> tuple[int, bytes]:
    file = SimpleUploadedFile("form.docx", data)
    response = client.post(f"/cycle/{staff.cycle.pk}/own-form", {"template": file})
    return response.status_code, response.content


def test_a_template_comes_back_filled_with_the_cycle() -> None:
    staff = staffed(period=None)
    client = seated(staff[CycleRole.AUDITOR])
    status, data = send(client, staff, template(*GOOD))
    assert status == 200
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    assert "豊かな海の保全と離島のくらし" in said
    assert "１－１ 海岸漂着物の回収と発生抑制" in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ measure.colour }}", "measure.colour"),
        ("{%p for field in fields %}", "endfor"),
        ("{%p for field in fields %}" * 6, "深すぎます"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(line: str, told: str) -> None:
    staff = staffed(period=None)
    status, html = send(seated(staff[CycleRole.OFFICER]), staff, template("見出し", line))
    assert status == 400
    assert told in html.decode()
    assert "2 番目の段落" in html.decode()


def test_no_file_and_no_word_document_are_told() -> None:
    staff = staffed(period=None)
    client = seated(staff[CycleRole.OFFICER])
    where = f"/cycle/{staff.cycle.pk}/own-form"
    assert client.post(where).status_code == 400
    assert send(client, staff, b"<script>")[0] == 400
    assert "measure.name" in words(page(client, where))
    assert "差し込み" in client.get(f"{where}?table=placeholders&as=csv").content.decode(
        "utf-8-sig"
    )


def test_it_is_for_those_who_take_part() -> None:
    staff = staffed(period=None)
    assert send(browser(Role.READER), staff, template(*GOOD))[0] == 404
