"""Where leads and decisions are kept: rows that are only added, in one SQLite file or any SQL database."""

from checker.leads.store.lease import BEAT_SECONDS, Lease
from checker.leads.store.store import Store

__all__ = ["BEAT_SECONDS", "Lease", "Store"]
