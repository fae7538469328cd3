import json
import unicodedata

import pytest

from sesaku_web.sources.changes import Change, changes
from sesaku_web.sources.preparation import Prepared, prepare
from sesaku_web.sources.values import Value, quote_of, subjects_of, values_of
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, source


@pytest.fixture(scope="module", params=[REPORT, SUMMARY, PAPER, SHEETS], ids=lambda path: path.stem)
def prepared(request: pytest.FixtureRequest) -> Prepared:
    return prepare(source(request.param))


def test_every_value_has_one_name(prepared: Prepared) -> None:
    snapshot = json.loads(prepared.snapshot)
    values = values_of(snapshot)
    assert values
    assert {subject for subject, _ in values} <= subjects_of(snapshot)


def test_texts_stand_at_their_cites(prepared: Prepared) -> None:
    values = values_of(json.loads(prepared.snapshot))
    texts = {key: found for key, found in values.items() if key[1].endswith("text") and found.value}
    assert texts
    for key, found in texts.items():
        quoted = quote_of(prepared.text, found.cite)
        assert _plain(str(found.value)) in _plain(quoted), key


def test_paths_are_those_of_the_record() -> None:
    values = values_of(json.loads(prepare(source(REPORT)).snapshot))
    paths = {path for subject, path in values if subject == "1-1"}
    assert {"name", "main", "kind", "rating/grade"} <= paths
    assert any(path.startswith("years/") and path.endswith("/result/text") for path in paths)
    assert any(subject == "budget" for subject, _ in values)
    assert not any("cite" in path for _, path in values)


def test_changes_are_those_values_that_differ() -> None:
    before = {("1-1", "name"): Value("航路", ()), ("1-1", "main"): Value(value=True, cite=())}
    after = {("1-1", "name"): Value("航路維持", ()), ("1-2", "name"): Value("", ())}
    assert changes(before, after) == [
        Change("1-1", "name", "航路", "航路維持"),
        Change("1-2", "name", None, ""),
        Change("1-1", "main", before=True, after=None),
    ]


def test_one_and_true_differ() -> None:
    key = ("1-1", "main")
    assert changes({key: Value(1, ())}, {key: Value(value=True, cite=())})
    assert not changes({key: Value(1, ((0, 1),))}, {key: Value(1, ((5, 6),))})


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
