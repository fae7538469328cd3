"""Which server mails go by: ``SESAKU_EMAIL_URL``; without one they are printed."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sesaku_site.exceptions import MailAddressError

_BACKENDS = "django.core.mail.backends"
_PORTS = {"smtp": 25, "smtps": 465}
_PATIENCE_SECONDS = 20


def mail(address: str) -> dict[str, Any]:
    """Return Django's settings of mail.

    Raises:
        MailAddressError: the address is no address of a mail server.
    """
    if not address:
        return {"EMAIL_BACKEND": f"{_BACKENDS}.console.EmailBackend"}
    parts = urlsplit(address)
    try:
        port = parts.port
    except ValueError as error:
        raise MailAddressError("SESAKU_EMAIL_URL のポート番号が正しくありません。") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise MailAddressError(
            "SESAKU_EMAIL_URL が正しくありません。smtp://利用者:合言葉@ホスト:587?tls=1 "
            "の形で指定してください。"
        )
    return {
        "EMAIL_BACKEND": f"{_BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or _PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": dict(parse_qsl(parts.query)).get("tls") == "1",
        "EMAIL_TIMEOUT": _PATIENCE_SECONDS,
    }
