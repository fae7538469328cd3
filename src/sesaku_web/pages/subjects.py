"""What a value belongs to, in words, and the page that shows it.

An application says by ``show_at`` which of its pages shows a kind of subject: this package knows
no application.
"""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Address = Callable[[str, str], str]

_KINDS = (
    (re.compile(r"measure"), gettext_lazy("施策")),
    (re.compile(r"budget"), gettext_lazy("予算額・執行額")),
    (re.compile(r"goal:(?P<number>.+)"), gettext_lazy("施策目標 %(number)s")),
    (re.compile(r"result:(?P<number>.+)"), gettext_lazy("評価結果 %(number)s")),
    (re.compile(r"next_goal:(?P<number>.+)"), gettext_lazy("次期目標 %(number)s")),
    (re.compile(r"opinion:(?P<number>.+)"), gettext_lazy("所見 %(number)s")),
    (re.compile(r"F(?P<number>.+)"), gettext_lazy("個別分野 %(number)s")),
    (re.compile(r"P(?P<number>\d.*)"), gettext_lazy("主張 %(number)s")),
    (re.compile(r"position:(?P<number>.+)"), gettext_lazy("主張 %(number)s")),
    (re.compile(r"project:(?P<number>.+)"), gettext_lazy("事業 %(number)s")),
    (re.compile(r"(?P<number>.+)"), gettext_lazy("測定指標 %(number)s")),
)

_PAGES: list[tuple[re.Pattern[str], Address]] = []


def show_at(pattern: str, address: Address) -> None:
    """Say where subjects are shown.

    Args:
        pattern: regular expression of the subjects.
        address: returns the address, given the document's short hash and the subject.
    """
    _PAGES.append((re.compile(pattern), address))


def address_of(short: str, subject: str) -> str:
    """Return the page that shows a subject, "" where no application does."""
    for pattern, address in _PAGES:
        if pattern.fullmatch(subject):
            return address(short, subject)
    return ""


def label_of(subject: str) -> str:
    """Return what a subject is called, e.g. 測定指標 2-1."""
    for pattern, label in _KINDS:
        match = pattern.fullmatch(subject)
        if match:
            return str(label) % match.groupdict()
    return subject or _("文書")
