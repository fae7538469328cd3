"""Texts in YAML: word lists, labels and layouts that come along with the program."""

from typing import Any

import yaml


def loaded(source: str) -> Any:  # noqa: ANN401 - YAML
    """Return the content of a YAML text, by the quick loader where there is one.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(source, loader)  # noqa: S506 - both are safe
