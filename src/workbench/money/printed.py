"""Stored money in the forms of the library, ``sesaku-money/1`` and ``sesaku-spending/1``."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import JsonResponse

from sesaku.linking.money.interchange import MONEY
from workbench.money.linked import MeansWithLinks
from workbench.money.models import MoneyRun
from workbench.money.sheets import named, told


def money_as_json(
    run: MoneyRun,
    document: str,
    means: Sequence[MeansWithLinks],
    compared: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Return the links and comparisons of a report; each link with what people say of it."""
    sheets = sorted({told(link["project"]["document"])[0] for link in run.content["links"]})
    links = [
        {
            **named(dict(link.data)),
            "means_key": one.key,
            "project_key": link.key,
            "state": link.state,
            "judgement": None
            if link.judgement is None
            else {
                "verdict": link.judgement.verdict,
                "reason": link.judgement.reason,
                "made_at": link.judgement.made_at.isoformat(),
            },
        }
        for one in means
        for link in one.links
    ]
    return {
        "schema": MONEY,
        "documents": [document, *sheets],
        "links": links,
        "comparisons": named(list(compared)),
        "without_project": [one.data["name"] for one in means if not one.links],
    }


def spending_as_json(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is spent on a topic as ``sesaku spending --json`` prints it."""
    found: dict[str, Any] = named(dict(content))
    return found


def json_file(content: Mapping[str, Any], name: str) -> JsonResponse:
    """Return a download."""
    response = JsonResponse(dict(content), json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
