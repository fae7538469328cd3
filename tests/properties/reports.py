"""Strategies for hypothesis: fictional reports and the ways in which they are printed."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from tests.grammars.evaluation_report.fiction.maker import Shape
from tests.grammars.evaluation_report.fiction.style import Style

EXAMPLES = int(os.environ.get("SESAKU_PROPERTY_EXAMPLES", "0"))
"""How many examples a property is tried on; 0: the fixed ones of every day."""


def tried(usual: int) -> settings:
    """Return the settings of a property: ``usual`` fixed examples, or as many as are asked for."""
    return settings(
        max_examples=EXAMPLES or usual,
        derandomize=not EXAMPLES,
        deadline=None,
        database=None,
    )


seeds = st.integers(0, 2**32 - 1)

shapes = st.builds(
    Shape,
    fields=st.sampled_from((2, 1, 3, 0, 5, 12) if EXAMPLES else (2, 1, 3, 0)),
    first=st.integers(2013, 2022),
    periods=st.integers(1, 5) if EXAMPLES else st.integers(1, 4),
    tables=st.sampled_from((0.5, 0.0, 0.9)),
    worded=st.sampled_from(
        (False,)
    ),  # where no mark ends a cell of words, nobody can tell it from the next
    gaps=st.booleans(),
    unclosed=st.booleans(),
    traps=st.sampled_from((0.0, 0.2)),
)

styles = st.builds(
    Style,
    seed=seeds,
    hints=st.booleans(),
    wrap=st.sampled_from((80, 60, 72, 90, 100, None)),
    doubled=st.booleans(),
    era=st.sampled_from(("official", "tight", "civil")),
    width=st.sampled_from(("as_is", "half", "full")),
    pages=st.sampled_from(("none", "some", "all")),
    heads=st.booleans(),
    page_lead=st.booleans(),
    latin_ends=st.booleans(),
    stray_ends=st.sampled_from((0.0, 0.02)),
    lost_ends=st.sampled_from((0.0, 0.02)),
    spread=st.booleans(),
    wide_blanks=st.booleans(),
    rating_first=st.booleans(),
    heading_inside=st.booleans(),
    wrong_number=st.booleans(),
    shuffle=st.sampled_from(("nothing", "indicators", "years", "fields", "evaluations")),
    dated_results=st.booleans(),
    headings=st.booleans(),
)
