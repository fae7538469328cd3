"""The planner as a process of its own: a question as JSON on standard input, the answer out.

``python -m shimamoru.planning < question.json > answer.json``
"""

import json
import os
import sys

from shimamoru.planning.answer import answer


def main() -> None:
    """Answer one question; what the solver says of itself goes where errors go."""
    with os.fdopen(os.dup(1), "w") as out:
        os.dup2(2, 1)
        json.dump(answer(json.load(sys.stdin)), out)


if __name__ == "__main__":
    main()
