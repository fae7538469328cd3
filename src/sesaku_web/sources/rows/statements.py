"""Rows of what a document states, and of what went wrong in reading it."""

from collections.abc import Iterator

from sesaku_web.sources.rows.made import Columns, Snapshot, text, told_apart, without

_SAID = ("severity", "code", "message", "message_en", "cite")


def positions(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the statements of a position paper."""
    found = snapshot.get("positions", ())
    subjects = told_apart(
        f"P{position['number']}" if position["number"] else f"position:{place}"
        for place, position in enumerate(found, 1)
    )
    for subject, position in zip(subjects, found, strict=True):
        yield {
            "subject": subject,
            "cite": position["cite"],
            "number": text(position["number"]),
            "path": position["path"],
            "type": position["type"],
            "text": position["text"],
            "data": position,
        }


def diagnostics(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the diagnostics."""
    for found in snapshot["diagnostics"]:
        subject = found.get("indicator") or found.get("subject")
        yield {
            "subject": subject if isinstance(subject, str) else "",
            **{name: found[name] for name in _SAID},
            "data": without(found, *_SAID),
        }
