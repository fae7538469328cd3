"""Files that are broken or made to harm: a clear error, within bounds, and nothing else."""

import contextlib
import hashlib
import os
import resource
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sesaku.document.document import Document
from sesaku.exceptions import BrokenFileError, TooLargeError
from sesaku.readers import pdf
from sesaku.readers.pdf import fonts, limits, processes
from sesaku.readers.pdf.answering import Task
from sesaku.readers.source import Source
from tests.readers.pdf.opened import check
from tests.readers.pdf.paper import Paper


def read(data: bytes) -> Document:
    return pdf.read(Source("folder/paper.pdf", data))


@pytest.fixture(scope="module")
def good() -> bytes:
    sheet = (paper := Paper()).page()
    sheet.grid([50, 150, 250], [100, 130, 160])
    sheet.text(55, 120, "項目")
    sheet.lines(50, 300, "一行目である。", "二行目である。")
    return paper.bytes()


WAYS = {
    "forked": processes._forked,  # noqa: SLF001 - each of the ways is tried
    "served": processes._served,  # noqa: SLF001 - the same
    "started": processes._started,  # noqa: SLF001 - the same
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Reading in a copy of this process, of a fork server, and in a new process."""
    found = processes.Way(WAYS[request.param], limits.SHARED_PAGES)
    monkeypatch.setattr(processes, "way", lambda: found)
    return str(request.param)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Set limits for the process that reads: one that is forked has those of this test."""
    forked = processes.Way(WAYS["forked"], limits.SHARED_PAGES)
    monkeypatch.setattr(processes, "way", lambda: forked)
    return monkeypatch


@pytest.mark.usefixtures("way")
def test_all_ways_of_reading_apart_give_the_same(good: bytes) -> None:
    document = read(good)
    assert document.text == "項目\n一行目である。\n二行目である。\n"
    check(document)


@pytest.mark.usefixtures("limited")
def test_characters_of_a_font_that_the_machine_lacks_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "INSTALLED", ())
    sheet = (paper := Paper()).page()
    sheet.text(50, 100, "一")  # a run of one character, which pdfium leaves out undrawn
    sheet.text(50, 130, "ア")
    assert read(paper.bytes()).text == "一\nア\n"


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("size", [8, 200, 600])
def test_cut_short(good: bytes, size: int) -> None:
    with pytest.raises(BrokenFileError, match=r"^folder/paper\.pdf: .*壊れているか"):
        read(good[:size])


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n" + bytes(range(256)) * 20, b"<html>"])
def test_no_pdf(data: bytes) -> None:
    with pytest.raises(BrokenFileError, match="取得し直してください"):
        read(data)


def test_what_is_named_pdf_is_not_read_as_text() -> None:
    assert pdf.accepts(Source("a.pdf", b"plain"))
    assert pdf.accepts(Source("a.txt", b"\n%PDF-1.4"))
    assert not pdf.accepts(Source("a.txt", b"how %PDF-1.4 begins"))


@pytest.mark.parametrize("count", [b"999999999", b"-5", b"(many)"])
def test_page_counts_that_lie(good: bytes, count: bytes) -> None:
    document = read(good.replace(b"/Count 1", b"/Count " + count))
    assert document.text.startswith("項目")


def test_too_many_pages(limited: pytest.MonkeyPatch) -> None:
    paper = Paper()
    for number in range(6):
        paper.page().text(50, 100, str(number))
    limited.setattr(limits, "MAX_PAGES", 5)
    with pytest.raises(TooLargeError, match="6頁あります（上限 5 頁）"):
        read(paper.bytes())


@pytest.mark.parametrize(("pages", "readers"), [(16, 1), (17, 2), (40, 2)])
def test_a_second_process_reads_with_the_first_where_pages_are_many(
    limited: pytest.MonkeyPatch, pages: int, readers: int
) -> None:
    paper = Paper()
    for number in range(pages):
        paper.page().text(50, 100, f"{number}頁の本文")
    started: list[object] = []

    def counted(data: bytes, path: str, task: Task) -> processes.Reading:
        started.append(task)
        return WAYS["forked"](data, path, task)

    counting = processes.Way(counted, 16)
    limited.setattr(processes, "way", lambda: counting)
    limited.setattr(limits, "TWO_READERS", 0)
    limited.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert read(paper.bytes()).text == "".join(f"{number}頁の本文\n" for number in range(pages))
    assert len(started) == readers
    with pytest.raises(BrokenFileError):
        read(paper.bytes()[:300])


def test_too_many_characters(limited: pytest.MonkeyPatch, good: bytes) -> None:
    limited.setattr(limits, "MAX_CHARACTERS", 10)
    with pytest.raises(TooLargeError, match="文字が多すぎます"):
        read(good)
    limited.setattr(limits, "MAX_PAGE_CHARACTERS", 10)
    with pytest.raises(TooLargeError, match="1頁の文字数"):
        read(good)


def test_pages_of_absurd_size() -> None:
    paper = Paper()
    paper.page(1e9, 1e9).text(50, 50, "巨大")
    paper.page(0, 0)
    document = read(paper.bytes())
    assert document.text == "巨大\n"


def bomb_of_paths() -> bytes:
    sheet = (paper := Paper()).page()
    sheet.raw("0 0 m 1 1 l S\n" * 12_000_000)
    return paper.bytes()


def bomb_of_drawings() -> bytes:
    paper = Paper()
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    last = paper.stream(b"0 0 10 10 re f\n" * 100, form)
    for _ in range(12):
        inner = f"{form} /Resources << /XObject << /X {last} 0 R >> >>"
        last = paper.stream(b"/X Do\n" * 10, inner)
    paper.resources = f"/XObject << /X {last} 0 R >>"
    paper.page().raw("/X Do")
    return paper.bytes()


@pytest.mark.parametrize("bomb", [bomb_of_paths, bomb_of_drawings])
def test_bombs(bomb: object, limited: pytest.MonkeyPatch) -> None:
    assert callable(bomb)
    limited.setattr(limits, "MEMORY", 256 * 1024**2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = bomb()
    made = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TooLargeError, match=r"メモリー|時間"):
        read(data)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - max(made, before) < 50_000, "kilobytes in this process"


def test_time(limited: pytest.MonkeyPatch) -> None:
    data = bomb_of_drawings()
    limited.setattr(limits, "SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(TooLargeError):
        read(data)
    assert time.monotonic() - start < 20


def test_scripts_are_not_run(good: bytes) -> None:
    action = b"/OpenAction << /S /JavaScript /JS (while(true){}) >> /Type /Catalog"
    document = read(good.replace(b"/Type /Catalog", action))
    assert "項目" in document.text


def rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked(password: bytes) -> bytes:
    """Return a file of one blank page under the oldest lock; its streams are left as they are."""
    user = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(user, usedforsecurity=False).digest()[:5], user)
    rights = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(user + owner + rights + b"id", usedforsecurity=False).digest()[:5]
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> "
        f"/U <{rc4(key, PADDING).hex()}> /P -4 >> /ID [<{b'id'.hex()}> <{b'id'.hex()}>] /Root"
    )
    paper = Paper()
    paper.page()
    return paper.bytes().replace(b"/Root", lock.encode())


def test_locked_by_a_password() -> None:
    with pytest.raises(BrokenFileError, match="パスワードで保護されています"):
        read(locked(b"secret"))
    assert len(read(locked(b"")).pages) == 1, "the lock that opens by itself"


def test_pictures_of_pages() -> None:
    paper = Paper()
    picture = paper.stream(
        bytes(100 * 100),
        "/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray",
    )
    paper.resources = f"/XObject << /P {picture} 0 R >>"
    for page in range(4):
        sheet = paper.page()
        sheet.raw("q 500 0 0 700 40 60 cm /P Do Q")
        if page == 2:
            sheet.text(50, 50, "文字のある頁")
    document = read(paper.bytes())
    assert [(code, keys) for code, _, keys in document.defects] == [
        ("scanned-page", {"page": "1～2"}),
        ("scanned-page", {"page": "4"}),
    ]


def test_signs_without_a_character() -> None:
    sheet = (paper := Paper()).page()
    sheet.text(50, 50, "外字\ue000と\ue001")
    document = read(paper.bytes())
    codes = [(code, keys) for code, _, keys in document.defects]
    assert codes == [("characters-unmapped", {"page": 1, "count": 2})]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_mutated_bytes(good: bytes, data: st.DataObject) -> None:
    broken = bytearray(good)
    places = st.integers(0, len(broken) - 1)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(places)
        broken[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    document = None
    with contextlib.suppress(BrokenFileError, TooLargeError):
        document = read(bytes(broken))
    if document is not None:
        check(document)
