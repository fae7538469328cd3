"""What of a report can be linked to: its fields, its indicators, and what is announced."""

from sesaku_web.sources.models import StoredReading


def targets_of(reading: StoredReading) -> dict[str, str]:
    """Return the names of what a position can be linked to, by subject, in the print's order."""
    found: dict[str, str] = {}
    indicators: dict[str, list[tuple[str, str]]] = {}
    rows = reading.indicatorrows.order_by("order")
    for number, subject, name in rows.values_list("field_number", "subject", "name"):
        indicators.setdefault(number, []).append((subject, name))
    for subject, number, name, data in reading.fieldrows.order_by("order").values_list(
        "subject", "number", "name", "data"
    ):
        found[subject] = name
        found.update(indicators.pop(number, ()))
        for following in data.get("next_indicators") or ():
            if following.get("change") == "new" and following.get("code"):
                found.setdefault(f"next:{following['code']}", following["name"])
    for rest in indicators.values():
        found.update(rest)
    if not found:
        row = reading.measurerows.order_by("order").first()
        for result in (row.data.get("results") or ()) if row is not None else ():
            found[f"result:{result['number']}"] = result["text"]
    return found
