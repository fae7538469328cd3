"""``sesaku search``: passages that answer a query, of the library or of files."""

import json
import sys
from typing import Annotated

import typer

from sesaku.cli.layout import wrap
from sesaku.cli.messages import CallError, one_line
from sesaku.cli.opening import Opening
from sesaku.cli.status import Status
from sesaku.cli.words import Language, Words, choose
from sesaku.retrieval.cells import kind_labels
from sesaku.retrieval.documents import FIELDS, Source, as_hit, records_of
from sesaku.retrieval.highlighting import pieces
from sesaku.retrieval.index import SearchIndex
from sesaku.retrieval.searching import Hit, Page, Search
from sesaku.retrieval.thesaurus import load
from sesaku_site.home import home
from sesaku_site.library import open_library

MOST = 100
_WIDTH = 96
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def command(
    query: Annotated[str, typer.Argument(metavar="QUERY")],
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]")] = None,
    *,
    json_hits: Annotated[bool, typer.Option("--json")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N")] = 10,
    lang: Annotated[Language | None, typer.Option("--lang", metavar="ja|en")] = None,
) -> int:
    """Print the hits of a query, best first, and return the exit status."""
    words = choose(lang)
    if not 1 <= limit <= MOST:
        raise CallError(words("search.limit_wrong", most=MOST))
    status = Status.DONE
    if files:
        search, status = _over(files, words)
    else:
        search = _over_library()
    page = search(query, limit=limit)
    if json_hits:
        hits = [as_hit(hit) for hit in page.hits]
        sys.stdout.write(json.dumps(hits, ensure_ascii=False, indent=1) + "\n")
    else:
        _write(page, words)
    return status


def _over(files: list[str], words: Words) -> tuple[Search, Status]:
    opening = Opening(words, kind=None, paths=files)
    index = SearchIndex(FIELDS)
    index.update(
        record
        for reading in opening.readings(progress=True)
        for record in records_of(
            Source(reading.document.name, reading.document.sha256, reading.document.path),
            reading.to_dict(),
            reading.document.text,
        )
    )
    missing = opening.status is Status.MISSING
    return Search(index, load(home() / "thesaurus.yml")), (
        Status.MISSING if missing else Status.DONE
    )


def _over_library() -> Search:
    open_library()
    from sesaku_web.search.keeping import library_search  # noqa: PLC0415 - Django is ready only now

    return library_search()


def _write(page: Page, words: Words) -> None:
    if not page.hits:
        sys.stdout.write(words("search.none") + "\n")
    for number, hit in enumerate(page.hits, 1):
        payload = hit.record.payload
        kind = kind_labels()[payload["kind"]][words.language]
        place = ",".join(f"{span[0]}-{span[1]}" for span in payload["cite"])
        year = payload["year"] or ""
        about = " ".join(str(part) for part in (payload["about"], year, kind) if part)
        sys.stdout.write(f"{number}. {about}  {one_line(payload['document'])}  [{place}]\n")
        sys.stdout.writelines(f"   {line}\n" for line in _lines(hit))
    sys.stdout.write(words("search.total", total=page.total) + "\n")


def _lines(hit: Hit) -> list[str]:
    text = one_line(hit.record.text)
    if sys.stdout.isatty():
        return [
            "".join(
                f"{_BOLD}{piece.text}{_PLAIN}" if piece.marked else piece.text
                for piece in pieces(line, hit.matched)
            )
            for line in wrap(text, _WIDTH)
        ]
    return wrap(text, _WIDTH)
