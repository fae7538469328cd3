from typing import Any

import pytest

from workbench.evaluations.attainment import met


def cell(value: float | None, relation: str | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a cell
    return {"raw": str(value), "value": value, "relation": relation, "unit": None, **more}


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        (cell(8, "at_most"), cell(7), True),
        (cell(8, "at_most"), cell(9), False),
        (cell(80, "at_least"), cell(80), True),
        (cell(80, "more_than"), cell(80), False),
        (cell(80, "less_than"), cell(79.9), True),
        (cell(None, "between", low=10, high=20), cell(15), True),
        (cell(None, "between", low=10, high=20), cell(21), False),
        (cell(100), cell(100), True),
    ],
)
def test_the_print_decides(target: Any, result: Any, *, expected: bool) -> None:  # noqa: ANN401 - cells
    assert met(target, result) is expected


@pytest.mark.parametrize(
    ("target", "result"),
    [
        (cell(80), cell(90)),
        (cell(80), cell(70)),
        (None, cell(1)),
        (cell(1), None),
        (cell(None, "at_least"), cell(1)),
        (cell(8, "at_most"), cell(None)),
        (cell(8, "part_of"), cell(8)),
        (cell(8, "at_least", unit="件"), cell(9, unit="回")),
        (cell(8, "at_least"), cell(9, "about")),
        (cell(None, "between", low=None, high=None), cell(9)),
    ],
)
def test_what_the_print_does_not_decide_is_left_open(target: Any, result: Any) -> None:  # noqa: ANN401 - cells
    assert met(target, result) is None


def test_width_of_a_unit_is_no_other_unit() -> None:
    assert met(cell(80, "at_least", unit="％"), cell(90, unit="%")) is True
