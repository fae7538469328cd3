"""All addresses of the site's pages, from the one list of them."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sesaku_web.accounts.permissions import Action
from sesaku_web.accounts.views import oidc_begin, oidc_finish
from sesaku_web.api import ROOT
from sesaku_web.pages.views import session
from sesaku_web.search.views import feed
from shimamoru.open_data.views import open311
from shimamoru.reports.views import sending
from workbench.desk.views import table

OPEN = {
    *(session.login, session.logout, oidc_begin, oidc_finish, feed, sending.send),
    *open311.VIEWS,
    *(table.enter, table.table, table.place, table.draft, table.change),
}
"""What is there for those who are not logged in; a feed's own address is its secret,
and so is the link by which an expert comes to the table of a cycle.

Reports come from anybody where the coast is open, from pages that devices kept and from programs:
tests/shimamoru has who may send them.
"""


def patterns(of: list[URLPattern | URLResolver], prefix: str = "") -> list[tuple[str, URLPattern]]:
    """Return the addresses of pages with their names, those of the API apart."""
    found: list[tuple[str, URLPattern]] = []
    for one in of:
        if isinstance(one, URLPattern):
            found.append((f"{prefix}{one.name}", one))
        elif ROOT.strip("/") not in str(one.pattern):
            found += patterns(one.url_patterns, f"{one.namespace}:" if one.namespace else prefix)
    return found


_ABSENT = "0123456789abcdef"
OTHERS = dict.fromkeys(
    (
        *("finding", "key", "name", "first", "second", "paper", "report", "means", "slug"),
        *("secret", "public_id", "code", "token_", "form", "scheme", "value"),
    ),
    _ABSENT,
) | dict.fromkeys(("upload", "remark", "invitation", "edition", "file"), 1)
"""What else addresses ask for; there is no such thing."""

EVERY = patterns(get_resolver().url_patterns)
GUARDED = [pair for pair in EVERY if pair[1].callback not in OPEN]


def action_of(pattern: URLPattern) -> Action:
    """Return what one must be allowed to do there."""
    return Action(pattern.callback.action)  # type: ignore[attr-defined]  # put there by page()


def address(name: str, pattern: URLPattern, values: dict[str, object]) -> str:
    """Return an address with such values in it as it asks for."""
    given = {**OTHERS, **values}
    return reverse(name, kwargs={key: given[key] for key in pattern.pattern.converters})
