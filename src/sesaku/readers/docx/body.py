"""Reads the body of a text document, or its notes, into paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sesaku.readers.docx.blocks import Block, CellBlock, Paragraph, RowBlock, TableBlock
from sesaku.readers.docx.styles import Styles, is_on
from sesaku.readers.ooxml.markup import Element, elements

MAX_COLUMNS = 1000

_UNSEEN = {
    "w:del",
    "w:moveFrom",
    "mc:Fallback",
    "w:instrText",
    "w:delText",
    "w:delInstrText",
    "w:rt",
    "w:sdtEndPr",
    "w:footnotePr",
    "w:endnotePr",
    "w:tblPrEx",
    "w:tblGrid",
    "w:tblPr",
    "w:sectPr",
}
_BREAKS = {"w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "-"}
_SYMBOLS = {
    "F0FC": "✓",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0A8": "□",
    "F06F": "□",
    "F052": "☑",
    "F0A3": "□",
    "F06C": "●",
    "F06E": "■",
    "F0B7": "・",
}
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(eq=False)
class _Run:
    """What holds for the text of a run."""

    style: str = ""
    struck: bool | None = None
    hidden: bool | None = None


@dataclass(eq=False)
class _Field:
    """A field: its instruction while that is read, then what it shows."""

    instruction: str = ""
    shows: bool = False


@dataclass(eq=False)
class _Place:
    """Where blocks go: the body, a cell, a text box; with the paragraph that is open there."""

    blocks: list[Block]
    paragraph: Paragraph | None = None
    boxes: list[Block] = field(default_factory=list)


class BodyReader:
    """Follows the elements of a part and gathers what they show."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._places: list[_Place] = [_Place([])]
        self._tables: list[TableBlock] = []
        self._run = _Run()
        self._fields: list[_Field] = []
        self._path: list[str] = []
        self._skipped = 0
        self._in_text = False
        self._placeholder: list[bool] = []
        self.notes: list[tuple[str, str]] = []

    def read(self, part: bytes, path: str) -> list[Block]:
        """Return the blocks of a body."""
        for element in elements(part, path):
            self.take(element)
        return self._places[0].blocks

    def take(self, element: Element) -> None:
        """Take the next element."""
        if not element.name:
            self._write(element.text)
        elif element.opens:
            self._path.append(element.name)
            if self._skipped or self._is_unseen(element):
                self._skipped += 1
            else:
                self._open(element)
        else:
            self._path.pop()
            if self._skipped:
                self._skipped -= 1
            else:
                self._close(element.name)

    def blocks(self) -> list[Block]:
        """Return the blocks gathered so far, and begin anew."""
        found = self._places[0].blocks
        self._places = [_Place([])]
        return found

    def _is_unseen(self, element: Element) -> bool:
        within = self._path[-2] if len(self._path) > 1 else ""
        if element.name == "w:del" and within in {"w:rPr", "w:trPr"}:
            return False
        if element.name == "w:instrText" and self._fields:
            return False
        if element.name == "w:sdtContent" and self._placeholder and self._placeholder[-1]:
            return True
        return element.name in _UNSEEN

    def _open(self, element: Element) -> None:
        name = element.name
        if name in _OPENERS:
            _OPENERS[name](self, element)
        elif name in _BREAKS:
            if self._path[-2:-1] == ["w:r"]:
                self._write(_BREAKS[name], always=True)
        elif name == "w:sym":
            self._write(_SYMBOLS.get(element.get("char").upper(), ""), always=True)
        elif name in {"w:footnoteReference", "w:endnoteReference"}:
            self.notes.append((name[2:-9], element.get("id")))
        elif "w:rPr" in self._path or "w:pPr" in self._path:
            self._take_property(element)
        elif "w:tcPr" in self._path or "w:trPr" in self._path:
            self._take_cell_property(element)

    def _close(self, name: str) -> None:
        if name in {"w:t", "m:t", "w:instrText"}:
            self._in_text = False
        elif name == "w:p":
            self._end_paragraph()
        elif name == "w:tbl":
            self._tables.pop()
        elif name == "w:tc":
            self._places.pop()
        elif name == "w:txbxContent":
            box = self._places.pop()
            self._places[-1].boxes += box.blocks
        elif name == "w:sdt":
            self._placeholder.pop()
        elif name == "w:fldSimple":
            self._fields.pop()

    def _begin_paragraph(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        place = self._places[-1]
        last = place.blocks[-1] if place.blocks else None
        if isinstance(last, Paragraph) and last.joined:
            last.joined = False
            place.paragraph = last
        else:
            place.paragraph = Paragraph()
            place.blocks.append(place.paragraph)
        self._run = _Run()

    def _end_paragraph(self) -> None:
        place = self._places[-1]
        place.paragraph = None
        place.blocks += place.boxes
        place.boxes = []

    def _begin_run(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        self._run = _Run()

    def _begin_text(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        self._in_text = True

    def _begin_box(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        self._places.append(_Place([]))

    def _begin_table(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        table = TableBlock()
        self._places[-1].blocks.append(table)
        self._tables.append(table)

    def _begin_row(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        if self._tables:
            self._tables[-1].rows.append(RowBlock())

    def _begin_cell(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        cell = CellBlock()
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].cells.append(cell)
        self._places.append(_Place(cell.blocks))

    def _begin_control(self, element: Element) -> None:  # noqa: ARG002 - the opener of an element
        self._placeholder.append(False)

    def _note_placeholder(self, element: Element) -> None:
        if self._placeholder:
            self._placeholder[-1] = is_on(element)

    def _begin_simple_field(self, element: Element) -> None:
        self._fields.append(_Field(element.get("instr"), shows=True))

    def _take_field_part(self, element: Element) -> None:
        kind = element.get("fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _take_property(self, element: Element) -> None:
        """Take a property of a paragraph, of its mark, or of a run."""
        paragraph = self._places[-1].paragraph
        name = element.name
        if "w:pPr" in self._path:
            if paragraph is None:
                return
            if name == "w:del" and self._path[-2] == "w:rPr":
                paragraph.joined = True
            elif name == "w:pStyle":
                paragraph.style = element.get("val")
            elif name == "w:numId":
                paragraph.list_id = element.get("val")
            elif name == "w:ilvl" and element.get("val").isdecimal():
                paragraph.level = int(element.get("val"))
        elif name == "w:rStyle":
            self._run.style = element.get("val")
        elif name in {"w:strike", "w:dstrike"}:
            self._run.struck = is_on(element) or bool(self._run.struck)
        elif name == "w:vanish":
            self._run.hidden = is_on(element)

    def _take_cell_property(self, element: Element) -> None:
        """Take a property of a row or cell."""
        rows = self._tables[-1].rows if self._tables else []
        if not rows:
            return
        name, value = element.name, element.get("val")
        count = min(int(value), MAX_COLUMNS) if value.isdecimal() else 0
        if "w:trPr" in self._path:
            if name == "w:gridBefore":
                rows[-1].before = count
            elif name == "w:del":
                rows[-1].deleted = True
            return
        cell = rows[-1].cells[-1] if rows[-1].cells else CellBlock()
        if name == "w:gridSpan":
            cell.columns = max(count, 1)
        elif name == "w:vMerge":
            cell.merged = value or "continue"
        elif name == "w:hMerge":
            cell.beside = value or "continue"

    def _write(self, text: str, *, always: bool = False) -> None:
        """Add text to the open paragraph, unless it is not shown."""
        if self._skipped or not (self._in_text or always):
            return
        if self._path[-1:] == ["w:instrText"]:
            self._fields[-1].instruction += text
            return
        paragraph = self._places[-1].paragraph
        if paragraph is None or self._in_unseen_field() or self._is_hidden():
            return
        struck = self._run.struck
        if struck is None:
            struck = self._styles.struck(self._run.style) or self._styles.struck(paragraph.style)
        (paragraph.struck if struck else paragraph.parts).append(text)

    def _in_unseen_field(self) -> bool:
        """Whether text is an instruction, or a number of pages."""
        return any(
            not one.shows or one.instruction.strip().upper().split(" ")[0] in _PAGE_FIELDS
            for one in self._fields
        )

    def _is_hidden(self) -> bool:
        paragraph = self._places[-1].paragraph
        if self._run.hidden is not None:
            return self._run.hidden
        style = paragraph.style if paragraph else ""
        return self._styles.hidden(self._run.style) or self._styles.hidden(style)


_OPENERS = {
    "w:p": BodyReader._begin_paragraph,  # noqa: SLF001 - the table of the class's own methods
    "w:r": BodyReader._begin_run,  # noqa: SLF001 - the same
    "w:t": BodyReader._begin_text,  # noqa: SLF001 - the same
    "m:t": BodyReader._begin_text,  # noqa: SLF001 - the same
    "w:instrText": BodyReader._begin_text,  # noqa: SLF001 - the same
    "w:txbxContent": BodyReader._begin_box,  # noqa: SLF001 - the same
    "w:tbl": BodyReader._begin_table,  # noqa: SLF001 - the same
    "w:tr": BodyReader._begin_row,  # noqa: SLF001 - the same
    "w:tc": BodyReader._begin_cell,  # noqa: SLF001 - the same
    "w:sdt": BodyReader._begin_control,  # noqa: SLF001 - the same
    "w:showingPlcHdr": BodyReader._note_placeholder,  # noqa: SLF001 - the same
    "w:fldSimple": BodyReader._begin_simple_field,  # noqa: SLF001 - the same
    "w:fldChar": BodyReader._take_field_part,  # noqa: SLF001 - the same
}


def notes_of(
    part: bytes, path: str, styles: Styles, kind: str
) -> Iterator[tuple[str, list[Block]]]:
    """Yield the notes of a part by their identifiers; ``kind`` is footnote or endnote."""
    reader: BodyReader | None = None
    identifier = ""
    for element in elements(part, path):
        if element.name == f"w:{kind}":
            if element.opens:
                reader = BodyReader(styles) if not element.get("type") else None
                identifier = element.get("id")
            elif reader is not None:
                yield identifier, reader.blocks()
                reader = None
        elif reader is not None:
            reader.take(element)
