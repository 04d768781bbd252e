"""The one error of the evidence room."""

from __future__ import annotations


class EvidenceError(Exception):
    """Evidence that cannot be read or must not be written. The text names the file, where and what to do."""
