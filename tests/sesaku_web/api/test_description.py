"""What the API says of itself: whole, as on disk, and held by one table of permissions."""

import json
from typing import Any

import pytest
from django.test import Client

from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from sesaku_web.api import ROOT
from sesaku_web.api.api import api
from tests.docs.pages import REFERENCE
from tests.sesaku_web.api.asking import Program, stored

SCHEMA: dict[str, Any] = json.loads((REFERENCE / "openapi.json").read_text("utf-8"))
FOUND = [
    (method, path, operation)
    for path, methods in SCHEMA["paths"].items()
    for method, operation in methods.items()
]
OPERATIONS = [
    pytest.param(*found, id=f"{found[0]} {found[1].removeprefix(ROOT)}") for found in FOUND
]
OPEN = {"get_health", "get_problem"}


def test_the_description_on_disk_is_that_of_the_code(client: Client) -> None:
    made = json.loads(json.dumps(api.get_openapi_schema()))
    assert made == SCHEMA, "run make docs, and see whether it keeps docs/explanation/api-promise.md"
    assert client.get(f"{ROOT}openapi.json").json() == SCHEMA


def test_names_of_operations_are_unique() -> None:
    names = [operation["operationId"] for _method, _path, operation in FOUND]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_an_operation_is_described(method: str, path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    known = operation["operationId"] not in OPEN
    assert (operation.get("x-permission") in set(Action)) is known
    assert ("401" in operation["responses"]) is known
    assert any(int(status) < 300 for status in operation["responses"])
    assert method in {"get", "post"}
    assert path.startswith(ROOT)


CONFIRMED = {"decision": "confirm", "reason": "x"}
BODIES: dict[str, dict[str, object]] = {
    "corrections": {"subject": "x", "path": "x", "kind": "fill", "reason": "x"},
    "decisions": {"first": "0" * 12, "subject": "x", "part": "stance", **CONFIRMED},
    "statements": {"kind": "confirm", "text": "x"},
    "cycles": {"document": "0" * 12},
    "plans": {"name": "x", "oku": -1},
    "spending": {"name": "x", "words": ["x"]},
    "judgements": {"subject": "x", "target": "x", "verdict": "add", "reason": "x", "project": "x"},
}
"""What is sent, by the end of the address; a reason elsewhere."""


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_every_role_may_do_what_the_table_says(
    role: Role, method: str, path: str, operation: dict[str, Any]
) -> None:
    action = operation.get("x-permission")
    allowed = action is None or Action(action) in PERMISSIONS[role]
    program = Program(role)
    for name, value in {"sha": "0" * 12, "number": 1, "sequence": 1}.items():
        path = path.replace(f"{{{name}}}", str(value))
    below = path.removeprefix(ROOT)
    if method == "get":
        response = program.get(below)
    elif below == "documents":
        response = program.send("empty.txt", b"")
    else:
        response = program.post(below, BODIES.get(below.rpartition("/")[2], {"reason": "x"}))
    assert (response.status_code == 403) is not allowed


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_nobody_is_let_in(
    client: Client, method: str, path: str, operation: dict[str, Any]
) -> None:
    below = path.replace("{sha}", stored().short).replace("{number}", "1")
    response = client.get(below) if method == "get" else client.post(below)
    assert (response.status_code == 401) is (operation["operationId"] not in OPEN)
