"""Pages of our own in styles that nothing was tuned to, with the facts a careful person reads off them.

`pages/facts.json`: by page, values of facts (all of them, no others) or the names that are `present` and
`absent`. The firms are invented. Floors stand in `floors.json` and never sink in silence.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.facts.fold import fold
from checker.facts.page import Page
from checker.facts.read import storefront_facts
from checker.facts.shelf import Shelf

HERE = Path(__file__).resolve().parent
WANTED: dict[str, dict[str, Any]] = json.loads((HERE / "pages" / "facts.json").read_text("utf-8"))
FLOORS = json.loads((HERE / "floors.json").read_text("utf-8"))["pages"]


def outcomes(name: str) -> list[tuple[str, bool, str]]:
    """(kind of outcome "right" | "missed" | "wrong", …) of one page, each with its fact."""
    wanted = WANTED[name]
    url = "https://shop.example/" + ("" if "present" not in wanted else name)
    page = Page(url, "v#1", (HERE / "pages" / f"{name}.html").read_bytes(), "text/html; charset=utf-8")
    facts = storefront_facts(Shelf([page], "https://shop.example/"))
    out = [(f, f in facts, "missed") for f in wanted.get("present", ())]
    out += [(f, f not in facts, "wrong") for f in wanted.get("absent", ())]
    for fact, values in wanted.items():
        if "." not in fact:
            continue
        got = {fold(str(f.value)) for f in facts.get(fact, ())}
        want = {fold(str(v)) for v in values}
        out += [(f"{fact}={v}", v in got, "missed") for v in sorted(want)]
        out += [(f"{fact}={v}", False, "wrong") for v in sorted(got - want)]
    return out


def test_floors() -> None:
    rows = [(name, *row) for name in WANTED for row in outcomes(name)]
    faults = [row for row in rows if not row[2]]
    right = len(rows) - len(faults)
    assert right / len(rows) >= FLOORS["right"], faults
    assert sum(row[3] == "wrong" for row in faults) <= FLOORS["wrong"], faults


@pytest.mark.parametrize("name", WANTED)
def test_pages_that_are_read_without_a_fault_stay_so(name: str) -> None:
    faults = [row for row in outcomes(name) if not row[1]]
    assert len(faults) <= FLOORS["faults"].get(name, 0), faults
