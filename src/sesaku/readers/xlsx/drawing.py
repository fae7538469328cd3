"""Text boxes and shapes of a sheet: their text, paragraph by paragraph."""

from sesaku.readers.ooxml.markup import elements


def paragraphs_of(part: bytes, path: str) -> list[str]:
    """Return the paragraphs that the shapes of a drawing show, in the order of the file."""
    found: list[str] = []
    parts: list[str] = []
    open_text = False
    for element in elements(part, path):
        if element.name == "a:p":
            if not element.opens and "".join(parts).strip():
                found.append("".join(parts))
            parts = []
        elif element.name == "a:br" and element.opens:
            parts.append("\n")
        elif element.name == "a:t":
            open_text = element.opens
        elif not element.name and open_text:
            parts.append(element.text)
    return found
