import pytest

from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.forms import parsed_value
from sesaku_web.sources.values import Scalar

NUMBER = (int, float)


@pytest.mark.parametrize(
    ("text", "kinds", "value"),
    [
        ("80.2", NUMBER, 80.2),
        ("１，２３４", NUMBER, 1234),
        ("△217", NUMBER, -217),
        ("▲0.5", NUMBER, -0.5),
        ("", NUMBER, None),
        ("", (str,), None),
        ("８位以内", (str,), "８位以内"),
        ("12", (str,), "12"),
        ("12", (), "12"),
        ("true", (bool,), True),
        ("false", (bool,), False),
    ],
)
def test_what_is_typed_becomes_a_value(text: str, kinds: tuple[type, ...], value: Scalar) -> None:
    found = parsed_value(text, kinds)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "kinds"), [("約10", NUMBER), ("1e999", NUMBER), ("nan", NUMBER), ("yes", (bool,))]
)
def test_what_is_no_value_is_refused(text: str, kinds: tuple[type, ...]) -> None:
    with pytest.raises(ConditionError):
        parsed_value(text, kinds)
