"""What a person does with the offline bundle, in a network namespace without a network.

``offline_session.py BUNDLE FOLDER PYTHON`` unpacks, installs, reads an example, adds all of them,
serves, asks the server, and prints what came of it as JSON.
"""

import fcntl
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_SET_FLAGS = 0x8914
_UP_AND_RUNNING = 0x41
_NOWHERE = ("192.0.2.1", 80)
_PORT = 8765
_SECONDS = 60
SYSTEMS = ("/", "/cycle/", "/research/", "/needs/", "/coast/", "/islands/")
"""The first pages of all systems."""


class Person:
    """A person at a machine with Python alone."""

    def __init__(self, folder: Path, python: str) -> None:
        self.folder = folder
        self.python = python
        self.environment = {
            "PATH": os.defpath,
            "HOME": str(folder / "home"),
            "LC_ALL": "C.UTF-8",
            "PYTHON": python,
            "SESAKU_HOME": str(folder / "library"),
        }
        (folder / "home").mkdir()

    def run(self, *command: str | Path) -> str:
        """Run a command, which must succeed, and return what it prints."""
        done = subprocess.run(  # noqa: S603 - what the bundle brings
            command,
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            sys.exit(f"{command}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def install(self, bundle: Path) -> tuple[Path, Path]:
        """Unpack and install; return where the bundle lies, and the command."""
        self.run(self.python, "-m", "zipfile", "-e", bundle, self.folder)
        unpacked = self.folder / bundle.stem
        self.run("sh", unpacked / "install.sh", self.folder / "installed")
        return unpacked, self.folder / "installed" / "bin" / "sesaku"


def main(bundle: Path, folder: Path, python: str) -> None:
    """Do it all."""
    bring_up_loopback()
    if reaches_outside():
        sys.exit("there is a network: nothing would be shown by this")
    person = Person(folder, python)
    unpacked, sesaku = person.install(bundle)
    example = unpacked / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
    reading = json.loads(person.run(sesaku, "read", example, "--json"))
    person.run(sesaku, "add", unpacked / "examples" / "position_paper", example)
    said = {
        "version": person.run(sesaku, "--version").strip(),
        "indicators": sum(len(field["indicators"]) for field in reading["fields"]),
        "fonts": fonts(person, sesaku),
        "printed": printed(person, sesaku, example),
        "solved": solved(person, sesaku),
        **served(sesaku, person.environment),
    }
    sys.stdout.write(json.dumps(said))


def fonts(person: Person, sesaku: Path) -> list[str]:
    """Return the names of the fonts that came along."""
    asked = (
        "from importlib.resources import files\n"
        "print(*(one.name for one in files('sesaku').joinpath('fonts').iterdir()))"
    )
    return sorted(person.run(sesaku.parent / "python", "-c", asked).split())


def printed(person: Person, sesaku: Path, example: Path) -> str:
    """Return how the official report begins that is printed as PDF."""
    target = person.folder / "official.pdf"
    person.run(sesaku, "export", example, "pdf", "--output", target)
    return target.read_bytes()[:5].decode("ascii")


def solved(person: Person, sesaku: Path) -> str:
    """Return what the solver and the reader of photos say: they are compiled, and came along."""
    asked = (
        "import highspy, pillow_heif\n"
        "pillow_heif.register_heif_opener()\n"
        "highs = highspy.Highs()\n"
        "x = highs.addVariable(lb=0, ub=3)\n"
        "highs.maximize(x)\n"
        "print(highs.getObjectiveValue())"
    )
    return person.run(sesaku.parent / "python", "-c", asked).split()[-1]


def bring_up_loopback() -> None:
    """Switch on the loopback device of the namespace."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        fcntl.ioctl(door, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP_AND_RUNNING))


def reaches_outside() -> bool:
    """Whether packets find a way out; a refusal at once means that they do not."""
    try:
        socket.create_connection(_NOWHERE, timeout=2).close()
    except OSError as error:
        return isinstance(error, TimeoutError)
    return True


def served(sesaku: Path, environment: dict[str, str]) -> dict[str, object]:
    """Serve, and return what the server answered."""
    command = [str(sesaku), "serve", "--port", str(_PORT)]
    with subprocess.Popen(command, env=environment, start_new_session=True) as server:  # noqa: S603 - the same
        try:
            health = json.loads(asked("/api/v1/health"))
            page = asked("/").decode()
            style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
            documents = json.loads(asked("/api/v1/documents"))["items"]
            report = next(one for one in documents if one["name"].startswith("umi"))
            return {
                "health": health["status"],
                "style": len(asked(style)),
                "documents": len(documents),
                "map": len(asked("/static/maps/leaflet/leaflet.js")),
                "land": len(asked("/static/maps/base.json")),
                "systems": [len(asked(path)) for path in SYSTEMS],
                "viewer": len(asked(f"/documents/{report['sha256'][:12]}/view")),
            }
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def asked(path: str) -> bytes:
    """Ask the server, which may still be starting."""
    deadline = time.monotonic() + _SECONDS
    while True:
        try:
            address = f"http://127.0.0.1:{_PORT}{path}"
            with urllib.request.urlopen(address, timeout=10) as answer:
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError:
            raise
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
