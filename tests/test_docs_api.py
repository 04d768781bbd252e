"""docs/api.md: its examples run as they stand and are typed; its names are all there are."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.S)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_run(example: str, tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text("id,title,description\n1,Túi Gucci rep 1:1,đẹp\n", "utf-8")
    (tmp_path / "our-rules").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", f"if __name__ == '__main__':\n{textwrap.indent(example, '    ')}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_examples_are_typed(tmp_path: Path) -> None:
    for number, example in enumerate(EXAMPLES):
        (tmp_path / f"example_{number}.py").write_text(example, "utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--follow-imports=silent",
            *map(str, tmp_path.glob("*.py")),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout


def test_every_public_name_is_told() -> None:
    table = PAGE.partition("| name | what it is |")[2].partition("## ")[0] + "".join(EXAMPLES)
    assert not [name for name in checker.__all__ if name not in table and name != "Audited"]


def test_every_option_of_the_service_is_told() -> None:
    source = (ROOT / "roof" / "serve.py").read_text("utf-8").partition("def serve(")[2].partition(") ->")[0]
    names = {"most": "max_bytes"}
    for name in re.findall(r"^    (\w+): ", source, re.M):
        assert f"--{names.get(name, name).replace('_', '-')}" in PAGE, name


def test_the_import_is_light() -> None:
    heavy = "import sys, checker; print([m for m in ('spacy', 'pyarrow', 'yaml', 'bs4') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
