from typing import Any

import pytest

from sesaku.retrieval.facts import facts_of


def indicator(*years: tuple[Any, Any], **target: object) -> dict[str, Any]:
    return {
        "rating": {"grade": "b"},
        "main": False,
        "years": [
            {"target": {"value": aim, **target}, "result": {"value": done}} for aim, done in years
        ],
    }


@pytest.mark.parametrize(
    ("given", "facts"),
    [
        (indicator((10, 4)), {"rating:b", "missed"}),
        (indicator((10, 12)), {"rating:b", "exceeded"}),
        (indicator((10, 10)), {"rating:b"}),
        (indicator((8, 14), unit="位"), {"rating:b", "missed"}),
        (indicator((8, 5), relation="at_most"), {"rating:b", "exceeded"}),
        (indicator((10, 10), (10, 4)), {"rating:b", "missed", "fell"}),
        (indicator((10, None), (None, 4)), {"rating:b"}),
        ({"rating": None, "years": [], "main": True}, {"main"}),
    ],
)
def test_what_the_data_say(given: dict[str, Any], facts: set[str]) -> None:
    assert facts_of(given) == facts
