"""What programs ask for: which requests, and a report of their own."""

import uuid
from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from sesaku_web.exceptions import ConditionError
from shimamoru.open_data.blur import JAPAN
from shimamoru.open_data.models import Publications
from shimamoru.reports.actions.submit_report import Given
from shimamoru.reports.categories import categories
from shimamoru.reports.models.report import PlaceKind
from shimamoru.reports.places.accepted import place
from shimamoru.reports.places.coasts import islands
from shimamoru.reports.secret_links import new_secret
from shimamoru.reports.sending.reading import moment, pictures

MOST = 1000
SPAN = timedelta(days=90)


def wanted(rows: Publications, given: QueryDict) -> Publications:
    """Return the publications that are asked for by id, service and date; 90 days where not said.

    Raises:
        ConditionError: a date is none.
    """
    ids = [one.strip() for one in given.get("service_request_id", "").split(",") if one.strip()]
    if ids:
        return rows.filter(public_id__in=ids[:MOST])
    codes = [one.strip() for one in given.get("service_code", "").split(",") if one.strip()]
    if codes:
        rows = rows.filter(category__in=codes)
    start, end = _date(given, "start_date"), _date(given, "end_date")
    if start is None:
        start = (end or timezone.now()) - SPAN
    rows = rows.filter(first_day__gte=start.astimezone(JAPAN).date())
    return rows.filter(first_day__lte=end.astimezone(JAPAN).date()) if end else rows


def statuses(given: QueryDict) -> frozenset[str]:
    """Return the states that are asked for; both where none is.

    Raises:
        ConditionError: there is no such state.
    """
    both = frozenset({"open", "closed"})
    asked = {one.strip() for one in given.get("status", "").split(",") if one.strip()}
    if asked - both:
        raise ConditionError("status must be open or closed")
    return frozenset(asked) or both


def given_report(request: HttpRequest) -> Given:
    """Return the report that a program sends.

    The name, e-mail and telephone of a person are not looked at, and ``media_url`` is not fetched.

    Raises:
        ConditionError: something of it is not valid.
    """
    data = request.POST
    code = data.get("service_code", "")
    if code not in categories():
        raise ConditionError("service_code is missing or unknown")
    where = place(data.get("lat"), data.get("long"))
    island = data.get("attribute[island]", "")
    address = data.get("address_string", "") or data.get("address_id", "")
    if where is None and not address.strip() and island not in islands():
        raise ConditionError("lat and long, address_string or attribute[island] is required")
    return Given(
        key=uuid.uuid4(),
        secret=new_secret(),
        category=code,
        words=data.get("description", ""),
        place=where,
        place_kind=PlaceKind.MAP,
        island=island if island in islands() else "",
        place_text=address,
        seen_at=moment(data.get("attribute[seen_at]")),
        photos=pictures(request.FILES.getlist("media")),
        source="open311",
    )


def _date(given: QueryDict, name: str) -> datetime | None:
    text = given.get(name, "")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text.replace(" ", "+", 1) if "T" in text else text)
    except ValueError as error:
        raise ConditionError(f"{name} is no date (ISO 8601)") from error
    return found if found.tzinfo else found.replace(tzinfo=JAPAN)
