"""``sesaku account``: makes an account, or changes one."""

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sesaku.cli.messages import CallError, say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku_site.library import open_library

if TYPE_CHECKING:
    from sesaku_web.accounts.models import User

ROLES = ("reader", "contributor", "editor", "evaluator", "administrator")


def command(
    username: Annotated[str, typer.Argument(metavar="NAME")],
    *,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE")] = None,
    password: Annotated[bool, typer.Option("--password")] = False,
    disable: Annotated[bool, typer.Option("--disable")] = False,
    enable: Annotated[bool, typer.Option("--enable")] = False,
    drop_second_factor: Annotated[bool, typer.Option("--drop-second-factor")] = False,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Make the account ``username`` where there is none, or change it, and return the status."""
    words = choose(lang)
    if (role is not None and role not in ROLES) or (enable and disable):
        raise CallError(words("account.wrong", roles=", ".join(ROLES)))
    open_library()
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - Django is ready only now

    user = User.objects.filter(username=username).first()
    if user is None:
        user = _make(username, role or ROLES[0], words)
        say(words("account.made", name=user.username, role=user.role))
        return Status.DONE
    if password:
        _set_password(user, words)
    if drop_second_factor:
        _drop_second_factor(user)
    if role is not None or enable or disable:
        user = _change(user, role, is_active=enable if enable or disable else None)
    say(words("account.changed", name=user.username, role=user.role))
    return Status.DONE


def _make(username: str, role: str, words: Words) -> "User":
    from sesaku_web.accounts.actions.create_account import (  # noqa: PLC0415 - Django is ready now
        Profile,
        create_account,
    )
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.permissions import Role  # noqa: PLC0415 - the same

    return create_account(Actor.local(), Profile(username, Role(role)), _asked(words))


def _set_password(user: "User", words: Words) -> None:
    from sesaku_web.accounts.actions.set_password import (  # noqa: PLC0415 - Django is ready now
        set_password,
    )
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    set_password(Actor.local(), user, _asked(words))


def _drop_second_factor(user: "User") -> None:
    from sesaku_web.accounts.actions.set_second_factor import (  # noqa: PLC0415 - Django is ready
        end_second_factor,
    )
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same

    end_second_factor(Actor.local(), user)


def _change(user: "User", role: str | None, *, is_active: bool | None) -> "User":
    from sesaku_web.accounts.actions.change_account import (  # noqa: PLC0415 - Django is ready now
        Change,
        change_account,
    )
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.permissions import Role  # noqa: PLC0415 - the same

    change = Change(role=Role(role) if role else None, is_active=is_active)
    return change_account(Actor.local(), user, change)


def _asked(words: Words) -> str:
    """Ask for a password twice on a terminal, else take the first line of standard input.

    Raises:
        CallError: the two differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(words("account.ask"))
    if getpass.getpass(words("account.ask_again")) != first:
        raise CallError(words("account.differ"))
    return first
