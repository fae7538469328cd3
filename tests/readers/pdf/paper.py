"""Small PDF files for tests: what is drawn where, in the order in which it is written.

Places are in points from the top left corner, as in the boxes of a document.
"""

import zlib
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
KANJI, LATIN = "F1", "F2"


@dataclass
class Sheet:
    """A page to draw on."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10.0, font: str = KANJI) -> None:
        """Print a text whose baseline begins at a place."""
        code = "utf-16-be" if font == KANJI else "latin-1"
        shown = text.encode(code).hex()
        self.parts.append(f"BT /{font} {size} Tf {x} {self.height - y} Td <{shown}> Tj ET")

    def lines(
        self, x: float, y: float, *texts: str, size: float = 10.0, pitch: float = 1.5
    ) -> None:
        """Print texts one under another."""
        for index, text in enumerate(texts):
            self.text(x, y + index * size * pitch, text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """Draw a line."""
        start, end = f"{x0} {self.height - y0}", f"{x1} {self.height - y1}"
        self.parts.append(f"{width} w {start} m {end} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Fill a rectangle; a thin one is a ruling line."""
        self.parts.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")

    def grid(self, columns: list[float], rows: list[float]) -> None:
        """Rule a table: a line at every place, from edge to edge."""
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        for y in rows:
            self.line(columns[0], y, columns[-1], y)

    def raw(self, operators: str) -> None:
        """Write operators as they are."""
        self.parts.append(operators)


@dataclass
class Paper:
    """A file of pages."""

    pages: list[Sheet] = field(default_factory=list)
    objects: list[bytes] = field(default_factory=list)
    catalog: str = ""
    resources: str = ""

    def page(self, width: float = A4[0], height: float = A4[1], rotate: int = 0) -> Sheet:
        """Add a page."""
        sheet = Sheet(width, height, rotate)
        self.pages.append(sheet)
        return sheet

    def add(self, content: bytes) -> int:
        """Add an object; return its number."""
        self.objects.append(content)
        return _FIRST_FREE + len(self.objects) - 1

    def stream(self, content: bytes, entries: str = "") -> int:
        """Add a compressed stream; return its number."""
        return self.add(_stream(content, entries))

    def bytes(self) -> bytes:
        """Return the file."""
        resources = f"<< /Font << /{KANJI} 3 0 R /{LATIN} 6 0 R >> {self.resources} >>"
        first = _FIRST_FREE + len(self.objects)
        kids = [first + 2 * index for index in range(len(self.pages))]
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        bodies = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode(),
            f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode(),
            *_FONTS,
            *self.objects,
        ]
        for kid, sheet in zip(kids, self.pages, strict=True):
            box = f"[0 0 {sheet.width} {sheet.height}]"
            bodies.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {sheet.rotate} "
                f"/Resources {resources} /Contents {kid + 1} 0 R >>".encode()
            )
            bodies.append(_stream("\n".join(sheet.parts).encode("latin-1")))
        return _file(bodies)


_FIRST_FREE = 7
_FONTS = (
    (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H "
        b"/DescendantFonts [4 0 R] >>"
    ),
    (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 /DW 1000 /W [1 95 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> "
        b"/FontDescriptor 5 0 R >>"
    ),
    (
        b"<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 /Ascent 880 /Descent -120 "
        b"/FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 700 /StemV 90 >>"
    ),
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
)


def _stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def _file(bodies: list[bytes]) -> bytes:
    parts = [b"%PDF-1.7\n"]
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(sum(map(len, parts)))
        parts.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = sum(map(len, parts))
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    parts.append(f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}".encode())
    parts.append(
        f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return b"".join(parts)
