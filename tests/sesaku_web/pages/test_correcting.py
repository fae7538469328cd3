"""The form of corrections: a value is corrected, filled or confirmed, with place and reason."""

import csv
import io

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.pages.contents import contents_of
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.models import Correction
from tests.sesaku_web.factories import actor, document
from tests.sesaku_web.pages.asking import browser, form, page, root, words

pytestmark = pytest.mark.django_db

VALUE = "years/2020/result/value"


def given(**more: object) -> dict[str, object]:
    return {"kind": "correct", "value": "31,900", "reason": "再集計による", **more}


def test_a_value_is_corrected_and_shown_beside_what_was_read() -> None:
    held, client = document(), browser()
    response = client.post(form(held, "1-2", VALUE), given())
    assert response.headers["Location"] == f"{root(held)}indicators/1-2"
    made = Correction.objects.get()
    assert (made.value, made.kind, made.reason) == (31900, "correct", "再集計による")
    assert made.quote == "31,870 人"
    html = page(client, f"{root(held)}indicators/1-2")
    assert "31,870人" in words(html)
    assert "<ins>31900</ins>" in html
    assert "再集計による" in html


def test_the_form_shows_what_was_read() -> None:
    held = document()
    said = words(page(browser(), form(held, "1-2", VALUE)))
    assert "測定指標1-2年度別2020年度実績値" in said
    assert "31870" in said


def test_a_quote_is_found_in_the_original() -> None:
    held, client = document(), browser()
    client.post(form(held, "1-2", VALUE), given(quote="測定指標１－２について、参加者が増えた"))
    text = contents_of(held.reading).text
    ((start, end),) = Correction.objects.get().cite
    assert "".join(text[start:end].split()) == "測定指標１－２について、参加者が増えた"


def test_a_quote_that_stands_twice_is_asked_about() -> None:
    held, client = document(), browser()
    response = client.post(form(held, "1-2", VALUE), given(quote="離島"))
    html = response.content.decode()
    assert response.status_code == 200
    assert Correction.objects.count() == 0
    assert html.count('type="radio" name="at"') > 1
    place = html.split('type="radio" name="at" value="')[2].partition('"')[0]
    client.post(form(held, "1-2", VALUE), given(quote="離島", at=place))
    ((start, end),) = Correction.objects.get().cite
    assert f"{start}-{end}" == place


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": "たくさん"}, "数ではありません"),
        ({"reason": ""}, "理由"),
        ({"quote": "どこにもない文字列"}, "本文にありません"),
        ({"at": "5-3"}, "ありません"),
        ({"kind": "fill"}, "既に値があります"),
        ({"kind": "nonsense"}, "種類"),
    ],
)
def test_what_does_not_fit_is_explained_and_kept_in_the_form(
    wrong: dict[str, str], said: str
) -> None:
    held, client = document(), browser()
    response = client.post(form(held, "1-2", VALUE), given(**wrong))
    html = response.content.decode()
    assert response.status_code == 400
    assert said in html
    assert Correction.objects.count() == 0


def test_a_value_is_confirmed() -> None:
    held, client = document(), browser()
    client.post(form(held, "1-2", VALUE), given(kind="confirm", value=""))
    assert Correction.objects.get().value == 31870
    html = page(client, f"{root(held)}indicators/1-2")
    assert "<ins>" not in html
    assert "確認" in html


def test_a_missing_value_is_filled() -> None:
    held, client = document(), browser()
    empty = next(
        key
        for key, value in contents_of(held.reading).values.items()
        if value.value is None and key[1].endswith("midterm_goal/term")
    )
    client.post(form(held, *empty), given(kind="fill", value="2025"))
    assert Correction.objects.get().value == "2025"


def test_a_reader_may_not_correct() -> None:
    held = document()
    response = browser(Role.READER).post(form(held, "1-2", VALUE), given())
    assert response.status_code == 403
    assert Correction.objects.count() == 0


def test_one_chooses_the_value_first() -> None:
    held, client = document(), browser()
    assert "測定指標1-2" in words(page(client, f"{root(held)}correct?at=3-9"))
    html = page(client, f"{root(held)}correct?subject=1-2&at=3-9")
    assert "path=years/2020/result/value&amp;at=3-9" in html.replace("%2F", "/")
    page(client, f"{root(held)}correct?subject=9-9", status=404)


def test_corrections_are_listed_and_withdrawn_with_a_reason() -> None:
    held, client = document(), browser()
    client.post(form(held, "1-2", VALUE), given())
    made = Correction.objects.get()
    assert "再集計による" in page(client, "/corrections/")
    address = f"/corrections/{made.pk}/withdraw"
    assert client.post(address, {"reason": ""}).status_code == 400
    assert client.post(address, {"reason": "思い違い"}).status_code == 302
    assert "再集計による" not in page(client, "/corrections/")
    assert "再集計による" in page(client, "/corrections/?state=withdrawn")
    assert client.post("/corrections/999999/withdraw", {"reason": "x"}).status_code == 404


def test_a_place_of_hostile_form_is_refused() -> None:
    held = document()
    assert page(browser(), f"{form(held, '1-2', VALUE)}&at=<script>", status=400)


def test_who_acts_is_the_person() -> None:
    held, client = document(), browser()
    client.post(form(held, "1-2", VALUE), given())
    assert Correction.objects.get().made_by_id == int(client.session["_auth_user_id"])
    assert actor().user.pk != Correction.objects.get().made_by_id


def test_corrections_are_downloaded() -> None:
    held = document()
    correct_value(actor(), held, Claim("1-2", "years/2020/result/value", "correct", "再集計", 5))
    response = browser().get("/corrections/?table=corrections&as=csv")
    _heads, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row[5:8] == ["31870", "5", "再集計"]
    assert row[-1].startswith(f"{root(held)}view?at=")
