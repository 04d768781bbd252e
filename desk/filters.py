"""The filter of the queue in an address, and back: what is not a known word is left out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from checker.leads.kept import Kept
from checker.leads.life import OPEN, STATES, Step
from checker.leads.queue import Cursor, Filter
from checker.model import Severity

WORDS = 200  # characters of a search
MANY = 40  # values of one field
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([0-9]{1,4})\.([0-9]{1,18})\.([0-9a-f]{1,32})")


def read(query: QueryParams, platform: str, me: str) -> Filter:
    """An address's query in, a filter out. `platform`: all that this person may see; `me`: who asks.

    `state=all` asks for every state, none for the open ones; `assigned=me` for one's own.
    """
    asked = query.getlist("state")[:MANY]
    known = {str(state) for state in STATES}
    states = tuple(Step(s) for s in dict.fromkeys(asked) if s in known)
    if not states:
        states = tuple(sorted(STATES if "all" in asked else OPEN))
    severities = {str(severity) for severity in Severity}
    assigned = query.get("assigned", "")[:WORDS]
    return Filter(
        states=states,
        themes=_several(query, "theme"),
        severities=tuple(s for s in _several(query, "severity") if s in severities),
        platforms=_several(query, "platform"),
        wards=_several(query, "ward"),
        rules=_several(query, "rule"),
        storefront=query.get("storefront", "")[:WORDS],
        assigned=me if assigned == "me" else assigned,
        words=query.get("q", "").strip()[:WORDS],
        platform_only=platform,
    )


def write(wanted: Filter) -> str:
    """The query that `read` reads back as this filter, without a question mark."""
    pairs: list[tuple[str, str]] = []
    if set(wanted.states) == set(STATES):
        pairs.append(("state", "all"))
    elif set(wanted.states) != set(OPEN):
        pairs += [("state", str(state)) for state in wanted.states]
    for name, values in (
        ("theme", wanted.themes),
        ("severity", wanted.severities),
        ("platform", wanted.platforms),
        ("ward", wanted.wards),
        ("rule", wanted.rules),
    ):
        pairs += [(name, value) for value in values]
    single = (("storefront", wanted.storefront), ("assigned", wanted.assigned), ("q", wanted.words))
    pairs += [(name, value) for name, value in single if value]
    return urlencode(pairs)


def place(query: QueryParams) -> Cursor | None:
    """Where in the queue an address asks to go on (`after=`) or back (`before=`); None: its beginning."""
    for name in ("after", "before"):
        found = _PLACE.fullmatch(query.get(name, ""))
        if found:
            try:
                return Cursor(
                    int(found[1]), _EPOCH + timedelta(microseconds=int(found[2])), found[3], name == "before"
                )
            except OverflowError:
                return None
    return None


def here(kept: Kept) -> str:
    """The place of a lead in the queue, as `place` reads it."""
    return f"{kept.priority}.{_micros(kept.last_seen)}.{kept.id}"


def _micros(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _several(query: QueryParams, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v[:WORDS] for v in query.getlist(name)[:MANY] if v))
