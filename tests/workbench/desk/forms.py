"""What a browser would send of a form that nobody touched."""

from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]


def fields_of(html: str, form: str) -> list[tuple[str, str]]:
    """Return names and values of the fields of the form with that id."""
    reader = _Reader(form)
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, form: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._form = form
        self._inside = False
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: said or "" for name, said in attrs}
        if tag == "form":
            self._inside = given.get("id") == self._form
        elif self._inside:
            self._field(tag, given)

    def _field(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "textarea":
            self._area = name
            self.found.append((name, ""))
        elif tag == "select":
            self._select = name
            self.found.append((name, ""))
        elif tag == "option" and "selected" in given:
            self.found.append((self._select, given["value"]))
        elif tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.found.append((name, given.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[-1] = (self._area, self.found[-1][1] + data)
