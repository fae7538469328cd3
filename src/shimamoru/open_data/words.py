"""What is said of a report on public pages."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shimamoru.open_data.published import Published
from shimamoru.triage.choices import agencies


def when(one: Published) -> str:
    """Return the day, week or month of a report."""
    if one.first_day == one.last_day:
        return f"{one.first_day:%Y-%m-%d}"
    if one.category.publish.time == "month":
        return f"{one.first_day:%Y-%m}"
    return f"{one.first_day:%Y-%m-%d} – {one.last_day:%m-%d}"


def state_words(one: Published) -> str:
    """Return where a report stands."""
    if one.state == "passed":
        agency = agencies()[one.agency]["ja" if get_language() == "ja" else "en"]
        return _("%(agency)sに引き継ぎました") % {"agency": agency}
    names = {
        "received": _("受け付けました"),
        "checking": _("確認しています"),
        "closed": _("終わりました"),
    }
    return names[one.state]


def outcome_words(one: Published) -> str:
    """Return what came of a report; "" while nothing has."""
    names = {
        "resolved": _("対応が終わりました"),
        "no_concern": _("問題はありませんでした"),
        "unknown": _("分かりませんでした"),
    }
    return names.get(one.outcome, "")


def radius_words(one: Published) -> str:
    """Return how closely the place is told."""
    if one.cell is None:
        return _("場所なし")
    said = {"lat": one.cell.lat, "lon": one.cell.lon, "km": round(one.cell.radius / 1000, 1)}
    return _("%(lat)s, %(lon)s から約 %(km)s km 以内") % said
