"""Quality never sinks in silence: what is read off listings against what people read off them.

The listings lie outside this project; RASOAT_SHARED names their folder, by default `shared` beside the
checkout.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
SHARED = Path(os.environ.get("RASOAT_SHARED") or HERE.parents[2].parent / "shared")
GOLD, SCORER = SHARED / "listings" / "dev", SHARED / "tools" / "score_listings"
FLOORS = json.loads((HERE.parent / "floors.json").read_text("utf-8"))["listings"]

pytestmark = pytest.mark.skipif(
    not (GOLD / "gold.rows.jsonl").exists(),
    reason=f"no gold listings in {GOLD}; set RASOAT_SHARED to measure",
)


def test_facts_of_listings(tmp_path: Path) -> None:
    out = tmp_path / "scores.json"
    command = f"{Path(sys.executable).with_name('rasoat')} audit {{rows}} --facts --format jsonl"
    subprocess.run(
        [sys.executable, SCORER, GOLD, "--cmd", command, "--json", out], check=True, cwd=tmp_path, timeout=600
    )
    scores = json.loads(out.read_text("utf-8"))
    for fact, (precision, recall) in FLOORS.items():
        assert scores[fact]["precision"] >= precision, fact
        assert scores[fact]["recall"] >= recall, fact
