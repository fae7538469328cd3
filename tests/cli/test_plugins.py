"""Commands and places that other packages bring."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from sesaku.cli import main as command_line
from sesaku.cli import plugins, words

COMMAND = '''
from typing import Annotated
import typer
from sesaku.cli.words import choose

def command(name: Annotated[str, typer.Argument(metavar="NAME")], lang: str | None = None) -> int:
    """Greet."""
    print(choose(lang)("greet.said", name=name))
    return 3
'''
WORDS = """
greet:
  help: {ja: "挨拶します。", en: "Greet."}
  epilog: {ja: "", en: ""}
  name: {ja: "名前。", en: "A name."}
  said: {ja: "{name}さん、こんにちは。", en: "Hello, {name}."}
"""
PLACE = """
import re

from sesaku.readers.source import Source

NAMES = re.compile("book[0-9]+")

def expand(rest):
    return rest.split("+")

def load(rest):
    return Source(rest + ".txt", ("文書" + rest).encode())
"""


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with a command and a place."""
    folder = tmp_path / "brought_package"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "greet.py").write_text(COMMAND)
    (folder / "words.yml").write_text(WORDS)
    (folder / "shelf.py").write_text(PLACE)
    monkeypatch.syspath_prepend(tmp_path)
    points = {
        plugins.GROUP: [EntryPoint("greet", "brought_package.greet", plugins.GROUP)],
        plugins.PLACES: [EntryPoint("shelf", "brought_package.shelf", plugins.PLACES)],
    }
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: points[group])
    caches = (plugins.brought, plugins.word_files, plugins.places, words.brought_entries)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()
    for name in [name for name in sys.modules if name.startswith("brought_package")]:
        del sys.modules[name]


def test_a_command_is_brought(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["greet", "花", "--lang", "ja"]) == 3
    assert capsys.readouterr().out == "花さん、こんにちは。\n"


def test_it_stands_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.names()[-1] == "greet"
    assert command_line.main(["--help", "--lang", "en"]) == 0
    assert "Greet." in capsys.readouterr().out


def test_a_place_is_taken_apart() -> None:
    assert plugins.expand("shelf:a+b") == ["shelf:a", "shelf:b"]
    source = plugins.source_of("shelf:a")
    assert not isinstance(source, str)
    assert (source.name, source.data.decode()) == ("a.txt", "文書a")


@pytest.mark.parametrize(
    "path",
    ["report.txt", "/x/shelf:a", "./shelf:a", "C:\\a.txt", "c:a", "shelf", "shelf://a", "other:a"],
)
def test_what_is_no_place_stays_a_path(path: str) -> None:
    assert plugins.expand(path) == [path]
    assert plugins.source_of(path) == path
    assert not plugins.is_place(path)


def test_what_a_place_calls_its_documents_may_stand_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert plugins.expand("book1") == ["shelf:book1"]
    assert plugins.is_place("book1")
    assert not plugins.is_place("./book1")
    (tmp_path / "book1").write_text("a file comes first")
    assert plugins.expand("book1") == ["book1"]
    assert plugins.source_of("book1") == "book1"


def test_a_place_is_read_like_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["read", "--text", "shelf:a"]) == 0
    assert capsys.readouterr().out == "文書a"
