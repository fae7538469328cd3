"""``sesaku serve``: the library in a browser."""

import os
from typing import Annotated

import typer

from sesaku.cli.messages import say
from sesaku.cli.status import Status
from sesaku.cli.words import Language, choose
from sesaku_site.library import open_library
from sesaku_site.serving import SINGLE_USER, check, claim, run, when_answering

_HOST = "127.0.0.1"
_PORT = 8000


def command(
    *,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS")] = _HOST,
    port: Annotated[int, typer.Option("--port", metavar="NUMBER")] = _PORT,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Serve the library until the command is stopped, and return the exit status."""
    words = choose(lang)
    os.environ.pop(SINGLE_USER, None)  # the check decides, not what somebody has set
    open_library(upgrade=True)
    from django.db import connections  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same
    from sesaku_web.accounts.models.user import NOT_PEOPLE  # noqa: PLC0415 - the same

    accounts = User.objects.exclude(username__in=NOT_PEOPLE).exists()
    administrators = User.objects.administrators().exists()
    single_user = check(host, accounts=accounts, administrators=administrators)
    claim(host, port)
    connections.close_all()  # the server's processes open their own
    when_answering(host, port, lambda: say(words("serve.running", url=f"http://{host}:{port}/")))
    run(host, port, single_user=single_user)
    return Status.DONE
