"""Our rulebook, and where the reference material lies, for the tests that hold our data against it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.load import load
from rules.model import Rulebook


@cache
def ours() -> Rulebook:
    """The rulebook of this repository, read once for all the tests that look at it."""
    return load()


def shared(*parts: str) -> Path:
    """A path in the reference folder (RASOAT_SHARED, or `shared` beside the checkout); skips without it."""
    root = Path(os.environ.get("RASOAT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the reference material is not here: {path}")
    return path


def catalogue(name: str) -> Any:
    """One YAML file of the law catalogue, days as text."""
    return yaml.load(shared("law", name).read_text("utf-8"), Loader=yaml.BaseLoader)
