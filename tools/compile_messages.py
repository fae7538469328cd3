"""Compile the translations of the pages: every ``django.po`` to the ``django.mo`` beside it.

``python -m tools.compile_messages`` writes them; a test holds that they are up to date. Messages
are gathered with ``django-admin makemessages``, which needs the gettext programs; this does not.
"""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MAGIC = 0x950412DE
_FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")')


def sources() -> list[Path]:
    """Return the catalogues of translations."""
    return sorted((ROOT / "src").rglob("locale/*/LC_MESSAGES/django.po"))


def messages(text: str) -> dict[str, str]:
    """Return the translations of a catalogue; those that are missing or doubtful are left out.

    Raises:
        ValueError: it uses contexts or plurals, which the pages do without.
    """
    found = {}
    for entry in text.split("\n\n"):
        fields = dict(_fields(entry))
        if {"msgctxt", "msgid_plural"} & set(fields):
            raise ValueError(f"contexts and plurals are not used here: {entry[:80]}")
        fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in entry.splitlines())
        if fields.get("msgstr") and (not fuzzy or fields["msgid"] == ""):
            found[fields["msgid"]] = fields["msgstr"]
    return found


def compiled(found: dict[str, str]) -> bytes:
    """Return translations in the binary form that gettext reads."""
    pairs = sorted((one.encode(), other.encode()) for one, other in found.items())
    count = len(pairs)
    heads = 28
    at = heads + 16 * count
    tables: list[list[tuple[int, int]]] = [[], []]
    content = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side].append((len(pair[side]), at + len(content)))
            content += pair[side] + b"\0"
    header = struct.pack("<7I", _MAGIC, 0, count, heads, heads + 8 * count, 0, at)
    index = b"".join(struct.pack("<2I", *entry) for table in tables for entry in table)
    return header + index + content


def _fields(entry: str) -> Iterator[tuple[str, str]]:
    name, value = "", ""
    for line in entry.splitlines():
        match = _FIELD.fullmatch(line.strip())
        if match:
            if name:
                yield name, value
            name, value = match[1], ast.literal_eval(match[2])
        elif line.startswith('"') and name:
            value += ast.literal_eval(line)
    if name:
        yield name, value


def main() -> None:
    """Write all of them."""
    for source in sources():
        target = source.with_suffix(".mo")
        target.write_bytes(compiled(messages(source.read_text("utf-8"))))
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
