"""Hostile words, in documents and in questions, on every page: they are words, and nothing else."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.urls import URLPattern, resolve
from selectolax.lexbor import LexborHTMLParser

from sesaku.readers.source import Source
from sesaku_web.accounts.actions.create_organisation import create_organisation
from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.add_document import add_document
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.api.asking import content_of
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, document, person
from tests.sesaku_web.pages.addresses import EVERY, GUARDED, address
from tests.sesaku_web.pages.asking import browser

pytestmark = pytest.mark.django_db

_OF_EACH_KIND = 6
ODD = (
    "\x00",
    "9" * 4400,
    "-1",
    "１２",
    "' OR 1=1 --",
    '"><script>alert(1)</script>',
    "../../../../etc/passwd",
    "%s%(x)s{0}{x}",
    "\ufffe\u202e\U0001f600",
    "1-2,3-99999999999999999999",
    "javascript:alert(1)",
)
PARAMETERS = (
    *("q", "kind", "page", "table", "as", "severity", "code", "state", "subject", "path", "at"),
    *("version", "part", "portion", "lang", "next", "ministry", "year", "type", "action", "actor"),
    *("subject_type", "subject_id", "unknown"),
)


@pytest.mark.parametrize(("name", "pattern"), EVERY, ids=lambda one: str(one)[:40])
def test_odd_questions_get_an_answer(name: str, pattern: URLPattern) -> None:
    """Whatever is asked: a page, or a refusal; never a fault, and nothing of it as markup."""
    client = browser(Role.ADMINISTRATOR)
    values = {"sha": document().short, "subject": "1-1", "number": 1}
    where = address(name, pattern, values)
    for odd in ODD:
        for asked in (dict.fromkeys(PARAMETERS, odd), {"subject": "1-1", "path": odd}):
            for answer in (client.get(where, asked), client.post(where, {**asked, "reason": odd})):
                content_of(answer)
                assert answer.status_code < 500, odd
                if "html" in answer.headers.get("Content-Type", ""):
                    check_markup(answer.content.decode())
            client.force_login(person(Role.ADMINISTRATOR))


@pytest.mark.parametrize("subject", ["%00", "..%2f..%2fetc%2fpasswd", "9" * 3000, "%3Cscript%3E"])
def test_odd_addresses_lead_nowhere(subject: str) -> None:
    client, held = browser(Role.ADMINISTRATOR), document()
    for path in (
        f"/documents/{held.short}/indicators/{subject}",
        f"/documents/{subject}/",
        f"/documents/{held.short}/pages/{subject}.png",
        f"/people/{subject}/",
        f"/corrections/{subject}/withdraw",
        f"/static/{subject}",
        f"/{subject}",
    ):
        answer = client.get(path)
        assert answer.status_code in {400, 404, 405}, path
        assert b"root:" not in answer.content


EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
_REFERENCE = ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href")


def check_markup(html: str) -> None:
    """Go on only where no element or attribute comes from what people or documents say."""
    tree = LexborHTMLParser(html)
    for element in tree.css("*"):
        attributes = element.attributes
        assert not [name for name in attributes if name.lower().startswith("on")], element.html
        assert "style" not in attributes
        for name in _REFERENCE:
            target = unescape(attributes.get(name) or "").strip().lower()
            assert not target.startswith(("javascript:", "vbscript:", "data:text")), element.html
        if element.tag in {"script", "iframe", "object", "embed", "base", "link"}:
            place = attributes.get("src") or attributes.get("href") or ""
            ours = "/" if element.tag == "link" else "/static/"  # feeds and manifests are pages
            assert place.startswith(ours), element.html
            assert not place.startswith("//"), element.html
        if element.tag == "img":
            assert attributes.get("src") != "x"


def hostile_library() -> StoredDocument:
    """Fill the library with documents, people and corrections that say evil things."""
    who = actor(Role.ADMINISTRATOR)
    ministry = create_organisation(who, f"空想省{EVIL}", "ministry")
    person(Role.EDITOR, name=EVIL, organisation=ministry)
    for path in (REPORT, SUMMARY, PAPER):
        text = re.sub("(?<=[一-龠])(島|港|海)(?=[一-龠の])", rf"\1{EVIL}", path.read_text("utf-8"))
        held = add_document(who, Source(f"{EVIL}{path.name}", text.encode())).document
    sheets = SHEETS.read_text("utf-8").replace("灯台", "灯台" + EVIL.replace('"', '\\"'))
    add_document(who, Source("sheets.json", sheets.encode()))
    held = document()
    for path_ in ("name", "rating/grade"):
        correct_value(who, held, Claim("1-2", path_, "correct", EVIL, value=EVIL))
    gone = add_document(who, Source(f"{EVIL}.txt", f"取り下げる {EVIL}".encode())).document
    withdraw_document(who, gone, reason=EVIL)
    return held


def leads_to(at: str, html: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the addresses of this site that a page leads to, each with its kind."""
    for element in LexborHTMLParser(html).css("a[href]"):
        target = urljoin(at, element.attributes["href"] or "").partition("#")[0]
        parts = urlsplit(target)
        if not parts.scheme and not parts.path.startswith("/static/"):
            yield target, (resolve(parts.path).view_name, *sorted(dict(parse_qsl(parts.query))))


def test_hostile_words_are_only_words() -> None:
    """Follow the links of the site from the first page on, some of each kind."""
    held = hostile_library()
    client = browser(Role.ADMINISTRATOR)
    waiting, known = deque(["/", "/account/", "/corrections/"]), {"/"}
    kinds: Counter[tuple[str, ...]] = Counter()
    said = 0
    while waiting:
        at = waiting.popleft()
        answer = client.get(at)
        content_of(answer)
        assert answer.status_code in {200, 302}, at
        if "html" not in answer.headers.get("Content-Type", ""):
            continue
        html = answer.content.decode()
        said += html.count("&lt;script&gt;alert(1)")
        check_markup(html)
        for target, kind in leads_to(at, html):
            if target not in known and kinds[kind] < _OF_EACH_KIND:
                kinds[kind] += 1
                known.add(target)
                waiting.append(target)
    assert said > 100
    shown = {name for name, *_ in kinds}
    values = {"sha": held.short, "subject": "1-1", "number": 1}
    for name, pattern in GUARDED:
        if name not in shown:  # what is sent alone, and pictures of pages, which a text has not
            status = client.get(address(name, pattern, values)).status_code
            assert status in {200, 302, 400, 404, 405}, name
