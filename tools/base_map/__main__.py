"""Write the base map: ``python -m tools.base_map``.

The file holds rings of corners as whole numbers, in ten-thousandths of a degree: longitude and
latitude of the first corner, then the steps to each next one. ``own`` is Japan's land, ``others``
the land around it, coarser. Set-up calls this with ``--missing``, which does nothing where the
file was made by these very tools.
"""

import hashlib
import json
import sys
from pathlib import Path

from tools.base_map.gshhg import Ring
from tools.base_map.outlines import clipped, simplified
from tools.base_map.territory import SURROUNDINGS, surroundings

TARGET = Path(__file__).resolve().parents[2] / "src/sesaku_web/maps/static/maps/base.json"
SCALE = 10_000
_OWN, _OTHERS = 0.0006, 0.012
_SMALLEST_KM2 = 8.0
_ATTRIBUTION = "GSHHG 2.3.6 (LGPL 3.0)"


def main() -> None:
    """Write the file."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.iterdir()):
        if path.is_file():
            digest.update(path.read_bytes())
    made_by = digest.hexdigest()[:16]
    if "--missing" in sys.argv and TARGET.exists() and made_by in TARGET.read_text("ascii")[:200]:
        return
    own, others = surroundings("f")[0], surroundings("h")[1]
    content = {
        "made_by": made_by,
        "attribution": _ATTRIBUTION,
        "scale": SCALE,
        "own": [_packed(simplified(land.ring, _OWN)) for land in own],
        "others": [
            packed
            for land in others
            if land.km2 >= _SMALLEST_KM2
            and len(packed := _packed(clipped(simplified(land.ring, _OTHERS), SURROUNDINGS)))
        ],
    }
    TARGET.write_text(json.dumps(content, separators=(",", ":")), "ascii")


def _packed(ring: Ring) -> list[int]:
    flat: list[int] = []
    before = (0, 0)
    for x, y in ring:
        corner = (round(x * SCALE), round(y * SCALE))
        step = (corner[0] - before[0], corner[1] - before[1])
        if step != (0, 0):
            flat += step
        before = corner
    return flat


if __name__ == "__main__":
    main()
