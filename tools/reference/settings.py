"""The page of settings: one row an environment variable."""

from importlib import resources
from typing import Any

import yaml

from tools.reference import markdown

_LEAD = """\
All settings are environment variables; there is no file of settings. How they go together:
[Install for an office](../how-to/install-for-an-office.md)."""
_HEAD = ("variable", "where it is not set", "English", "日本語")


def variables() -> dict[str, dict[str, Any]]:
    """Return the variables, by name."""
    source = resources.files("sesaku_site").joinpath("variables.yml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.safe_load(source)
    return found


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    rows = (
        (markdown.code(name), each["default"], each["en"], each["ja"])
        for name, each in variables().items()
    )
    return {"settings.md": markdown.page("Settings", _LEAD, markdown.table(_HEAD, rows))}
