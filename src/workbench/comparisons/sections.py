"""The pages about a document that this application has."""

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.pages.sections import Section, offer_sections
from sesaku_web.sources.models import StoredReading
from workbench.comparisons.derived import KINDS_OVER_TIME


def register() -> None:
    """Tell the pages of documents what this application shows."""
    offer_sections(_sections)


def _sections(reading: StoredReading) -> list[Section]:
    if reading.kind not in KINDS_OVER_TIME:
        return []
    short = reading.document.short
    remarks = reading.opinionrows.count()
    found = [Section(_("経年比較"), f"{reverse('comparisons:over-time')}?document={short}")]
    if remarks:
        href = reverse("comparisons:remarks", args=(short,))
        found.append(Section(_("所見の台帳"), href, remarks))
    return found
