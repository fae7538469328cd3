"""Rows of money: budgets of a measure, projects and their amounts."""

from collections.abc import Iterator, Mapping

from sesaku_web.sources.rows.made import Columns, Snapshot, cites_of, text

_PARTS = ("initial", "supplementary", "carryover", "total", "executed")


def budgets(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the money of each year and scope."""
    for budget in (snapshot["measure"] or {}).get("budgets", ()):
        yield {
            "subject": "budget",
            "cite": cites_of(budget),
            "fiscal_year": budget["fiscal_year"],
            "scope": text(budget["scope"]),
            "unit": text(budget["unit"]),
            **{part: (budget[part] or {}).get("value") for part in _PARTS},
            "data": budget,
        }


def projects(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the projects of review sheets."""
    for number, project in enumerate(snapshot.get("projects", ()), 1):
        parts = [part["text"] for part in project["number_parts"]]
        yield {
            "subject": f"project:{number}",
            "cite": cites_of(project),
            "number": text(project["number"]) or "-".join(parts),
            "name": text(project["name"]),
            "ministry": text(project["ministry"]),
            "fiscal_year": project["fiscal_year"],
            "data": project,
        }


def project_amounts(snapshot: Snapshot) -> Iterator[Columns]:
    """Yield the amounts of projects by year; ``project`` is the order of the project."""
    for place, project in enumerate(snapshot.get("projects", ())):
        for budget in project["budgets"]:
            if budget["extent"] != "total":
                continue
            for label, amount in budget.items():
                if isinstance(amount, Mapping) and "raw" in amount:
                    yield {
                        "subject": f"project:{place + 1}",
                        "cite": amount["cite"],
                        "project": place,
                        "fiscal_year": budget["fiscal_year"],
                        "label": label,
                        "raw": amount["raw"],
                        "value": amount["value"],
                        "unit": text(amount["unit"]),
                    }
