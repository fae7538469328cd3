"""Adding the figures of a year to the library, as a document that can be cited."""

from django.utils import translation
from django.utils.translation import gettext as _

from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.actions.add_document import Added, add_document
from shimamoru.open_data.figures_document import document_of
from shimamoru.open_data.models import MonthlyFigures


def add_figures(actor: Actor, year: int) -> Added:
    """Write the figures of a year down and add them to the library.

    The same figures give the same file, so that adding them twice is adding them once. A result
    of an indicator cites the document as it cites any other.

    Raises:
        PermissionRefusedError: the actor may not add documents.
        ConditionError: no month of the year has been counted.
    """
    counted = MonthlyFigures.objects.order_by("month")
    months = [one for one in counted if one.month.year == year]
    if not months:
        raise ConditionError(_("%(year)s 年の集計はまだありません。") % {"year": year})
    name = f"shimamoru-figures-{year}.html"
    with translation.override("ja"):
        text = document_of(year, [one.content for one in months])
    source = Source(name, text.encode())
    return add_document(actor, source, origin=f"shimamoru:figures:{year}:{len(months)}")
