"""The planner as a process: plain data in, a plan with its reasons out."""

from typing import Any

import pytest

from shimamoru.planning.answer import answer
from shimamoru.planning.apart import answer_apart
from shimamoru.planning.catalogue import shipped


def question(**given: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of a question
    shores = [
        {"slug": name, "length": 2.0, "lon": 130 + at * 0.01, "lat": 30.0, "facing": at * 90}
        for at, name in enumerate("nesw")
    ]
    place = {"weight": 1.0, "shores": shores, "has": {"power": True, "people": False}}
    return {
        "places": [{**place, "slug": slug, "name": slug} for slug in ("kita", "minami", "higashi")],
        "technologies": shipped("technologies"),
        "circumstances": shipped("circumstances"),
        "budget": 60_000,
        "years": 10,
        "redundancy": 0.2,
        **given,
    }


def verdicts(found: dict[str, Any], island: int = 0) -> dict[str, str]:
    return {one["technology"]: one["verdict"] for one in found["islands"][island]["reasons"]}


def test_a_plan_says_what_and_why() -> None:
    found = answer(question())
    assert found["status"] == "optimal"
    assert found["cost"] <= 60_000
    assert found["buy"] + 10 * found["run"] == found["cost"]
    said = verdicts(found)
    assert set(said) == set(shipped("technologies"))
    assert said["drone"] == said["citizens"] == "needs"
    assert said["patrol"] in {"price", "budget"}
    for island in found["islands"]:
        names = {one["technology"] for one in island["options"]}
        chosen = {one["technology"]: one for one in island["reasons"] if one["verdict"] == "chosen"}
        assert names == set(chosen)
        assert all(one["gain"] > 0 for one in chosen.values())


def test_what_costs_less_than_it_would_have_to_is_chosen() -> None:
    found = answer(question())
    said = next(
        one
        for one in found["islands"][0]["reasons"]
        if one["verdict"] == "price" and one["until"] > 100
    )
    cheaper = {name: dict(one) for name, one in shipped("technologies").items()}
    cheaper[said["technology"]] |= {"buy": said["until"] // 4, "run": 0}
    again = answer(question(technologies=cheaper))
    chosen = {one["technology"] for island in again["islands"] for one in island["options"]}
    assert said["technology"] in chosen


def test_the_frontier_rises_and_more_money_says_what_it_buys() -> None:
    found = answer(question())
    values = [one["value"] for one in found["frontier"]]
    assert values == sorted(values)
    assert all(one["cost"] <= one["budget"] for one in found["frontier"])
    more = found["next"]
    assert more["gain"] >= 0
    assert more["changes"]


def test_must_haves_and_exclusions() -> None:
    found = answer(question(required=[["kita", "acoustic"]], excluded=[["*", "camera"]]))
    assert verdicts(found)["acoustic"] == "required"
    assert verdicts(found)["camera"] == verdicts(found, 1)["camera"] == "excluded"


def test_what_cannot_be_says_why() -> None:
    found = answer(question(required=[["kita", "drone"]]))
    assert found["status"] == "impossible"
    assert found["trouble"][0]["kind"] == "required"
    assert found["trouble"][0]["refused"] == [{"technology": "drone", "reason": "needs"}]
    poor = answer(question(budget=10, required=[["*", "radar"]]))
    assert poor["trouble"][0]["kind"] == "budget"
    assert poor["trouble"][0]["least"] > 10
    high = answer(question(floors={"kita": 0.999}))
    assert high["trouble"][0]["kind"] == "floor"


def test_unknown_needs_may_be_distrusted() -> None:
    assert verdicts(answer(question()))["radar"] != "needs"
    assert verdicts(answer(question(trust_unknown=False)))["radar"] == "needs"


def test_apart_gives_the_same_and_is_ended_in_time() -> None:
    assert answer_apart(question()) == answer(question())
    late = answer_apart(question(), seconds=0.01)
    assert (late["status"], late["trouble"][0]["kind"]) == ("stopped", "time")


def test_a_fault_of_the_process_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    found = answer_apart({"places": []})
    assert (found["status"], found["trouble"][0]["kind"]) == ("stopped", "fault")
    assert "KeyError" in found["trouble"][0]["said"]
    assert capfd.readouterr().out == ""
