"""The examples of docs/audit.md run as they stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "audit.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_python_examples(example: str, tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text("id,title,description\n1,Túi Gucci rep 1:1,đẹp\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", f"if __name__ == '__main__':\n{indented(example)}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def indented(code: str) -> str:
    return "".join(f"    {line}\n" for line in code.splitlines())


def test_every_option_is_told() -> None:
    told = PAGE.read_text("utf-8")
    source = (PAGE.parents[1] / "roof" / "audit" / "run.py").read_text("utf-8")
    wish = source.partition("class Wish")[2].partition("def ")[0]
    names = re.findall(r"^    (\w+): ", wish, re.M)
    for name in set(names) - {"feed", "form", "rules"}:
        assert f"--{name.replace('_', '-')}" in told, name
