"""What a worker is asked to do with one finished visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Order:
    """Which visit of which storefront, where its evidence lies, which day's law, and the folder of what is kept
    for visits that find nothing changed ("": everything is read anew)."""

    visit: str
    sweep: str
    storefront: str
    path: str
    as_of: date | None
    sheets: str = ""
