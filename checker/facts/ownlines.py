"""The lines of a page of goods that are about the goods, and where their name stands when a header holds it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.besides import opens_description, turns_off, turns_on
from checker.facts.page import Line, Page
from checker.facts.price import selling
from checker.language import key


def with_heading(page: Page, body: Sequence[Line], signs: frozenset[str]) -> list[Line]:
    """The lines of a page with its one first-level heading that a header holds ("page-header", `<header><h1>`); or [].

    body: the lines outside header, menu and footer; signs: the headings that name the site.
    """
    held = [
        ln
        for ln in page.lines
        if ln.block.heading == 1 and ln.block.region == "header" and key(ln.text, tones=False) not in signs
    ]
    if len(held) != 1 or any(ln.block.heading == 1 for ln in body):
        return []
    return sorted([*body, *held], key=lambda ln: (ln.block.number, ln.start))


def about(body: list[Line], at: int) -> list[Line]:
    """The lines from the name on, without related goods and without what customers wrote."""
    kept: list[Line] = body[at : at + 1]
    on = True
    for number, line in enumerate(body[at + 1 :]):
        if turns_off(line, number, body[at + number]):
            on = False
        elif turns_on(line):
            on = True
        if on:
            kept.append(line)
    return [*kept, *_described_above(body, at)]


def _described_above(body: list[Line], at: int) -> list[Line]:
    """The description where it stands before the name, as OpenCart's left column does: from its tab on."""
    first = next((n for n, ln in enumerate(body[:at]) if opens_description(ln)), at)
    above = body[first:at]
    if sum(bool(selling(ln.text)) for ln in above) > 1:
        return []  # a list of goods stands between
    return [ln for ln in above if not (ln.block.heading and turns_off(ln, 0, ln))]
