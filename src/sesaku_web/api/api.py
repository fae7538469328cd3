"""The API itself: its operations, who may ask, and what it says of itself."""

from sesaku_web.api import corrections, history, problems, search, service
from sesaku_web.api.authentication import WAYS
from sesaku_web.api.description import DescribedAPI, Renderer
from sesaku_web.api.documents import changing, contents, values
from sesaku_web.api.offering import offered_routers
from sesaku_web.api.records import (
    budgets,
    diagnostics,
    fields,
    indicators,
    measures,
    opinions,
    positions,
    projects,
    years,
)

_DESCRIPTION = """\
Documents of policy evaluation, what was read from them, and what people say of it. Every value
stands with its cite and the permanent address of its place. Failures are problems (RFC 9457).
What stays as it is within version 1: docs/explanation/api-promise.md."""

_ROUTERS = (
    service.router,
    search.router,
    changing.router,
    contents.router,
    values.router,
    measures.router,
    fields.router,
    indicators.router,
    years.router,
    budgets.router,
    opinions.router,
    positions.router,
    projects.router,
    diagnostics.router,
    corrections.router,
    history.router,
)

api = DescribedAPI(
    title="Sesaku",
    version="1",
    description=_DESCRIPTION,
    urls_namespace="api",
    auth=WAYS,
    docs_url=None,
    renderer=Renderer(),
)
problems.register(api)
for router in (*_ROUTERS, *offered_routers()):
    api.add_router("", router)
