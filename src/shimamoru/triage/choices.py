"""Agencies and answers to choose from, as their files declare them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from django.utils.translation import get_language


@cache
def agencies() -> Mapping[str, Mapping[str, str]]:
    """Return the agencies that reports are passed on to, by their codes."""
    return _read("agencies.yml")


@cache
def answers() -> Mapping[str, Mapping[str, str]]:
    """Return the answers to choose from: texts by language, by their codes."""
    return _read("answers.yml")


def agency_name(code: str) -> str:
    """Return the name of an agency in the language of the page."""
    found = agencies().get(code)
    return "" if found is None else found["en" if get_language() == "en" else "ja"]


def _read(name: str) -> Mapping[str, Mapping[str, str]]:
    text = (files("shimamoru.triage") / name).read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return found
