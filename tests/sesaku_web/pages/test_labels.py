import json

import pytest
from django.utils import translation

from sesaku_web.pages.labels import describe
from sesaku_web.sources.values import values_of
from tests.conftest import ROOT
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY


@pytest.mark.parametrize(
    ("subject", "path", "label", "types"),
    [
        ("2-1", "years/2019/result/value", "年度別 2019年度 実績 値", (int, float)),
        ("2-1", "rating/grade", "達成状況 評価区分", (str,)),
        ("2-1", "main", "主要", (bool,)),
        ("goal:3", "text", "本文", (str,)),
        (
            "budget",
            "2019/contributions/initial/value",
            "2019年度 分担金・拠出金 当初予算 値",
            (int, float),
        ),
        ("F2", "name", "名称", (str,)),
        ("measure", "fiscal_year", "年度", (int,)),
        ("2-1", "nothing/like/that", "nothing like that", ()),
    ],
)
def test_values_are_named_by_the_model(
    subject: str, path: str, label: str, types: tuple[type, ...]
) -> None:
    with translation.override("ja"):
        found = describe(subject, path)
    assert found.label == label
    assert set(found.types) == set(types)


def test_in_english_by_their_identifiers() -> None:
    with translation.override("en"):
        assert describe("2-1", "years/2019/result/value").label == "years FY2019 result value"


@pytest.mark.parametrize(
    "path", [REPORT, SUMMARY, PAPER, SHEETS], ids=lambda path: path.parent.name
)
def test_every_value_of_the_examples_has_a_type(path: object) -> None:
    from sesaku.exports import as_json  # noqa: PLC0415 - for this test alone
    from sesaku.reading import read  # noqa: PLC0415 - the same

    snapshot = json.loads(as_json.line(read(str(path))))
    for (subject, where), value in values_of(snapshot).items():
        if value.value is not None:
            types = describe(subject, where).types
            assert isinstance(value.value, types), (subject, where, value.value, types)
    assert ROOT.is_dir()
