"""The form of a matter of terms: its headings and the words of its conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.whole import Words


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of terms: what its headings say, which words its conditions hold, and how many are enough."""

    name: str
    heading: re.Pattern[str]
    cues: tuple[Words, ...]
    enough: int = 3  # different cues in a section
    length: int = 220  # characters of a section's body
    unless: re.Pattern[str] | None = None  # headings that only look like it
    must: re.Pattern[str] | None = None  # without these words anywhere in the section it is something else
    never: re.Pattern[str] | None = None  # with these words the section speaks of somebody else's terms
    english: Matter | None = None  # the same matter in English

    def fits(self, text: str) -> bool:
        """Whether a text has the words that the matter must have, and none that it must not."""
        return not (self.must and not self.must.search(text)) and not (self.never and self.never.search(text))


def head(pattern: str) -> re.Pattern[str]:
    """One pattern that must match whole words."""
    return re.compile(rf"\b(?:{pattern})\b")
