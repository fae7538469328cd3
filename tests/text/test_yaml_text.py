"""The quick loader reads what the plain one reads, and runs nothing."""

import pytest
import yaml

from sesaku.text.yaml_text import loaded


def test_a_text_is_read_as_by_the_plain_loader() -> None:
    source = "潮位: [干潮, 満潮]\n港: {名: 汐見, 数: 3}\n"
    assert (
        loaded(source)
        == yaml.safe_load(source)
        == {
            "潮位": ["干潮", "満潮"],
            "港": {"名": "汐見", "数": 3},
        }
    )


@pytest.mark.parametrize("source", ["a: [b", "!!python/object/apply:os.getcwd []"])
def test_what_is_no_plain_yaml_is_refused(source: str) -> None:
    with pytest.raises(yaml.YAMLError):
        loaded(source)
