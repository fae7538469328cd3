"""How many pages of an indicator are served, against a trivial page of the same stack.

Yardstick: a page that loads one row of the database by its key and renders one line of it, through
the same middleware and the same permission. Both are asked of the WSGI application itself, without
a server or a network, which would add the same to both and so flatter the ratio. All are asked in
turn, several rounds; the best round of each counts, since the machine is noisy. Beside the rate by
the clock stands that by the least processor time of a request, which a busy machine hardly changes.

The limit holds for the page as it is served: its body is kept from the first time that it is shown
(``sesaku_web.pages.kept``). "Made anew" is that first time, printed beside it.

usage: python -m benchmarks.page_throughput
"""

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.store_library import new_library

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

ROUNDS = 7
SECONDS = 0.4
REPEATED = 60
LIMIT = 0.4
ANEW = "made anew"
REPORT = (
    Path(__file__).resolve().parents[1] / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
)


def ask(application: "WSGIHandler", address: str) -> int:
    """Ask for a page and return its length in bytes; it must be there."""
    said: list[str] = []
    environment = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }

    def begin(status: str, _headers: object, _error: object = None) -> Callable[[bytes], object]:
        said.append(status)
        return len  # nothing of ours writes by it

    answer = application(environment, begin)
    length = sum(map(len, answer))
    answer.close()
    if not said[0].startswith("200"):
        raise RuntimeError(f"{address}: {said[0]}")
    return length


def a_second(work: Callable[[], object]) -> float:
    """Return how many times a second something is done."""
    done, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < SECONDS:
        work()
        done += 1
    return done / passed


def by_the_processor(work: Callable[[], object]) -> float:
    """Return how many times a second something could be done by the least time of the processor."""
    least = float("inf")
    for _ in range(REPEATED):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return 1 / least


def measure() -> float:
    """Print how many of each page are served a second, and return the least ratio as served."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - Django is ready only now
    from django.test.utils import override_settings  # noqa: PLC0415 - the same

    from sesaku.readers.source import Source  # noqa: PLC0415 - the same
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.pages import kept  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same

    held = add_document(Actor.local(), Source(REPORT.name, REPORT.read_bytes())).document
    root = f"/documents/{held.short}/"
    with override_settings(ROOT_URLCONF="benchmarks.trivial_page", SESAKU_SINGLE_USER=True):
        application = get_wsgi_application()

        usual, nothing = kept._PARTS, kept.Parts(most=0)  # noqa: SLF001 - nothing else can make a page forget

        def anew(address: str) -> None:
            kept._PARTS = nothing  # noqa: SLF001 - the same; a patch would cost a tenth of the page
            try:
                ask(application, address)
            finally:
                kept._PARTS = usual  # noqa: SLF001 - the same

        trivial = f"/trivial/{held.pk}"
        works: dict[str, Callable[[], object]] = {"trivial page": lambda: ask(application, trivial)}
        for name, code in (("in words", "1-1"), ("in figures", "1-2")):
            address = f"{root}indicators/{code}"
            works[f"indicator {name}"] = lambda at=address: ask(application, at)  # type: ignore[misc] # a default binds the name
            works[f"indicator {name}, {ANEW}"] = lambda at=address: anew(at)  # type: ignore[misc] # the same
        best = dict.fromkeys(works, 0.0)
        worked = dict.fromkeys(works, 0.0)
        for _ in range(ROUNDS):
            for name, work in works.items():
                best[name] = max(best[name], a_second(work))
                worked[name] = max(worked[name], by_the_processor(work))
    yardstick, processor = best["trivial page"], worked["trivial page"]
    for name, rate in best.items():
        ratios = f"ratio {rate / yardstick:4.2f}, by the processor {worked[name] / processor:4.2f}"
        print(f"{name:32} {rate:6.0f} a second, {ratios}")
    least = min(rate for name, rate in best.items() if not name.endswith(ANEW)) / yardstick
    print(f"least ratio as served {least:.2f} (limit {LIMIT})")
    return least


def main() -> int:
    """Measure in a library of its own; 1 where a ratio is below the limit."""
    with new_library(postgres=False) as environment:
        os.environ.update(environment)
        from sesaku_site.library import open_library  # noqa: PLC0415 - it reads the environment

        open_library()
        return int(measure() < LIMIT)


if __name__ == "__main__":
    sys.exit(main())
