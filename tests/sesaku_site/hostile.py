"""Files made to harm, by what they are called: refused by all doors, or kept and harmless."""

import gzip
import io
import zipfile

from tests.readers.pdf.paper import Paper
from tests.readers.pdf.test_hostile import locked
from tests.readers.xlsx.books import by_parts

_BOMB = 120_000_000
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_SHEET = '<sheetData><row><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'


def refused() -> dict[str, bytes]:
    """Return files that no door takes."""
    good = printed("項目")
    return {
        "bomb.docx": archive("word/document.xml", b" " * _BOMB),
        "bomb.xlsx": by_parts(_SHEET.format("あ"), sharedStrings=" " * _BOMB),
        "bomb.txt.gz": gzip.compress(b" " * _BOMB),
        "bomb.zip": archive("a.txt", b" " * _BOMB),
        "stream.pdf": page_of_spaces(),
        "locked.pdf": locked(b"secret"),
        "cut.pdf": good[: len(good) // 3],
        "cut.docx": archive("word/document.xml", b"<w/>" * 1000)[:300],
        "entities.docx": archive("word/document.xml", laughing("w:document")),
        "entities.xlsx": replaced(laughing("worksheet")),
        "outside.xlsx": replaced(b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'),
        "deep.json": b"[" * 500_000,
        "program.exe": b"MZ\x90\x00" + bytes(range(256)) * 20,
        "picture.pdf": b"GIF89a/*" + bytes(200) + b"*/=1;alert(1)//",
        "archive-and-pdf.pdf": b"PK\x03\x04" + bytes(30) + b"%PDF-1.4 nothing more",
        "noise.txt": bytes(range(256)) * 800,
        "two-codes.txt": "施策の評価書".encode("cp932") + "施策の評価書".encode(),
        "empty.txt": b"",
    }


def kept() -> dict[str, bytes]:
    """Return files that are documents all the same; nothing in them is run."""
    script = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Type /Catalog"
    return {
        "script.pdf": printed("手順").replace(b"/Type /Catalog", script),
        "page-and-pdf.html": b"<!DOCTYPE html><script>alert(1)</script><p>%PDF-1.4</p>",
        "mojibake.txt": "譁ｽ遲悶隧穂ｾ｡譖ｸ縺ｧ縺ゅｋ".encode(),
        "numbers.json": b'[{"a": 1' + b"0" * 4000 + b', "b": -1e308, "c": 0.' + b"1" * 999 + b"}]",
    }


def archive(name: str, content: bytes) -> bytes:
    """Return an archive of one part, as Word files are."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _ROOT)
        made.writestr(name, content)
    return target.getvalue()


def replaced(sheet: bytes) -> bytes:
    """Return a workbook with another first sheet."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(by_parts(_SHEET.format("岬")))) as given,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in given.namelist():
            made.writestr(name, sheet if name.endswith("sheet1.xml") else given.read(name))
    return target.getvalue()


def laughing(root: str) -> bytes:
    """Return XML whose entities unpack to a hundred thousand million words."""
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]><{root}>&l11;</{root}>'.encode()


def printed(text: str) -> bytes:
    """Return a PDF of one line."""
    paper = Paper()
    paper.page().text(50, 50, text)
    return paper.bytes()


def page_of_spaces() -> bytes:
    """Return a small PDF whose one page unpacks to millions of strokes."""
    paper = Paper()
    paper.page().raw("0 0 m 1 1 l S\n" * 12_000_000)
    return paper.bytes()


_CONTENT = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_TYPES = (
    f'<Types xmlns="{_CONTENT}/content-types"><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_CONTENT}/relationships"><Relationship Id="r1" Type="{_OFFICE}" '
    'Target="word/document.xml"/></Relationships>'
)
