"""Processes that read one PDF after another: what they share, and what ends them."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sesaku.exceptions import BrokenFileError, TooLargeError
from sesaku.readers.pdf import fork_server, limits, processes
from sesaku.readers.pdf.answering import DONE, PAGE
from sesaku.readers.pdf.isolation import read_apart
from sesaku.readers.pdf.opening import WHOLE, Share
from sesaku.readers.pdf.transfer import unpack
from tests.readers.pdf.paper import Paper
from tests.readers.pdf.test_hostile import bomb_of_drawings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the fork server is for Linux")
SECRET = "hidden from what reads hostile files"  # noqa: S105 - nothing is locked by it


def paper(*texts: str) -> bytes:
    made = Paper()
    for text in texts:
        made.page().text(50, 100, text)
    return made.bytes()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[processes.ForkServer]:
    """A fork server of this test's own, which every file is read by."""
    monkeypatch.setenv("SESAKU_SECRET_KEY", SECRET)
    own = processes.ForkServer()
    own.wanted = True
    monkeypatch.setattr(processes, "SERVER", own)
    monkeypatch.setattr(limits, "TWO_READERS", 0)
    yield own
    own.forget()


def text_of(data: bytes) -> list[str]:
    texts: list[str] = []
    read_apart(data, "paper.pdf", lambda page: texts.extend(str(item[0]) for item in page.items))
    return texts


def children(process: int) -> list[int]:
    try:
        said = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except FileNotFoundError:
        return []
    return [int(child) for child in said.split()]


def wait_for(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def test_a_process_reads_one_file_after_another(server: processes.ForkServer) -> None:
    assert text_of(paper("一", "二")) == ["一", "二"]
    first = children(server.process)
    assert len(first) == 1
    for number in range(5):
        assert text_of(paper(f"第{number}号")) == [f"第{number}号"]
    assert children(server.process) == first


def test_two_share_the_pages_of_a_longer_file(server: processes.ForkServer) -> None:
    for count in (3, 4, 7):
        wanted = [f"{number}頁の本文" for number in range(count)]
        assert text_of(paper(*wanted)) == wanted
    assert len(children(server.process)) <= 2, "one alone where it was ready before it was asked"


def test_what_is_wrong_with_a_file_ends_the_process_that_read_it(
    server: processes.ForkServer,
) -> None:
    text_of(paper("一"))
    before = children(server.process)
    with pytest.raises(BrokenFileError, match="壊れている"):
        read_apart(b"%PDF-1.7 nothing", "broken.pdf", lambda _: None)
    wait_for(lambda: children(server.process) == [])
    assert text_of(paper("二")) == ["二"]
    assert children(server.process) != before


def test_a_process_ends_after_so_many_files(server: processes.ForkServer) -> None:
    seen = set()
    data = paper("一")
    for _ in range(2 * fork_server.FILES + 1):
        assert text_of(data) == ["一"]
        seen.update(children(server.process))
    assert len(seen) == 3


def test_a_process_that_holds_much_memory_ends(server: processes.ForkServer) -> None:
    text_of(paper("一"))
    before = children(server.process)
    made = Paper()
    made.page().raw("0 0 m 1 1 l S\n" * 1_200_000)
    assert text_of(made.bytes()) == []
    assert text_of(paper("二")) == ["二"]
    wait_for(lambda: not set(before) & set(children(server.process)))


def test_many_threads_at_once(server: processes.ForkServer) -> None:
    def read(number: int) -> bool:
        texts = [f"{number}-{page}" for page in range(number % 5 + 1)]
        return text_of(paper(*texts)) == texts

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(80)))
    wait_for(lambda: len(children(server.process)) <= 2)


def test_who_reads_knows_no_secret_and_holds_nothing_open(
    server: processes.ForkServer, tmp_path: Path
) -> None:
    with (tmp_path / "open").open("wb") as held:
        os.set_inheritable(held.fileno(), True)  # noqa: FBT003 - it has no name
        text_of(paper("一"))
    for process in (server.process, *children(server.process)):
        assert SECRET.encode() not in Path(f"/proc/{process}/environ").read_bytes()
        opened = {str(place.readlink()) for place in Path(f"/proc/{process}/fd").iterdir()}
        assert not any(str(tmp_path) in place for place in opened)


def test_an_answer_that_nobody_takes_any_more_ends_who_gives_it(
    server: processes.ForkServer,
) -> None:
    reading = processes.Answer(server.ask(bomb_of_drawings(), WHOLE), "endless.pdf")
    wait_for(lambda: len(children(server.process)) == 1)
    (process,) = children(server.process)
    reading.close()
    wait_for(lambda: not Path(f"/proc/{process}").exists())
    assert text_of(paper("一")) == ["一"]


@pytest.mark.parametrize(
    ("sent", "error"),
    [(signal.SIGXCPU, "時間"), (signal.SIGKILL, "メモリー"), (signal.SIGSEGV, "壊れている")],
)
def test_why_a_process_ended_is_told(
    server: processes.ForkServer, sent: signal.Signals, error: str
) -> None:
    def stop() -> None:
        wait_for(lambda: children(server.process) != [])
        for process in children(server.process):
            os.kill(process, sent)

    killing = threading.Thread(target=stop)
    killing.start()
    with pytest.raises((TooLargeError, BrokenFileError), match=error):
        read_apart(bomb_of_drawings(), "endless.pdf", lambda _: None)
    killing.join()
    assert text_of(paper("一")) == ["一"]


def test_a_server_that_was_ended_is_started_anew(server: processes.ForkServer) -> None:
    text_of(paper("一"))
    before = server.process
    os.kill(before, signal.SIGKILL)
    wait_for(lambda: "Z" in Path(f"/proc/{before}/stat").read_text("ascii"))
    assert text_of(paper("二")) == ["二"]
    assert server.process != before


def test_a_share_that_is_read_alone(server: processes.ForkServer) -> None:
    lines = list(processes.Answer(server.ask(paper("一", "二", "三"), Share(1, 2)), "paper.pdf"))
    assert [line[:1] for line in lines[:2]] == [PAGE, DONE]
    assert unpack(lines[0][1:]).items[0][0] == "二"


def test_all_end_with_the_process_that_asks(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper("一", "二", "三"))
    program = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from sesaku.readers.pdf import processes\n"
        "from sesaku.readers.pdf.isolation import read_apart\n"
        "processes.SERVER.wanted = True\n"
        "read_apart(Path(sys.argv[1]).read_bytes(), 'paper.pdf', lambda _: None)\n"
        "print(processes.SERVER.process, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program, str(tmp_path / "paper.pdf")],
        stdout=subprocess.PIPE,
        check=False,
    )
    process = int(done.stdout)
    wait_for(lambda: not Path(f"/proc/{process}").exists())


def test_a_copy_of_this_process_has_a_server_of_its_own(server: processes.ForkServer) -> None:
    text_of(paper("一"))
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"no"
        try:
            before = processes.SERVER.process
            processes.SERVER.wanted = True
            good = text_of(paper("二")) == ["二"] and processes.SERVER.process != before
            said = b"yes" if good else b"no"
        finally:
            os.write(there, said)
            os._exit(0)
    os.waitpid(child, 0)
    assert os.read(here, 9) == b"yes"
    assert text_of(paper("三")) == ["三"]
    assert server.process
