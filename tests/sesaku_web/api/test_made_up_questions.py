"""Thousands of made-up questions, good and bad, held against what the API says of itself."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from schemathesis import openapi
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, from_schema
from schemathesis.engine.events import NonFatalError, ScenarioFinished
from schemathesis.engine.recorder import CheckNode

from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.api import ROOT
from sesaku_web.api.documents import changing
from sesaku_web.pages import uploads
from sesaku_web.sources.preparation import prepare
from shimamoru.technology import running
from tests.sesaku_web.api.asking import library, secret_of

pytestmark = pytest.mark.django_db

SECONDS = 30
CHECKS = {
    "ignored_auth",
    "negative_data_rejection",
    "not_a_server_error",
    "positive_data_acceptance",
    "response_schema_conformance",
    "status_code_conformance",
    "unsupported_method",
}
"""That they were made at all; whatever else the library can check is checked too."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def test_every_operation_answers_as_described(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seed is fixed: what fails here fails again."""
    # A process of its own for each upload would take a second; that door has tests of its own.
    for module in (uploads, changing):
        monkeypatch.setattr(module, "read_one", prepare)
    # Nor is the planner set to work: its thread would outlive the test and wait for its database.
    begun: list[object] = []
    monkeypatch.setattr(running, "begin", lambda actor, plan: begun.append(plan))  # noqa: ARG005 - begin's
    library()
    secret = secret_of(Role.ADMINISTRATOR, *Action)
    with _served(_shared(get_wsgi_application())) as address:
        _ask(f"{address}{ROOT}openapi.json", secret)
    assert begun, "no plan was asked for"


def _ask(address: str, secret: str) -> None:
    schema = openapi.from_url(address, config=_config(secret))
    failures, asked, checked = [], set(), set()
    for event in from_schema(schema).execute():
        if isinstance(event, NonFatalError):
            failures.append(f"{event.label}: {event.info.format()}")
        if isinstance(event, ScenarioFinished):
            asked.add(event.label)
            found = [check for checks in event.recorder.checks.values() for check in checks]
            checked |= {check.name for check in found}
            failures += [_told(check) for check in found if check.status == Status.FAILURE]
    assert failures == [], "\n\n".join(failures)
    operations = {f"{method.upper()} {path}" for path in schema for method in schema[path]}
    assert operations
    assert operations <= asked
    assert checked >= CHECKS


def _told(check: CheckNode) -> str:
    assert check.failure_info is not None
    failure, sample = check.failure_info.failure, check.failure_info.code_sample
    return f"{check.name}: {failure.title}: {failure.message}\n{sample}"


def _config(secret: str) -> SchemathesisConfig:
    # Withdrawn documents (410) are what the questions themselves have withdrawn; and no rule for
    # input tells a document from other bytes (413, 415, 422).
    accepted = ["2xx", "3xx", "401", "403", "404", "409", "410", "429", "503"]
    of_files = {"expected-statuses": [*accepted, "413", "415", "422"]}
    return SchemathesisConfig.from_dict(
        {
            "seed": 20221,
            "max-time": SECONDS,
            "headers": {"Authorization": f"Bearer {secret}"},
            "generation": {"max-examples": 6, "deterministic": True, "database": "none"},
            "phases": {"stateful": {"generation": {"max-examples": 20}}},
            "checks": {"positive_data_acceptance": {"expected-statuses": accepted}},
            "operations": [
                {
                    "include-operation-id": "add_document",
                    "checks": {"positive_data_acceptance": of_files},
                }
            ],
            "warnings": False,
        }
    )


def _shared(application: Application) -> Application:
    """Return the application on the connection of the test, whose changes are taken back."""
    ours = connections["default"]
    ours.inc_thread_sharing()
    lock = threading.Lock()

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        with lock:
            connections["default"] = ours
            return application(environ, start)

    return answer


@contextmanager
def _served(application: Application) -> Iterator[str]:
    signals = (request_started, request_finished)
    with make_server("127.0.0.1", 0, application, handler_class=_Quiet) as server:
        for signal in signals:
            signal.disconnect(close_old_connections)  # it would roll our changes back
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            for signal in signals:
                signal.connect(close_old_connections)


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing of every request."""
