"""A flood of reports nobody means, and whether those on duty can still work.

So many reports without proof of work come from many places, with real reports among them. Then the
queue has to hold every real report and hardly any other, everything has to be kept, and the pages
of the queue have to come as fast as before.

The yardstick, in the same run: the same pages with an empty queue.

usage: flock /work/.bench.lock python -m benchmarks.coast_spam [--spam 10000] [--real 50]
"""

import argparse
import os
import statistics
import time
import uuid

from benchmarks.store_library import new_library

_LOOKS = 15
_PLACES = 400
_MOST_ASTRAY = 60
"""So many without work are taken for reports within an hour, as a form without a program is one."""

_MOST_SECONDS = 1.0
_PAGES = (
    "/coast/desk/",
    "/coast/desk/?view=aside",
    "/coast/desk/news?since=0",
    "/coast/desk/shift",
)


def main() -> None:
    """Flood a library and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--spam", type=int, default=10_000)
    parser.add_argument("--real", type=int, default=50)
    given = parser.parse_args()
    with new_library(postgres=False) as environment:
        os.environ.update(environment)
        os.environ["SESAKU_SINGLE_USER"] = "1"
        _flood(given.spam, given.real)


def _flood(spam: int, real: int) -> None:
    from sesaku_site.library import open_library  # noqa: PLC0415 - the environment is set now

    open_library()
    from shimamoru.reports.models import Report  # noqa: PLC0415 - Django is ready only now

    empty = _look()
    begun, spent = time.monotonic(), time.process_time()
    numbers: set[str] = set()
    every = max(1, spam // real)
    for at in range(spam):
        _submit(f"宣伝 {at}", f"spam{at % _PLACES}", proven=False)
        if at % every == 0 and len(numbers) < real:
            numbers.add(_submit(f"岩場に網が {at} 枚", f"pier{len(numbers) % 25}", proven=True))
    clock, processor = time.monotonic() - begun, time.process_time() - spent
    waiting = set(Report.objects.waiting().values_list("number", flat=True))
    kept = Report.objects.count()
    print(
        f"{spam} spam and {len(numbers)} real reports in {clock:.0f} s, processor {processor:.0f} s"
    )
    print(
        f"kept {kept} of {spam + len(numbers)}; in the queue {len(waiting)}, "
        f"of these real {len(waiting & numbers)}"
    )
    full = _look()
    for page in _PAGES:
        ratio = full[page] / empty[page]
        print(
            f"{page}: median {full[page] * 1000:.0f} ms, "
            f"empty {empty[page] * 1000:.0f} ms, ratio {ratio:.1f}"
        )
    usable = numbers <= waiting and len(waiting) <= len(numbers) + _MOST_ASTRAY
    whole = kept == spam + len(numbers)
    holds = usable and whole and max(full.values()) < _MOST_SECONDS
    print(f"the queue stays usable and nothing is thrown away: {'holds' if holds else 'FAILS'}")


def _submit(words: str, place: str, *, proven: bool) -> str:
    from shimamoru.reports.actions.submit_report import (  # noqa: PLC0415 - Django is ready only now
        Given,
        Sender,
        submit_report,
    )
    from shimamoru.reports.secret_links import new_secret  # noqa: PLC0415 - the same

    given = Given(uuid.uuid4(), new_secret(), "drifted_object", words)
    return submit_report(given, Sender(None, place, proven)).number


def _look() -> dict[str, float]:
    """Return the median seconds of each page."""
    from django.test import Client  # noqa: PLC0415 - Django is ready only now

    client, found = Client(headers={"host": "localhost"}), {}
    for page in _PAGES:
        times = []
        for _ in range(_LOOKS):
            begun = time.monotonic()
            answer = client.get(page)
            times.append(time.monotonic() - begun)
            if answer.status_code != 200:  # noqa: PLR2004 - the status of success
                raise SystemExit(f"{page}: {answer.status_code}")
        found[page] = statistics.median(times)
    return found


if __name__ == "__main__":
    main()
