"""A device's side of the benchmark of reports: sending until it is acknowledged, at little cost.

All devices are coroutines of one thread; the picture goes from a file to the socket by sendfile.
"""

import asyncio
import hashlib
import http.client
import io
import json
import random
import secrets
import socket
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO

from PIL import Image

from shimamoru.reports.sending.work import solve

_BOUNDARY = b"----shimamoru-benchmark"
_PATIENCE_SECONDS = 30
AGAIN_SECONDS = (1.0, 15.0)
"""A device tries again at some moment between these: not all of them at the same one."""

_PHOTO_FROM = 2
"""Where the picture goes on behind its first two bytes, after a comment of its own."""


def base_photo(size: int) -> bytes:
    """Return a JPEG of about so many bytes, as a phone makes them."""
    side, quality = 1900, 92
    while True:
        out = io.BytesIO()
        Image.effect_noise((side, side * 3 // 4), 90).convert("RGB").save(
            out, "JPEG", quality=quality
        )
        if abs(out.tell() - size) < size // 20:
            return out.getvalue()
        side = max(64, int(side * (size / out.tell()) ** 0.5))


@dataclass(slots=True)
class Sent:
    """A report, and what became of it.

    Attributes:
        key: made by the device.
        head: what is sent before the picture that all have in common.
        sha256: of its picture.
        due: when it was to be sent, on the clock of the run.
        number: its number, once acknowledged.
        waited: seconds from when it was due to the acknowledgement.
        begun: when the try that was acknowledged began, on the clock of the machine.
        answered: seconds from then to the acknowledgement.
        tries: how often it was sent.
    """

    key: str
    head: bytes
    sha256: str
    due: float = 0.0
    number: str = ""
    waited: float = 0.0
    begun: float = 0.0
    answered: float = 0.0
    tries: int = 0
    trouble: list[str] = field(default_factory=list)


_END = b"\r\n--" + _BOUNDARY + b"--\r\n"


def prepare(count: int, photo: bytes, challenge: str, bits: int) -> list[Sent]:
    """Return so many reports with their work done, each with a picture of its own."""
    rest = memoryview(photo)[_PHOTO_FROM:]
    made = []
    for at in range(count):
        key = str(uuid.uuid4())
        comment = b"\xff\xd8\xff\xfe\x00\x26" + key.encode()
        digest = hashlib.sha256(comment)
        digest.update(rest)
        fields = _fields(at, key, {"challenge": challenge, "nonce": solve(challenge, key, bits)})
        length = len(fields) + len(comment) + len(rest) + len(_END)
        made.append(Sent(key, _head(at, length) + fields + comment, digest.hexdigest()))
    return made


def _head(at: int, length: int) -> bytes:
    lines = (
        "POST /coast/reports HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: close",
        f"Content-Type: multipart/form-data; boundary={_BOUNDARY.decode()}",
        f"Content-Length: {length}",
        "X-Coast: 1",
        f"X-Forwarded-For: 10.{at % 250}.{at // 250 % 250}.9",
        "",
        "",
    )
    return "\r\n".join(lines).encode()


def _fields(at: int, key: str, work: dict[str, str]) -> bytes:
    now = datetime.now(UTC).isoformat()
    said = {
        "key": key,
        "secret": secrets.token_urlsafe(24),
        "category": "drifted_object",
        "words": f"浮きが {at} 個",
        "lat": "34.4",
        "lon": "129.3",
        "made": now,
        "sent": now,
        "language": "ja",
        "work": work,
    }
    return (
        b"--"
        + _BOUNDARY
        + b'\r\nContent-Disposition: form-data; name="report"\r\n\r\n'
        + json.dumps(said).encode()
        + b"\r\n--"
        + _BOUNDARY
        + b'\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n"
    )


async def send(one: Sent, port: int, clock: float, photo: IO[bytes]) -> None:
    """Send a report when it is due, and again until it is acknowledged."""
    await asyncio.sleep(max(0.0, clock + one.due - time.monotonic()))
    begun = clock + one.due
    while True:
        one.tries += 1
        try:
            status, said = await asyncio.wait_for(_once(one, port, photo), _PATIENCE_SECONDS)
        except (TimeoutError, OSError, ValueError) as error:
            one.trouble.append(type(error).__name__)
        else:
            if status == http.HTTPStatus.CREATED:
                break
            one.trouble.append(f"{status} {said[:80]!r}")
        await asyncio.sleep(random.uniform(*AGAIN_SECONDS))  # noqa: S311 - a pause, no secret
        begun = time.monotonic()
    now = time.monotonic()
    one.waited, one.answered, one.begun = now - clock - one.due, now - begun, begun
    one.number = json.loads(said)["number"]


async def _once(one: Sent, port: int, photo: IO[bytes]) -> tuple[int, bytes]:
    loop = asyncio.get_running_loop()
    with socket.socket() as line:
        line.settimeout(0)
        await loop.sock_connect(line, ("127.0.0.1", port))
        await loop.sock_sendall(line, one.head)
        await loop.sock_sendfile(line, photo, _PHOTO_FROM, fallback=False)
        await loop.sock_sendall(line, _END)
        answer = b""
        while piece := await loop.sock_recv(line, 65536):
            answer += piece
    head, _, said = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]) if head else 0, said


def get(port: int, path: str) -> tuple[int, bytes]:
    """Ask for a page."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        asked.request("GET", path, headers={"X-Forwarded-For": "10.251.0.1"})
        answer = asked.getresponse()
        return answer.status, answer.read()
    finally:
        asked.close()
