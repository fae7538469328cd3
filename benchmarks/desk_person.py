"""A person at the desk, as the browser speaks for them: opens a unit, types, saves, settles.

The requests are those of the editor's own page and script: autosave 0.7 s after the last key is one
draft, the checks are asked for 1.2 s after each text that was kept, and the whole form is sent when
it is saved. Between them the person reads and thinks; ``pace`` makes all of that shorter.
"""

import http.client
import random
import re
import secrets
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote, urlencode

READING = (4.0, 12.0)
"""Seconds a person looks at a page before typing."""

PAUSES = (1.5, 4.5)
"""Seconds from one pause in typing to the next; each pause is an autosave."""

TEXTS = (3, 7)
"""Autosaves before a person saves."""

ADVICE_AFTER = 1.2
"""Seconds after which the page asks the checks about what was kept."""

SHARED = 0.1
"""Share of edits in the one indicator that all may write in."""

_OK, _FOUND = 200, 302
_KEYS = re.compile(
    r"years/\d{4}/(?:target|result)|analysis/.+|rationale|means_relation|rating_reason"
)


class LostError(Exception):
    """An acknowledged update is not there, or an answer was none that a person may get."""


@dataclass(frozen=True, slots=True)
class Written:
    """A value that was saved: where, the version that was on the page, and the text."""

    subject: str
    key: str
    seen: int
    text: str


@dataclass
class Person:
    """Somebody who types: session, indicators of their own, and what was acknowledged."""

    name: str
    session: str
    own: list[str]
    values: list[Written] = field(default_factory=list)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    conflicts: int = 0


@dataclass
class Times:
    """How long each kind of request took, in seconds, as the person waited."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, seconds: float) -> None:
        """Note a request."""
        with self.lock:
            self.taken[kind].append(seconds)

    def within(self, kind: str, share: float) -> float:
        """Return the time within which a share of the requests was answered."""
        found = sorted(self.taken[kind])
        return found[int(share * (len(found) - 1))]

    def line(self, kind: str) -> str:
        """Return a line: how many, median, 95 %, longest."""
        told = [1000 * self.within(kind, share) for share in (0.5, 0.95, 1)]
        count = len(self.taken[kind])
        return "{:8} {:6} requests  p50 {:6.0f} ms  p95 {:6.0f} ms  max {:6.0f} ms".format(
            kind, count, *told
        )


class Form(HTMLParser):
    """The fields of a page with the values that they would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.texts: set[str] = set()
        self._name, self._within = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up a field."""
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "input" and (said.get("type") not in {"checkbox", "radio"} or "checked" in said):
            self.fields[name] = said.get("value", "")
        elif tag in {"textarea", "select"}:
            self._name, self._within, self.fields[name] = name, tag, ""
            self.texts |= {name} if tag == "textarea" else set()
        elif tag == "option" and self._within == "select" and "selected" in said:
            self.fields[self._name] = said.get("value", "")

    def handle_data(self, data: str) -> None:
        """Take up what stands in a field."""
        if self._within == "textarea":
            self.fields[self._name] += data

    def handle_endtag(self, tag: str) -> None:
        """Leave a field."""
        if tag == self._within:
            self._within = ""

    def keys(self) -> list[str]:
        """Return the cells of plain text that the people of the benchmark write in."""
        return [
            name.removeprefix("t:")
            for name in self.texts
            if name.startswith("t:") and "#" not in name and _KEYS.fullmatch(name[2:])
        ]


class Page:
    """An open page of one person."""

    def __init__(self, person: Person, port: int, cycle: int, pace: float) -> None:
        self.person, self.cycle, self.pace = person, cycle, pace
        self.times, self.until = Times(), 0.0
        self.chance = random.Random(person.name)  # noqa: S311 - what is typed, no secret
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token = secrets.token_hex(16)
        self.client = f"page-{person.name}"
        self.trouble: Exception | None = None

    def open(self) -> None:
        """Open a page, before the clock runs: a server that was just started is still cold."""
        self._page(self.person.own[0])

    def run(self) -> None:
        """Work until the time is over."""
        try:
            self._wait((0.0, 20.0))
            while time.monotonic() < self.until:
                self._edit()
        except (OSError, LostError, http.client.HTTPException) as error:
            self.trouble = error

    def _edit(self) -> None:
        shared = self.chance.random() < SHARED
        subject = "1-1" if shared else self.chance.choice(self.person.own)
        form = self._page(subject)
        self._wait(READING)
        key, words = self.chance.choice(sorted(form.keys())), ""
        seen = int(form.fields[f"v:{key}"])
        for _ in range(self.chance.randint(*TEXTS)):
            if time.monotonic() > self.until:
                return
            words += f"{self.person.name}は船の便を{self.chance.randrange(10**6)}回に増やす。"
            self._draft(subject, key, words, seen)
            time.sleep(ADVICE_AFTER / self.pace)
            self._ask("advice", f"{self._unit(subject)}/advice")
            self._wait((PAUSES[0] - ADVICE_AFTER, PAUSES[1] - ADVICE_AFTER))
        self._ask("health", "/api/v1/health")
        self._save(subject, form, Written(subject, key, seen, words))

    def _page(self, subject: str) -> Form:
        status, page, _ = self._ask("page", self._unit(subject))
        if status != _OK:
            raise LostError(f"a page was answered with {status}")
        return Form(page)

    def _draft(self, subject: str, key: str, words: str, seen: int) -> None:
        said = {
            "key": key,
            "text": words,
            "client_id": self.client,
            "sequence": str(time.time_ns() // 1_000_000),
            "base_version": str(seen),
        }
        status, answer, _ = self._ask("draft", f"{self._unit(subject)}/draft", said)
        if status != _OK:
            raise LostError(f"a draft was answered with {status}: {answer[:200]}")
        self.person.drafts[subject, key] = words

    def _save(self, subject: str, form: Form, written: Written) -> None:
        said = {**form.fields, f"t:{written.key}": written.text, "client_id": self.client}
        status, answer, address = self._ask("save", self._unit(subject), said)
        if status != _FOUND:
            raise LostError(f"a form was answered with {status}: {answer[:200]}")
        if address.endswith("/conflicts"):
            self._settle(address, written)
            return
        self._saved(written)
        self._page(subject)

    def _settle(self, address: str, written: Written) -> None:
        """Read both texts, and let one's own stand, or the other's."""
        self.person.conflicts += 1
        _, page, _ = self._ask("conflict", address)
        form = Form(page)
        if form.fields.get(f"merged:{written.key}", "").strip() != written.text:
            raise LostError(f"a conflict without what was written: {written}")
        mine = self.chance.random() < 0.5  # noqa: PLR2004 - one or the other
        said = {**form.fields, f"choice:{written.key}": "mine" if mine else "theirs"}
        status, answer, _ = self._ask("settle", address, said)
        if status == _FOUND and mine:
            seen = int(form.fields[f"seen:{written.key}"])
            self._saved(Written(written.subject, written.key, seen, written.text))
        elif status == _FOUND:
            self.person.drafts.pop((written.subject, written.key), None)
        elif status != 409:  # noqa: PLR2004 - somebody saved again meanwhile: the draft stays
            raise LostError(f"a choice was answered with {status}: {answer[:200]}")

    def _saved(self, written: Written) -> None:
        self.person.values.append(written)
        self.person.drafts.pop((written.subject, written.key), None)

    def _unit(self, subject: str) -> str:
        return f"/cycle/{self.cycle}/units/{quote(subject)}"

    def _wait(self, seconds: tuple[float, float]) -> None:
        time.sleep(self.chance.uniform(*seconds) / self.pace)

    def _ask(
        self, kind: str, address: str, said: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        headers = {"Cookie": f"sessionid={self.person.session}; csrftoken={self.token}"}
        body = None
        if said is not None:
            body = urlencode({**said, "csrfmiddlewaretoken": self.token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begun = time.perf_counter()
        self.link.request("GET" if body is None else "POST", address, body, headers)
        response = self.link.getresponse()
        content = response.read()
        self.times.add(kind, time.perf_counter() - begun)
        return response.status, content.decode(), response.headers.get("Location", "")
