"""Islands for programs."""

import pytest

from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.api.asking import Program

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["islands?q=%00", "islands?prefecture=k%00", "islands/a%00b"])
def test_what_no_database_takes_is_refused(address: str) -> None:
    response = Program(Role.READER).get(address)
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")


def test_a_prefecture_is_listed() -> None:
    found = Program(Role.READER).get("islands?prefecture=沖縄県").json()
    assert found
    assert {one["prefecture"] for one in found} == {"沖縄県"}
