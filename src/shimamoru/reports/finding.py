"""Finding a report by the secret of its link."""

from django.utils.translation import gettext as _

from sesaku_web.exceptions import NotFoundError
from shimamoru.reports.models import Report
from shimamoru.reports.secret_links import digest, is_secret


def find_own(secret: str) -> Report:
    """Return the report of a link.

    Raises:
        NotFoundError: there is none.
    """
    found = None
    if is_secret(secret):
        found = Report.objects.filter(secret_digest=digest(secret), erased_at=None).first()
    if found is None:
        raise NotFoundError(_("この通報は見つかりません。リンクが正しいか確かめてください。"))
    return found
