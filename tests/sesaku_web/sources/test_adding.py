from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sesaku.readers import pdf
from sesaku.readers.pdf.recognition import Word
from sesaku.readers.source import Source
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import PermissionRefusedError
from sesaku_web.history.log import verify
from sesaku_web.sources.adding import Result, add_all
from sesaku_web.sources.apart import Read, attempt, read_of
from sesaku_web.sources.gathering import places_in
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.renewing import outdated
from tests.readers.pdf.test_recognition import Fake, scan
from tests.sesaku_web.factories import PAPER, REPORT, actor

pytestmark = pytest.mark.django_db


def here(sources: Iterable[Source]) -> Iterator[Read]:
    for source in sources:
        yield read_of(source, attempt(source))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "paper.txt").write_bytes(PAPER.read_bytes())
    (tmp_path / "report.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "copy.txt").write_bytes(REPORT.read_bytes())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (tmp_path / ".hidden.txt").write_bytes(b"left alone")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"left alone")
    return tmp_path


def outcomes(results: Iterable[Result]) -> dict[str, str]:
    return {Path(result.origin).name: result.outcome for result in results}


def test_a_bad_file_stops_none_of_the_others(folder: Path) -> None:
    assert outcomes(add_all(actor(), places_in([str(folder)]), here)) == {
        "broken.pdf": "failed",
        "copy.txt": "added",
        "report.txt": "unchanged",
        "paper.txt": "added",
    }
    assert StoredDocument.objects.count() == 2
    assert verify()[0] == 2


def test_what_is_there_is_left_alone(folder: Path) -> None:
    who = actor()
    list(add_all(who, places_in([str(folder)]), here))
    read: list[str] = []

    def counting(sources: Iterable[Source]) -> Iterator[Read]:
        for source in sources:
            read.append(source.name)
            yield read_of(source, attempt(source))

    again = outcomes(add_all(who, places_in([str(folder)]), counting))
    assert read == ["broken.pdf"]
    assert set(again.values()) == {"failed", "unchanged"}


def test_copies_share_the_fate_of_the_first(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7\nnothing more")

    def late(sources: Iterable[Source]) -> Iterator[Read]:
        for source in list(sources):
            yield read_of(source, attempt(source))

    found = outcomes(add_all(actor(), places_in([str(tmp_path)]), late))
    assert found == {"a.pdf": "failed", "b.pdf": "failed"}


def test_what_is_not_there_is_said() -> None:
    (result,) = add_all(actor(), places_in(["/nowhere/report.txt"]), here)
    assert result.outcome == "failed"
    assert "見つかりません" in str(result.trouble)


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    places = list(places_in([str(folder)]))
    assert not any("loop" in place for place in places)


def test_a_reader_adds_nothing(folder: Path) -> None:
    with pytest.raises(PermissionRefusedError):
        list(add_all(actor(Role.READER), places_in([str(folder)]), here))
    assert StoredDocument.objects.count() == 0


def test_the_librarys_own_files_are_not_added(folder: Path, settings: Settings) -> None:
    """Its key, above all, is nothing that readers of the library may see."""
    library = folder / "inner" / "library"
    (library / "files").mkdir(parents=True)
    key = library / "secret-key"
    key.write_text("a key that signs sessions")
    settings.SESAKU_HOME = library
    assert str(library) not in " ".join(places_in([str(folder)]))
    assert list(places_in([str(library)])) == []
    link = folder / "link.txt"
    link.symlink_to(key)
    for place in (key, link):
        (result,) = add_all(actor(), [str(place)], here)
        assert "保管庫" in str(result.trouble)
    assert StoredDocument.objects.count() == 0


def test_pictures_are_read_again_where_ocr_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Fake(Word("認識した文字", (100.0, 200.0, 300.0, 230.0), 0.99))
    monkeypatch.setattr(pdf, "rapid_ocr", engine.made)
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan())
    who = actor(Role.ADMINISTRATOR)
    assert outcomes(add_all(who, [str(path)], here)) == {"scan.pdf": "added"}
    held = StoredDocument.objects.get()
    plain = held.reading
    assert not plain.by_ocr
    assert outcomes(add_all(who, [str(path)], here, ocr=True)) == {"scan.pdf": "renewed"}
    assert held.reading.by_ocr
    assert "認識した文字" in held.reading.content.text
    assert held.readings.count() == 2, "the reading without it stays"
    assert outcomes(add_all(who, [str(path)], here, ocr=True)) == {"scan.pdf": "unchanged"}
    assert outcomes(add_all(who, [str(path)], here)) == {"scan.pdf": "unchanged"}
    assert not outdated().exists(), "a reading with it is one of this version"
    assert held.source().ocr, "it is read again as it was read"
