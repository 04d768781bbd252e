"""docs/audit.md tells every option of the audit."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "audit.md"


def test_every_option_is_told() -> None:
    told = PAGE.read_text("utf-8")
    source = (PAGE.parents[1] / "roof" / "audit" / "command.py").read_text("utf-8")
    names = re.findall(r"^    (\w+): ", source.partition("def audit(")[2].partition(") -> None")[0], re.M)
    assert len(names) > 12
    for name in set(names) - {"feed", "rules"}:
        assert f"--{name.replace('_', '-')}" in told, name
