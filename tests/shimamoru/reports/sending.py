"""Reports of our own fiction, sent as a device sends them."""

import io
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sesaku_web.sources.files import Incoming
from shimamoru.reports.actions.submit_report import Clock, Given, Sender, submit_report
from shimamoru.reports.models import Report
from shimamoru.reports.photos.intake import Taken, take
from shimamoru.reports.places.accepted import Place
from shimamoru.reports.secret_links import new_secret
from shimamoru.reports.sending.work import solve

TSUSHIMA = Place(34.4, 129.3, 12.0)


def picture(*, size: tuple[int, int] = (320, 240), kind: str = "JPEG", **saved: object) -> bytes:
    """Return a picture."""
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, kind, **saved)
    return out.getvalue()


def taken(data: bytes) -> Taken:
    """Return a picture as it was taken in."""
    incoming = Incoming()
    incoming.write(data)
    return take(incoming)


def given(**changes: object) -> Given:
    """Return what a reporter gives."""
    said: dict[str, Any] = {
        "key": uuid.uuid4(),
        "secret": new_secret(),
        "category": "oil",
        "words": "入り江に黒い油が浮いている",
        "place": TSUSHIMA,
    }
    return Given(**{**said, **changes})


def report(*, photos: int = 0, state: str = "", **changes: object) -> Report:
    """Store a report, and take it to a state."""
    sent = [taken(picture()) for _ in range(photos)]
    made = submit_report(given(photos=sent, **changes), Sender(trusted=True))
    if state:
        Report.objects.filter(pk=made.pk).update(state=state)
        made.refresh_from_db()
    return made


def fields(**changes: object) -> dict[str, Any]:
    """Return what the page's program sends."""
    now = datetime.now(UTC)
    said: dict[str, Any] = {
        "key": str(uuid.uuid4()),
        "secret": new_secret(),
        "category": "oil",
        "words": "入り江に黒い油が浮いている",
        "lat": "34.4",
        "lon": "129.3",
        "place_kind": "device",
        "accuracy": "12",
        "made": (now - timedelta(minutes=3)).isoformat(),
        "sent": now.isoformat(),
        "language": "ja",
    }
    return {**said, **changes}


def send(
    client: Client,
    said: dict[str, Any],
    *photos: bytes,
    work: bool = True,
    address: str = "192.0.2.7",
) -> Any:  # noqa: ANN401 - the test client's own kind of answer
    """Send a report, with the work done."""
    done = {}
    if work:
        asked = client.get("/coast/work", REMOTE_ADDR=address).json()
        found = solve(asked["challenge"], said["key"], asked["bits"])
        done = {"work": {"challenge": asked["challenge"], "nonce": found}}
    files = [SimpleUploadedFile(f"{at}.jpg", photo) for at, photo in enumerate(photos)]
    return client.post(
        "/coast/reports",
        {"report": json.dumps({**said, **done}), "photo": files},
        headers={"X-Coast": "1"},
        REMOTE_ADDR=address,
    )


def clocks(made: datetime, sent: datetime) -> Clock:
    """Return what a device's clock said."""
    return Clock(made, sent)
