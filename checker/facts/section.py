"""A titled part of a page, and the smaller parts under it."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.facts.page import Line


@dataclass(slots=True)
class Section:
    """A titled part of a page: the heading's line (None: before any) and the lines under it."""

    heading: Line | None
    title: str  # folded
    level: int
    text: str = ""  # the title as written
    lines: list[tuple[Line, str]] = field(default_factory=list)

    def body(self) -> str:
        """The folded text under the heading."""
        return "\n".join(folded for _, folded in self.lines)


def nested(parts: list[Section], number: int) -> tuple[Section, tuple[Section, ...]]:
    """A section with the smaller sections under it, as one and cut at its headings."""
    own = parts[number]
    whole = Section(own.heading, own.title, own.level, own.text, list(own.lines))
    cut = [own]
    for other in parts[number + 1 :]:
        if other.level <= own.level and not (own.level == 7 and other.level == 7 and not own.lines):
            break
        if other.heading is not None:
            whole.lines.append((other.heading, other.title))
        whole.lines.extend(other.lines)
        cut.append(other)
    return whole, tuple(cut)
