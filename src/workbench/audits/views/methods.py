"""The methods page: what each check asks, when it abstains, and a worked example."""

from functools import cache
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sesaku.checks.audit import audit
from sesaku.checks.check import CATEGORIES, Check, Finding
from sesaku.checks.definitions import CHECKS
from sesaku.checks.wording import Both, wording
from sesaku.checks.written import reading_of
from sesaku_web.pages.access import PageRequest, page
from workbench.audits.vocabulary import category_label, role_label, severity_label


class _Method(NamedTuple):
    """A check as the page shows it."""

    check: Check
    title: str
    asks: str
    severity: str
    reasons: list[str]
    examples: list[tuple[str, list[tuple[str, str]]]]


@page()
def methods(request: PageRequest) -> HttpResponse:
    """Explain the checks, by category."""
    groups = []
    for category in CATEGORIES:
        found = [_method(check) for check in CHECKS if category == check.CATEGORY]
        if found:
            groups.append((category, category_label(category), found))
    return render(request, "audits/methods.html", {"groups": groups, "count": len(CHECKS)})


def _method(check: Check) -> _Method:
    words = wording(check.__name__)
    examples = [
        (
            one.message if get_language() == "ja" else one.message_en,
            [(role_label(each.role), each.text) for each in one.evidence],
        )
        for one in _worked(check.ID)
    ]
    return _Method(
        check=check,
        title=_in_language(words.title),
        asks=_in_language(words.asks),
        severity=severity_label(check.SEVERITY),
        reasons=[_in_language(one) for one in words.reasons.values()],
        examples=examples,
    )


@cache
def _worked(identifier: str) -> tuple[Finding, ...]:
    """Return what a check finds in its own example."""
    (check,) = (one for one in CHECKS if identifier == one.ID)
    return audit([reading_of(wording(check.__name__).example)], checks=(check,)).findings


def _in_language(words: Both) -> str:
    return words.ja if get_language() == "ja" else words.en
