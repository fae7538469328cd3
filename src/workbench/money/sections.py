"""The page of money among the pages about a document."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.pages.sections import Section, offer_sections
from sesaku_web.sources.models import StoredReading


def register() -> None:
    """Tell the pages of documents what this application shows."""
    offer_sections(_sections)


def _sections(reading: StoredReading) -> list[Section]:
    if not reading.measurerows.exists():
        return []
    href = reverse("money:document", args=(reading.document.short,))
    return [Section(_("達成手段と支出"), href)]
