"""A rulebook that kills, breaks or holds up the worker that checks a certain storefront."""

from __future__ import annotations

import os
import sys
import time

from rules.load import load
from rules.model import Rulebook


class Bomb:
    """Like the real rulebook, but asking for its facts goes off when `storefronts` are being checked."""

    def __init__(self, storefronts: dict[str, str]) -> None:
        self._storefronts = storefronts
        self._book: Rulebook = load()

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        frame = sys._getframe(1)
        if name == "facts" and "visit" in frame.f_locals:
            how = self._storefronts.get(frame.f_locals["visit"].storefront.id)
            if how == "die":
                os._exit(9)
            if how == "break":
                raise ZeroDivisionError("a fault in an extractor")
            if how == "hang":
                time.sleep(3600)
        return getattr(self._book, name)
