"""Entries → records: what a labelled value becomes, by the type of the field it goes to.

Nothing is dropped: a label without a field, and a value that does not fit its field, are kept in
``others``; a blank is noted as such.
"""

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from sesaku.document.document import Document, Entry
from sesaku.grammars.review_sheet.layout import DASH, Field, RecordLayout, key, words
from sesaku.model.diagnostic import Collector
from sesaku.model.review import ImplementationMethod
from sesaku.model.review_money import LabelledQuantity, LabelledText
from sesaku.model.values import Quantity, Text
from sesaku.readers.entries import Repeated
from sesaku.text.quantity import parse
from sesaku.text.wareki import years_in

if TYPE_CHECKING:
    from sesaku.document.cite import Span

Value: TypeAlias = "dict[str | int, Value] | Entry"
Node: TypeAlias = "dict[str | int, Value]"

YEARS = range(1868, 2200)
_FIGURE = re.compile(r"-?(?:0|[1-9]\d{0,14})(\.\d{1,15})?")
_YEAR = re.compile(r"(\d{4})(?:\.0+)?")
_TOLD_APART = re.compile(r"(.*?)（\d+）(?:[.\[].*)?", re.DOTALL)
_METHOD = key("実施方法ー")


class Draft:
    """A record in the making."""

    def __init__(self, record: type, **fixed: Any) -> None:  # noqa: ANN401 - any field's value
        self.record = record
        self.values: dict[str, Any] = fixed
        self.lists: dict[str, list[Any]] = {}
        self.others: list[LabelledText] = []
        self.cites: dict[str, tuple[Span, ...]] = {}

    def add(self, field: str, value: object) -> None:
        """Add to a field that holds several."""
        self.lists.setdefault(field, []).append(value)

    def made(self) -> Any:  # noqa: ANN401 - a record of the class it was begun with
        """Return the record."""
        return self.record(
            **self.values,
            **{name: tuple(items) for name, items in self.lists.items()},
            others=tuple(self.others),
            cites=self.cites,
        )


class Actions:
    """Makes records of labelled values, and notes blanks and troubles on the way.

    Attributes:
        blanks: where ``null``, ``[]`` and ``{}`` stand for nothing.
        repeats: where a cell says again what another said.
        labels: where a cell only names what others hold.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.collector = Collector()
        self.blanks: list[Span] = []
        self.repeats: list[Span] = []
        self.labels: list[Span] = []
        self._told: set[str] = set()

    def begin_sheet(self) -> None:
        """Forget which repeated labels were named; the next sheet names its own."""
        self._told.clear()

    def record(self, layout: RecordLayout, node: Node, **fixed: Any) -> Any:  # noqa: ANN401 - a record
        """Return the record that an object makes."""
        draft = Draft(layout.record, **fixed)
        for label, child in node.items():
            self.take(draft, layout.fields.get(key(str(label))), str(label), child)
        return draft.made()

    def take(self, draft: Draft, field: Field | None, label: str, child: Value) -> None:
        """Place a value in its field, or keep it under its label."""
        if field is None or not self._placed(draft, field, label, child):
            self.keep(draft, label, child)

    def keep(self, draft: Draft, label: str, child: Value) -> None:
        """Keep every value of ``child`` under its label."""
        if not isinstance(child, Entry):
            for name, item in child.items():
                below = f"{label}[{name}]" if isinstance(name, int) else f"{label}.{name}"
                self.keep(draft, below, item)
            return
        if isinstance(child, Repeated):
            self._tell_repeated(label, child)
        if not self.blank(child):
            draft.others.append(LabelledText(label, self.text(child), child.cite))

    def blank(self, entry: Entry) -> bool:
        """Whether a value is blank; where something is printed for that, its place is noted."""
        if entry.value is None:
            self.blanks.extend(entry.cite)
            return True
        return isinstance(entry.value, str) and not entry.value.strip()

    def text(self, entry: Entry) -> str:
        """Return a value as it is printed."""
        value = entry.value
        return value if isinstance(value, str) else self.document.quote(entry.cite)

    def quantity(self, entry: Entry) -> Quantity:
        """Return a numeric cell; a blank one has raw "" and no value."""
        if self.blank(entry):
            return Quantity("", None)
        raw, value = self.text(entry), entry.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Quantity(raw, value, cite=entry.cite)
        if figure := _FIGURE.fullmatch(raw):
            return Quantity(raw, float(raw) if figure[1] else int(raw), cite=entry.cite)
        parsed = parse(raw)
        return Quantity(
            raw,
            parsed.value,
            parsed.unit,
            parsed.relation,
            parsed.low,
            parsed.high,
            cite=entry.cite,
        )

    def _tell_repeated(self, label: str, entry: Entry) -> None:
        found = _TOLD_APART.fullmatch(label)
        printed = found[1] if found else label
        if printed not in self._told:
            self._told.add(printed)
            self.collector.add("key-duplicate", entry.cite, label=printed)

    def _placed(self, draft: Draft, field: Field, label: str, child: Value) -> bool:
        if field.below is not None:
            return self._records(draft, field, label, child)
        if field.kind in _MANY:
            return self._several(draft, field, label, child)
        if not isinstance(child, Entry) or field.name in draft.values:
            return False
        if field.kind == "quantity":
            draft.values[field.name] = self.quantity(child)
        elif not self.blank(child):
            value = self._scalar(field.kind, child)
            if value is None:
                return False
            draft.values[field.name] = value
            draft.cites[field.name] = child.cite
        return True

    def _records(self, draft: Draft, field: Field, label: str, child: Value) -> bool:
        if isinstance(child, Entry):
            return self.blank(child)
        layout = field.below
        if layout is None:
            return False
        items = child if _is_list(child) else {0: child}
        for number, item in items.items():
            if isinstance(item, Entry) or _is_list(item):
                self.keep(draft, f"{label}[{number}]", item)
            else:
                draft.add(field.name, self.record(layout, item))
        return True

    def _several(self, draft: Draft, field: Field, label: str, child: Value) -> bool:
        if isinstance(child, Entry):
            if not self.blank(child):
                draft.add(field.name, self._one_of(field.kind, label, child))
            return True
        if not _is_list(child):
            return False
        for number, item in child.items():
            if not isinstance(item, Entry):
                self.keep(draft, f"{label}[{number}]", item)
            elif not self.blank(item):
                draft.add(field.name, self._one_of(field.kind, label, item))
        return True

    def _one_of(self, kind: str, label: str, entry: Entry) -> object:
        text = self.text(entry)
        if kind == "quantities":
            return LabelledQuantity(label, self.quantity(entry))
        if kind == "texts":
            return Text(text, entry.cite)
        if not key(label).startswith(_METHOD):
            return ImplementationMethod(text, used=True, raw=text, cite=entry.cite)
        name = DASH.split(label, maxsplit=1)[1]
        return ImplementationMethod(name, used=self._flag(entry), raw=text, cite=entry.cite)

    def _scalar(self, kind: str, entry: Entry) -> str | int | bool | None:
        if kind == "text":
            return self.text(entry)
        if kind == "flag":
            return self._flag(entry)
        return self._year(entry)

    def _year(self, entry: Entry) -> int | None:
        text = self.text(entry)
        plain = _YEAR.fullmatch(text)
        years = [int(plain[1])] if plain else years_in(text)
        if len(years) == 1 and years[0] in YEARS and not isinstance(entry.value, bool):
            return years[0]
        self.collector.add("year-unreadable", entry.cite, printed=text)
        return None

    def _flag(self, entry: Entry) -> bool | None:
        text = self.text(entry)
        printed = key(text)
        flags = words("flags")
        for value, name in ((True, "set"), (False, "unset")):
            if any(printed == key(word) for word in flags[name]):
                return value
        self.collector.add("flag-unreadable", entry.cite, printed=text)
        return None


_MANY = {"texts", "methods", "quantities"}


def _is_list(node: Node) -> bool:
    return isinstance(next(iter(node), ""), int)
