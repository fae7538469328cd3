"""The steps of a cycle, as ``steps.yml`` has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from workbench.cycle.workflow import Kind, Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A step 「手順」: its name in both languages, its stage, and the cells it asks for."""

    name: str
    ja: str
    en: str
    stage: Stage
    asks: Mapping[Kind, tuple[str, ...]]


@cache
def steps() -> Mapping[str, Step]:
    """Return the steps by name, in their order."""
    source = resources.files("workbench.cycle").joinpath("steps.yml").read_text("utf-8")
    return {
        name: Step(
            name,
            said["ja"],
            said["en"],
            Stage(said["stage"]),
            {Kind(kind): tuple(keys) for kind, keys in said.get("asks", {}).items()},
        )
        for name, said in yaml.safe_load(source).items()
    }
