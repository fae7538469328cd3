"""The page of permissions: who may do what."""

from sesaku_web.accounts.permissions import PERMISSIONS, Action, Role
from tools.reference import markdown

_LEAD = """\
Each role may do what the role before it may. A token of the API may do what stands in its scopes
*and* its person's role allows. Whoever withdraws a correction of their own needs `corrections:make`
alone; another's password, second factor and tokens are matters of `accounts:manage`."""
_YES = "✓"


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    head = ("action, or scope", *(markdown.code(role) for role in Role))
    rows = (
        (markdown.code(action), *(_YES if action in PERMISSIONS[role] else "" for role in Role))
        for action in Action
    )
    return {"permissions.md": markdown.page("Permissions", _LEAD, markdown.table(head, rows))}
