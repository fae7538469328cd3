"""The command as a process: help, versions, languages, statuses, and how it ends in trouble."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sesaku import __version__
from sesaku.cli.main import COMMANDS, command
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose, chosen_in, entries
from tests.cli.conftest import Call

SCRIPT = "import sys; from sesaku.cli.main import main; sys.exit(main())"


def process(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    run = [sys.executable, "-c", SCRIPT, *arguments]
    return subprocess.run(run, capture_output=True, check=False, timeout=60, **options)  # type: ignore[call-overload, no-any-return]  # noqa: S603 - options of the caller, our own script


def test_version(call: Call) -> None:
    assert call("--version") == (Status.DONE, f"sesaku {__version__}\n", "")


def test_version_is_quick() -> None:
    heavy = ("pandas", "xlsxwriter", "rich.console", "selectolax", "pypdfium2", "pdfplumber")
    script = (
        "import sys; from sesaku.cli.main import main; main(['--version']);"
        f"sys.exit(any(name in sys.modules for name in {heavy!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)  # noqa: S603 - our own script
    assert done.returncode == 0, "a heavy library is loaded before it is needed"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    ("locale", "piece"), [("ja_JP.UTF-8", "使い方: "), ("C", "使い方 / Usage: ")]
)
def test_help_of_every_command(
    call: Call, monkeypatch: pytest.MonkeyPatch, name: str, locale: str, piece: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    done = call(name, "--help")
    assert done.status == Status.DONE
    assert done.out.startswith(f"{piece}sesaku {name} ")
    assert ("Options" in done.out) is (locale == "C")
    assert "--lang ja|en" in done.out


def test_help_in_english(call: Call) -> None:
    done = call("--lang", "en", "read", "--help")
    assert "Usage: sesaku read" in done.out
    assert "使い方" not in done.out


def test_help_of_the_whole_lists_commands_and_statuses(call: Call) -> None:
    done = call()
    assert done == call("--help")
    for piece in (*COMMANDS, "終了コード", *(f" {status.value} " for status in Status)):
        assert piece in done.out


@pytest.mark.parametrize("width", ["40", "60", "100", "200"])
def test_help_fits_and_is_whole(call: Call, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = "".join(call("export", "--help").out.split())
    for key in ("export.output", "export.form", "option.kind"):
        assert "".join(entries()[key]["ja"].split()) in out
    assert "…" not in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    made = command(name, Words(Language.JA))
    assert all(parameter.help for parameter in made.params)


def test_every_entry_has_both_languages() -> None:
    for key, entry in entries().items():
        assert set(entry) == {"ja", "en"}, key


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("reed",), "使い方が正しくありません"),
        (("read",), "FILE... を指定してください。sesaku read --help"),
        (("read", "--jason"), "オプション --jason はありません。"),
        (("show",), "FILE を指定してください。"),
        (("show", "a.txt", "1-1", "--lang", "fr"), "--lang には ja|en のどれかを"),
    ],
)
def test_wrong_calls_are_one_line(call: Call, arguments: tuple[str, ...], message: str) -> None:
    done = call(*arguments)
    assert (done.status, done.out) == (Status.USAGE, "")
    assert message in done.err
    assert done.err.count("\n") == 1


def test_wrong_calls_in_english(call: Call) -> None:
    done = call("read", "--lang=en")
    assert done.err == "sesaku: FILE... is missing. See sesaku read --help.\n"


@pytest.mark.parametrize(
    ("chosen", "environment", "expected"),
    [
        (None, {"LANG": "ja_JP.UTF-8"}, Words(Language.JA)),
        (None, {"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, Words(Language.JA, both=True)),
        (None, {"LANG": "en_US.UTF-8"}, Words(Language.JA, both=True)),
        (None, {}, Words(Language.JA, both=True)),
        (None, {"SESAKU_LANG": "en", "LANG": "ja_JP"}, Words(Language.EN)),
        (None, {"SESAKU_LANG": "fr"}, Words(Language.JA, both=True)),
        ("ja", {"SESAKU_LANG": "en"}, Words(Language.JA)),
    ],
)
def test_the_language(chosen: str | None, environment: dict[str, str], expected: Words) -> None:
    assert choose(chosen, environment) == expected


def test_the_language_stands_anywhere_before_the_dashes() -> None:
    assert chosen_in(["read", "a", "--lang", "en"]) == "en"
    assert chosen_in(["--lang=ja", "read"]) == "ja"
    assert chosen_in(["read", "--", "--lang", "en"]) is None
    assert chosen_in(["read", "--lang"]) is None


def test_a_mistake_of_the_program_is_an_apology(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: str, *, kind: str | None, ocr: bool) -> object:
        raise ZeroDivisionError(path, kind, ocr)

    monkeypatch.setattr("sesaku.cli.opening.read", broken)
    done = call("read", "a.txt")
    assert done.status == Status.INTERNAL
    assert done.err.startswith("sesaku: a.txt: 申し訳ありません。")
    assert "ZeroDivisionError" in done.err
    assert done.err.count("\n") == 1
    traced = call("--debug", "read", "a.txt")
    assert "Traceback" in traced.err
    assert traced.status == Status.INTERNAL


def test_control_c(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str, *, kind: str | None, ocr: bool) -> object:
        raise KeyboardInterrupt(path, kind, ocr)

    monkeypatch.setattr("sesaku.cli.opening.read", interrupted)
    assert call("read", "a.txt") == (Status.INTERRUPTED, "", "")


def test_a_process_that_is_interrupted() -> None:
    # Where the tests run in the background, Control-C is ignored by all that they start.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    run = [sys.executable, "-c", heard + SCRIPT, "read", "-"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(run, **streams) as running:  # type: ignore[call-overload]  # noqa: S603 - our own script
        running.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: it is being read
        running.stdin.flush()
        time.sleep(0.5)  # a signal between two reads is heard by Python at the next one only
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)
        out, err = running.stdout.read(), running.stderr.read()
    assert (running.returncode, out, err) == (Status.INTERRUPTED, b"", b"")


def test_a_closed_pipe_is_quiet(example: Path) -> None:
    run = [sys.executable, "-c", SCRIPT, "read", "--json", *[str(example)] * 8]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603 - our own script
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        err = running.stderr.read()
        running.wait(timeout=60)
    assert (running.returncode, err) == (Status.PIPE_CLOSED, b"")


def test_a_full_disk_is_one_line(example: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = [sys.executable, "-c", SCRIPT, "read", "--json", str(example)]
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)  # noqa: S603 - our own script
    assert done.returncode == Status.MISSING
    assert done.stderr.decode().startswith("sesaku: 書き出せません")
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_without_japanese_gets_replacements(example: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = process("read", str(example), env=environment)
    assert done.returncode == Status.DONE
    assert b"evaluation_report" in done.stdout
    assert b"Traceback" not in done.stderr
    data = process("read", "--text", str(example), env=environment)
    assert data.stdout == example.read_bytes()
