"""A device's side of the benchmark of reports: sending until it is acknowledged."""

import hashlib
import http.client
import io
import json
import secrets
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PIL import Image

from shimamoru.reports.sending.work import solve

_BOUNDARY = b"----shimamoru-benchmark"
_PATIENCE_SECONDS = 30
_AGAIN_SECONDS = 0.5


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
        body: of the request.
        sha256: of its picture.
        address: where it says to come from.
        due: when it was to be sent, on the clock of the run.
        number: its number, once acknowledged.
        waited: seconds from when it was due to the acknowledgement.
        tries: how often it was sent.
    """

    key: str
    body: tuple[bytes, bytes, memoryview, bytes]
    sha256: str
    address: str
    due: float = 0.0
    number: str = ""
    waited: float = 0.0
    tries: int = 0
    trouble: list[str] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Bytes of the body."""
        return sum(map(len, self.body))


def prepare(count: int, photo: bytes, challenge: str, bits: int) -> list[Sent]:
    """Return so many reports with their work done, each with a picture of its own."""
    rest = memoryview(photo)[2:]
    tail_hash = None
    made = []
    for at in range(count):
        key = str(uuid.uuid4())
        comment = b"\xff\xd8\xff\xfe\x00\x26" + key.encode()
        tail_hash = hashlib.sha256(comment)
        tail_hash.update(rest)
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
            "work": {"challenge": challenge, "nonce": solve(challenge, key, bits)},
        }
        head = (
            b"--"
            + _BOUNDARY
            + b'\r\nContent-Disposition: form-data; name="report"\r\n\r\n'
            + json.dumps(said).encode()
            + b"\r\n--"
            + _BOUNDARY
            + b'\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
            b"Content-Type: image/jpeg\r\n\r\n"
        )
        end = b"\r\n--" + _BOUNDARY + b"--\r\n"
        address = f"10.{at % 250}.{at // 250 % 250}.9"
        made.append(Sent(key, (head, comment, rest, end), tail_hash.hexdigest(), address))
    return made


def send(one: Sent, port: int, clock: float) -> None:
    """Send a report until it is acknowledged, as a device does."""
    while not one.number:
        one.tries += 1
        try:
            status, said = _once(one, port)
        except (TimeoutError, OSError, http.client.HTTPException) as error:
            one.trouble.append(type(error).__name__)
            time.sleep(_AGAIN_SECONDS)
            continue
        if status == http.HTTPStatus.CREATED:
            one.number = json.loads(said)["number"]
        else:
            one.trouble.append(f"{status} {said[:80]!r}")
            time.sleep(_AGAIN_SECONDS)
    one.waited = time.monotonic() - clock - one.due


def get(port: int, path: str) -> tuple[int, bytes]:
    """Ask for a page."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        asked.request("GET", path, headers={"X-Forwarded-For": "10.251.0.1"})
        answer = asked.getresponse()
        return answer.status, answer.read()
    finally:
        asked.close()


def _once(one: Sent, port: int) -> tuple[int, bytes]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    try:
        asked.putrequest("POST", "/coast/reports")
        asked.putheader("Content-Type", f"multipart/form-data; boundary={_BOUNDARY.decode()}")
        asked.putheader("Content-Length", str(one.length))
        asked.putheader("X-Coast", "1")
        asked.putheader("X-Forwarded-For", one.address)
        asked.endheaders()
        for part in one.body:
            asked.send(part)
        answer = asked.getresponse()
        return answer.status, answer.read()
    finally:
        asked.close()
