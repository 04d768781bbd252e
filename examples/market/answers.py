"""The answer key, typed: what a person found on the pages of each shop (`answers.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

STOREFRONT = "storefront"


@dataclass(frozen=True, slots=True)
class Answer:
    """The expected outcome of one shop. Pairs are (rule id, "storefront" or the path of a listing)."""

    visit: str
    leads: frozenset[tuple[str, str]]
    passed: frozenset[tuple[str, str]]
    cannot_tell: frozenset[str]  # rules on the storefront
    why: str


@cache
def answers() -> Mapping[str, Answer]:
    """Shop → its answer, as planted. Mended, every shop has no lead."""
    data = yaml.safe_load(_file().read_text("utf-8"))
    common = data["everywhere"]["cannot_tell"]
    return {key: Answer(
        given["visit"], _pairs(given["leads"]), _pairs(given.get("passed", {})),
        frozenset([*given.get("cannot_tell", []), *common]), given["why"],
    ) for key, given in data["shops"].items()}  # fmt: skip


def as_of() -> date:
    """The day whose law the key was held against."""
    return date.fromisoformat(yaml.safe_load(_file().read_text("utf-8"))["as_of"])


def _file() -> Path:
    return Path(__file__).parent / "answers.yml"


def _pairs(given: Mapping[str, list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((rule, subject) for rule, subjects in given.items() for subject in subjects)
