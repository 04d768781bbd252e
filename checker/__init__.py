"""What others may call: one listing or a whole feed held against the rules (docs/audit.md has examples).

    from checker import Auditor, FeedRow, read_feed

Names load when they are asked for, so that importing a part of the checker stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.feed.audit import Audited, Auditor
    from checker.feed.model import FeedRow, Rejected
    from checker.feed.read import rows as read_feed
    from checker.feed.work import Done, Task, audit_rows

__all__ = ["Audited", "Auditor", "Done", "FeedRow", "Rejected", "Task", "audit_rows", "read_feed"]

_HOME = {
    "Audited": ("checker.feed.audit", "Audited"),
    "Auditor": ("checker.feed.audit", "Auditor"),
    "Done": ("checker.feed.work", "Done"),
    "FeedRow": ("checker.feed.model", "FeedRow"),
    "Rejected": ("checker.feed.model", "Rejected"),
    "Task": ("checker.feed.work", "Task"),
    "audit_rows": ("checker.feed.work", "audit_rows"),
    "read_feed": ("checker.feed.read", "rows"),
}


def __getattr__(name: str) -> object:
    """The public name, from where it is at home. AttributeError for any other."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)
