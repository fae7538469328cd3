"""Keeping a query, and letting it go."""

import secrets

from django.db import transaction

from sesaku.retrieval.query import LONGEST
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.search.feeds import LIBRARY
from sesaku_web.search.models import SavedSearch
from sesaku_web.sources.preparation import storable

MOST = 100
"""So many searches a person may keep."""

_NAME = 200
_KEY_BYTES = 24


def save_search(actor: Actor, query: str, *, name: str = "", of: str = LIBRARY) -> SavedSearch:
    """Keep a query under a name; without one the query is its name.

    Args:
        actor: whose it is.
        query: the query.
        name: what it is called.
        of: which search it is asked of.

    Raises:
        PermissionRefusedError: the actor may not keep searches.
        ConditionError: the query is empty or too long, or too many are kept already.
    """
    actor.require(Action.KEEP_SEARCHES)
    wanted = storable(query.strip())
    if not wanted or len(wanted) > LONGEST:
        raise ConditionError(f"保存する検索の語を、{LONGEST} 字までで入れてください。")
    with transaction.atomic():
        if SavedSearch.objects.filter(user=actor.user).count() >= MOST:
            raise ConditionError(
                f"保存できる検索は {MOST} 件までです。不要なものを消してください。"
            )
        saved = SavedSearch.objects.create(
            user=actor.user,
            of=of,
            name=storable(name.strip() or wanted)[:_NAME],
            query=wanted,
            key=secrets.token_urlsafe(_KEY_BYTES),
        )
        record(actor, "search.save", saved, payload={"name": saved.name, "query": saved.query})
    return saved


def delete_search(actor: Actor, saved: SavedSearch) -> None:
    """Let a search of one's own go; its feed ends.

    Raises:
        PermissionRefusedError: the actor may not keep searches.
        ConditionError: it is another's.
    """
    actor.require(Action.KEEP_SEARCHES)
    if saved.user_id != actor.user.pk:
        raise ConditionError("ほかの利用者が保存した検索です。")
    with transaction.atomic():
        record(actor, "search.delete", saved, payload={"name": saved.name, "query": saved.query})
        saved.delete()
