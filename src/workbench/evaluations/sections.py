"""The pages about a document, and where each of its subjects is shown."""

from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.pages.sections import Section, offer_sections
from sesaku_web.pages.subjects import Address, show_at
from sesaku_web.sources.models import StoredReading

_MEASURE = r"measure|budget|(?:goal|result|next_goal|opinion):.+"
_POSITION = r"P\d.*|position:.+"


def register() -> None:
    """Tell the pages of documents what this application shows."""
    offer_sections(_sections)
    show_at(_MEASURE, _measure)
    show_at(_POSITION, _position)
    show_at(r"project:.+", _page("evaluations:project"))
    show_at(r"F.+", _page("evaluations:field"))
    show_at(r"[^:]+", _page("evaluations:indicator"))


def _sections(reading: StoredReading) -> list[Section]:
    short = reading.document.short
    found = []
    if reading.measurerows.exists():
        found.append(Section(_("施策"), reverse("evaluations:measure", args=(short,))))
    for field in reading.fieldrows.values_list("subject", "number", "name"):
        label = _("個別分野 %(number)s %(name)s") % {"number": field[1], "name": field[2]}
        found.append(Section(label, reverse("evaluations:field", args=(short, field[0]))))
    statements = reading.positionrows.count()
    if statements:
        href = reverse("evaluations:paper", args=(short,))
        found.append(Section(_("主張"), href, statements))
    for subject, name in reading.projectrows.values_list("subject", "name"):
        href = reverse("evaluations:project", args=(short, subject))
        found.append(Section(_("事業 %(name)s") % {"name": name}, href))
    return found


def _measure(short: str, subject: str) -> str:
    part = {"budget": "#budgets", "opinion": "#opinions"}.get(subject.partition(":")[0], "")
    return reverse("evaluations:measure", args=(short,)) + part


def _position(short: str, subject: str) -> str:
    return f"{reverse('evaluations:paper', args=(short,))}#{quote(subject)}"


def _page(name: str) -> Address:
    return lambda short, subject: reverse(name, args=(short, subject))
