"""Whether the ends of lines in a text are seen: what a script writes is often set apart by nothing else."""

from __future__ import annotations

import re

MOST_LINES = 20_000  # of one text; what has more is no text that a person wrote
_KEEPS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)


def keeps_lines(attributes: dict[str, str | None]) -> bool:
    """Whether an element with these attributes shows each line of its own text on a line of the page."""
    style = attributes.get("style")
    if style and "white-space" in style and _KEEPS.search(style):
        return True
    names = attributes.get("class") or ""
    return "pre-line" in names or "pre-wrap" in names
