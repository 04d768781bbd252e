"""A gallery of bad servers, one idea in a file. Each says what a visit of it must come to."""

from __future__ import annotations

from gallery import (
    answers,
    bombs,
    doors,
    heads,
    instead,
    lengths,
    mazes,
    redirects,
    robotstxt,
    scripts,
    sitemaps,
    slow,
    tls,
)
from gallery.exhibit import Exhibit, Stage

ROOMS = (
    redirects,
    slow,
    bombs,
    lengths,
    heads,
    answers,
    instead,
    doors,
    robotstxt,
    sitemaps,
    tls,
    mazes,
    scripts,
)
EXHIBITS: list[Exhibit] = [exhibit for room in ROOMS for exhibit in room.EXHIBITS]

__all__ = ["EXHIBITS", "Exhibit", "Stage"]
