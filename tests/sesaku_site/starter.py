"""Runs ``sesaku`` many times without loading it each time, which takes a second.

It is a process that has everything loaded, and nothing set up. For each command it forks; the
child takes the environment and the files that it is told, runs the command line, and ends.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

LOADED = (
    "django.core.management",
    "django.db.models",
    "django.db.migrations.executor",
    "django.db.backends.sqlite3.base",
    "django.contrib.auth.password_validation",
    "django.template.backends.django",
    "sesaku.cli.main",
    "sesaku.cli.read",
    "sesaku.cli.show",
    "sesaku.cli.export",
    "sesaku_web.sources.preparation",
    "sesaku_web.sources.apart",
    "sesaku_site.library",
    "zipfile",
    # What the models of the applications rest on; they themselves need the settings.
    "django.template.defaultfilters",
    "msgspec.json",
    "pydantic.type_adapter",
    "sateto.finding.search",
    "sateto.needs.workflow",
    "sateto.records.reading.documents",
    "sateto.records.reading.formats",
    "sesaku.linking.links",
    "sesaku.linking.over_time.differences",
    "sesaku.linking.remarks.register",
    "sesaku.linking.terms",
    "sesaku.retrieval.passages",
    "sesaku.retrieval.searching",
    "sesaku.retrieval.thesaurus",
    "sesaku_site.commands.add",
    "sesaku_site.commands.list",
    "sesaku_site.database",
    "sesaku_site.mail",
    "typer._adapters",
    "workbench.cycle.workflow",
)
ROOT = Path(__file__).resolve().parents[2]


class Starter:
    """The process that forks, as the tests see it."""

    def __init__(self) -> None:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DJANGO_", "SESAKU_", "DATABASE_URL"))
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sesaku_site.starter"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, arguments: list[str], environment: dict[str, str], given: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command with these arguments and this standard input."""
        with tempfile.TemporaryDirectory() as folder:
            files = {name: str(Path(folder) / name) for name in ("stdin", "stdout", "stderr")}
            Path(files["stdin"]).write_text(given, "utf-8")
            request = {"arguments": arguments, "environment": environment, "files": files}
            if self._process.stdin is None or self._process.stdout is None:
                raise BrokenPipeError
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            status = int(self._process.stdout.readline())
            out, err = (Path(files[name]).read_text("utf-8") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(["sesaku", *arguments], status, out, err)

    def end(self) -> None:
        """Close its input, and wait until it has ended."""
        with self._process:
            pass


@cache
def starter() -> Starter:
    """Return the one of this process, which ends with it."""
    found = Starter()
    atexit.register(found.end)
    return found


def serve() -> None:
    """Fork for every line of standard input, until it ends."""
    for name in LOADED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _be_command(json.loads(line))
        _, ended = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(ended)}\n")
        sys.stdout.flush()


def _be_command(request: dict[str, Any]) -> None:
    for number, (name, flags) in enumerate(
        (
            ("stdin", os.O_RDONLY),
            ("stdout", os.O_WRONLY | os.O_CREAT),
            ("stderr", os.O_WRONLY | os.O_CREAT),
        )
    ):
        os.dup2(os.open(request["files"][name], flags, 0o600), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - a descriptor
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["sesaku", *request["arguments"]]
    status = import_module("sesaku.cli.main").main(request["arguments"])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    serve()
