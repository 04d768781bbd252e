"""The READMEs keep their word: two commands first, links that lead somewhere, commands that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")]
)


def commands(name: str) -> list[str]:
    """The lines of the first code block."""
    block = re.search(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.S)
    assert block, f"{name} has no code block"
    return [line.split("#")[0].strip() for line in block[1].splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_first_lines_are_the_two_commands(name: str) -> None:
    assert commands(name) == ["make demo", "make test"]
    first = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line.strip()]
    assert first[1] == "```sh", "the commands stand right under the title"


def test_the_makefile_does_all_set_up_for_both() -> None:
    for target in commands("README.md"):
        planned = subprocess.run(
            ["make", "--dry-run", "--always-make", *target.split()[1:]],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert planned.returncode == 0, planned.stderr
        assert "tools/setup.sh requirements.txt" in planned.stdout


def test_ci_runs_the_tests_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_every_command_named_exists() -> None:
    told = "\n".join(page.read_text("utf-8") for page in PAGES)
    named = set(re.findall(r"^(?:\s{4}|)(?:\.venv/bin/)?rasoat ([a-z]+)(?: ([a-z]+))?", told, re.M))
    groups = {"rules", "evidence", "leads"}
    for command, sub in sorted(named):
        words = [command, *([sub] if command in groups and sub else [])]
        done = subprocess.run(
            [sys.executable, "-m", "cli", *words, "--help"], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, f"rasoat {' '.join(words)}: {done.stderr}"
