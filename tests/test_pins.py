"""The pins: every package held to a hash, no file that names a registry or an address to fetch from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ["requirements.txt", "requirements-dev.txt"]


def pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text("utf-8"), re.M))


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|-f)\b", text, re.M)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    bare = [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]
    assert not bare, f"without a hash: {bare}"


def test_both_files_agree() -> None:
    run, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")
    assert run.items() <= dev.items()


def test_what_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[><=\[; ]", one)[0].lower().replace("_", "-") for one in asked}
    assert names <= pinned("requirements-dev.txt").keys()


def test_the_packages_asked_for_are_there() -> None:
    wanted = {"scrapy", "playwright", "beautifulsoup4", "spacy", "sqlalchemy", "typer"}
    assert wanted <= pinned("requirements.txt").keys()
    assert "pytest" in pinned("requirements-dev.txt")


def test_no_lock_file_that_names_hosts() -> None:
    assert not (ROOT / "uv.lock").exists()
    assert not list(ROOT.glob("**/package-lock.json"))
