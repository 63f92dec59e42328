"""Make resources/geo/outlines.json.gz: coasts, borders and land of the world, for the map of `onrecord plot`.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python scripts/build_outlines.py package/countries-50m.json

The lines are Natural Earth's 1:50m countries (public domain), as the npm package world-atlas carries them in TopoJSON. The arcs
are kept as whole numbers in TopoJSON's own way: the first point of each, then the steps from point to point. `land` are the
rings around land and inland water, each a list of arcs; -1 is the first arc backwards, as in TopoJSON.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/onrecord/resources/geo/outlines.json.gz"


def main() -> None:
    """Keep the arcs and the rings of land, and write them."""
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    transform = atlas["transform"]
    kept = {
        "source": "Natural Earth 1:50m countries (public domain)",
        "scale": transform["scale"],
        "translate": transform["translate"],
        "land": [ring for one in atlas["objects"]["land"]["geometries"] for shape in one["arcs"] for ring in shape],
        "arcs": [[number for point in arc for number in point] for arc in atlas["arcs"]],
    }
    data = json.dumps(kept, separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(kept['arcs'])} lines, {len(kept['land'])} rings, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
