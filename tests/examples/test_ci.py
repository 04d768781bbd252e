"""The pipelines of examples/ci: what they run is run here, on a small catalogue, night after night.

The services' own steps (checkout, cache, upload) and the installation are theirs; they are only looked at.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

CI = Path(__file__).resolve().parents[2] / "examples" / "ci"
GOOD = "id,title,description\n1,Áo thun cotton,Xuất xứ: Việt Nam\n"
BAD = GOOD + "2,Giày Nike rep 1:1,đẹp\n"
WORSE = BAD + "3,Túi Gucci super fake,đẹp\n"


def read(name: str) -> Any:
    return yaml.load((CI / name).read_text("utf-8"), yaml.BaseLoader)


def github() -> tuple[list[str], list[str]]:
    """The lines of the job, and those that run whatever came before."""
    steps = [step for step in read("github.yml")["jobs"]["audit"]["steps"] if "run" in step]
    first = [step["run"] for step in steps if "if" not in step]
    return first, [step["run"] for step in steps if step.get("if") == "always()"]


def gitlab() -> tuple[list[str], list[str]]:
    job = read("gitlab.yml")["rasoat"]
    return [*job["before_script"], "\n".join(job["script"])], list(job["after_script"])


def night(folder: Path, lines: tuple[list[str], list[str]], catalogue: str) -> int:
    """One run of the pipeline. Out: the code of the first step that fails, else 0."""
    (folder / "catalogue.csv").write_text(catalogue, "utf-8")
    first, last = lines
    assert [line for line in first if line.startswith("pip install")] == first[:1]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    codes = [
        subprocess.run(
            ["bash", "-e", "-c", line],
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            timeout=300,
        ).returncode
        for line in (*first[1:], *last)
    ]
    return next((code for code in codes if code), 0)


@pytest.mark.parametrize("lines", [github, gitlab])
def test_only_what_is_new_fails_the_job(lines: Any, tmp_path: Path) -> None:
    assert night(tmp_path, lines(), GOOD) == 0
    assert night(tmp_path, lines(), BAD) == 10
    assert night(tmp_path, lines(), BAD) == 0
    assert night(tmp_path, lines(), WORSE) == 10
    assert (tmp_path / "report.html").exists()
    if lines is github:
        assert night(tmp_path, lines(), GOOD) == 0
        kept, shown = (
            json.loads((tmp_path / name).read_text("utf-8"))["runs"][0]["results"]
            for name in ("rasoat.sarif", "shown.sarif")
        )
        assert {one["baselineState"] for one in kept} == {"absent"}
        assert shown == [], "what is mended is no alert"


def test_files_that_are_uploaded_are_those_that_are_written() -> None:
    steps = read("github.yml")["jobs"]["audit"]["steps"]
    audit = next(step["run"] for step in steps if step.get("name") == "Audit")
    upload = next(
        step for step in steps if step.get("uses", "").startswith("github/codeql-action/upload-sarif@")
    )
    assert "--out rasoat.sarif" in audit
    shown = next(step["run"] for step in steps if step.get("name", "").startswith("What GitHub shows"))
    assert "rasoat.sarif" in shown and upload["with"]["sarif_file"] in shown
    job = read("gitlab.yml")["rasoat"]
    assert f"--out {job['artifacts']['paths'][0]}" in job["script"][-1]
