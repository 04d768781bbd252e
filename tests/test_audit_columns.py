"""The user's map of columns: a small YAML, read as text, harmless whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from roof.audit.columns import column_map
from roof.errors import USAGE, Stop


def test_names_that_yaml_would_take_for_something_else(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text("on: title\n7: description\n1:1: brand\nno: url\n", "utf-8")
    held = column_map(tmp_path / "m.yml")
    assert [held[name] for name in ("on", "7", "1:1", "no")] == ["title", "description", "brand", "url"]


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
WRONG = {
    "a bomb of aliases": "z: &z\n  " + BOMB.replace("\n", "\n  ") + "\nq: *a11\n",
    "nested too deep": "a: " + "[" * 5_000,
    "a list": "- title\n",
    "bytes": "\x00",
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_no_map_is_told_in_a_sentence(tmp_path: Path, how: str) -> None:
    (tmp_path / "m.yml").write_text(WRONG[how], "utf-8")
    with pytest.raises(Stop) as told:
        column_map(tmp_path / "m.yml")
    assert told.value.code == USAGE
    assert len(str(told.value)) < 1_000
