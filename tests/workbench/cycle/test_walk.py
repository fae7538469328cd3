"""Random steps of random people: no forbidden state, no update lost, the history verifies.

``SESAKU_WALK_STEPS=10000`` walks the distance that docs/decisions/0011 speaks of.
"""

import os

import pytest

from sesaku_web.history.log import verify
from tests.workbench.cycle.walking import Walk
from workbench.cycle.contents import content_of

pytestmark = pytest.mark.django_db

STEPS = int(os.environ.get("SESAKU_WALK_STEPS", "300"))
SEEDS = range(1, 3) if STEPS <= 300 else range(1, 5)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_walk_never_leaves_the_rules(seed: int) -> None:
    walk = Walk(seed)
    for _ in range(STEPS // len(SEEDS)):
        walk.step()
    walk.check_all()
    verify()
    content_of(walk.cycle)
    print(dict(walk.done), "published", walk.published)  # noqa: T201 - what was walked, with -s
    assert walk.done["write"]
    assert walk.done["refused"]
