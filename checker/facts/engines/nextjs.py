"""Next.js: `__NEXT_DATA__` (pages) and the flight chunks of `self.__next_f` (app router).

Which money a price is in is the shop's own affair, so a price there contradicts nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.facts.engines.engine import Engine, State, scripts
from checker.facts.page import Page
from checker.facts.structured import MAX_JSON

_CHUNK = re.compile(r"self\.__next_f\.push\(\s*\[\s*1\s*,\s*(?=\")")
_ROW = re.compile(r"^[0-9a-f]{1,4}:(?=[\[{])", re.M)
_DECODER = json.JSONDecoder(strict=False)
_MOST_ROWS = 2_000
_data = scripts("__NEXT_DATA__")


def states(page: Page) -> Iterator[State]:
    """The data of the page; the rows of the flight that are JSON."""
    yield from _data(page)
    if not page.holds("__next_f"):
        return
    parts: list[str] = []
    size = 0
    for script in page.scripts:
        for found in _CHUNK.finditer(script.text if "__next_f" in script.text else ""):
            try:
                text, _ = _DECODER.raw_decode(script.text, found.end())
            except ValueError:
                continue
            size += len(text)
            if size <= MAX_JSON:
                parts.append(text)
    flight = "".join(parts)
    for number, row in enumerate(_ROW.finditer(flight)):
        if number >= _MOST_ROWS:
            return
        try:
            value, end = _DECODER.raw_decode(flight, row.end())
        except (ValueError, RecursionError):
            continue
        size += end - row.end()
        if size > 3 * MAX_JSON:
            return
        yield f"self.__next_f {row.group()}", value


ENGINE = Engine("nextjs", ("__NEXT_DATA__", "self.__next_f"), states, per_dong=0, by_scripts=True)
