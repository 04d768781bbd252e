"""What the fixture of this folder makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Swept:
    """Where store and evidence lie, and the ids of all leads."""

    store: Path
    evidence: Path
    leads: tuple[str, ...]
