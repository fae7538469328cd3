import json

import pytest
from django.db import OperationalError
from django.test import Client

from sesaku_web.accounts.permissions import Role
from sesaku_web.api import ROOT, door, service
from sesaku_web.api.problems import CHALLENGE, catalogue
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from tests.sesaku_web.api.asking import Program, held, stored
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db


def test_the_type_of_a_problem_is_an_address(client: Client) -> None:
    for code, kind in catalogue().items():
        answer = client.get(kind.type).json()
        assert answer == {"code": code, "status": kind.status, "title": kind.ja}
    held(client.get(f"{ROOT}problems/nothing"), "not-found")


def test_an_address_that_leads_nowhere() -> None:
    found = held(Program().get("nowhere/at/all"), "not-found")
    assert found["instance"] == f"{ROOT}nowhere/at/all"


def test_an_address_outside_has_no_problems(client: Client) -> None:
    response = client.get("/nowhere/at/all")
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")


def test_a_method_that_an_address_does_not_know(client: Client) -> None:
    response = client.delete(f"{ROOT}documents")
    held(response, "method-not-allowed")
    assert set(response["Allow"].split(", ")) == {"GET", "POST"}


def test_a_host_that_is_not_ours(client: Client) -> None:
    held(client.get(f"{ROOT}health", headers={"Host": "evil.example"}), "bad-request")


def test_nobody_is_known(client: Client) -> None:
    response = client.get(f"{ROOT}documents")
    held(response, "not-signed-in")
    assert response["WWW-Authenticate"] == CHALLENGE


def test_the_title_is_in_the_language_that_is_asked_for() -> None:
    program = Program()
    kind = catalogue()["not-found"]
    for language, title in (("en", kind.en), ("ja", kind.ja), ("fr", kind.ja)):
        response = program.get_with({"Accept-Language": language}, "nowhere")
        assert held(response, "not-found")["title"] == title


def test_the_role_does_not_allow_it() -> None:
    detail = held(Program(Role.READER).get("history"), "permission-refused")["detail"]
    assert "history:read" in detail


def test_input_that_is_not_valid() -> None:
    found = held(Program().get("years", limit=0, side="both"), "invalid-input")
    assert {(one["in"], one["name"], one["code"]) for one in found["errors"]} == {
        ("query", "limit", "greater_than_equal"),
        ("query", "side", "literal_error"),
    }
    assert all(one["detail"] for one in found["errors"])


def test_a_parameter_that_is_misspelt() -> None:
    found = held(Program().get("years", fiscalyear=2020), "invalid-input")
    assert [(one["name"], one["code"]) for one in found["errors"]] == [("fiscalyear", "unknown")]


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "nothing", '{"reason": NaN', "\ud800"])
def test_a_body_that_is_no_json(content: str) -> None:
    program = Program()
    response = program.raw("corrections/1/withdrawal", content.encode("utf-8", "surrogatepass"))
    held(response, "bad-request")


@pytest.mark.parametrize("given", [None, [], "reason", {"reason": 1}, {"reason": "x", "more": 1}])
def test_a_body_of_another_form(given: object) -> None:
    held(Program().raw("corrections/1/withdrawal", json.dumps(given).encode()), "invalid-input")


def test_a_form_without_its_boundary() -> None:
    response = Program().raw("documents", b"--x\r\n", content_type="multipart/form-data")
    held(response, "bad-request")


def test_a_body_that_is_too_large_is_not_read() -> None:
    response = Program().raw("corrections/1/withdrawal", b"x", length=door.MOST_JSON + 1)
    assert f"{door.MOST_JSON:,}" in held(response, "too-large")["detail"]


@pytest.mark.parametrize("length", ["-1", "1e3", "x", "９"])
def test_a_length_that_is_no_number(length: str) -> None:
    held(Program().raw("corrections/1/withdrawal", b"x", length=length), "too-large")


def test_a_document_that_was_withdrawn() -> None:
    gone = stored()
    withdraw_document(actor(), gone, reason="差し替えのため")
    for part in ("", "/reading", "/text", "/file", "/values", "/indicators/1-1"):
        found = held(Program().get(f"documents/{gone.short}{part}"), "withdrawn")
        assert found["withdrawn"]["reason"] == "差し替えのため"


def test_a_fault_of_the_program_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "connection", None)  # whatever it may be
    response = Client(raise_request_exception=False).get(f"{ROOT}health")
    found = held(response, "internal")
    assert "NoneType" not in response.content.decode()
    assert found["detail"] == catalogue()["internal"].ja


def test_a_fault_of_the_program_is_known_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "connection", None)
    with pytest.raises(AttributeError):
        Client().get(f"{ROOT}health")


def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def cursor(self) -> None:
            raise OperationalError("database is locked")

    monkeypatch.setattr(service, "connection", Gone())
    response = Client().get(f"{ROOT}health")
    assert "locked" not in held(response, "busy")["detail"]
    assert int(response["Retry-After"]) > 0
