"""robots.txt by RFC 9309: what may be fetched, and why not. Every verdict says what it rests on.

Sections followed: 2.2.2 (the longest match wins, Allow at equal length), 2.3.1.2 (at least five redirects; a
chain without end counts as no file), 2.3.1.3 (400 to 499: everything is allowed), 2.3.1.4 (500 to 599 or no
answer: nothing is allowed), 2.4 (asked once in a visit, which is far shorter than a day), 2.5 (at least 500
KiB are read). 429 is held to be "come back later" and treated like 5xx. Crawl-delay is in no standard and is
honoured all the same, whatever it says: the visit's time is the bound.

A storefront that is visited by an authority's order is asked for its robots.txt too, and its wishes about pace
are honoured; what it forbids is visited, and the verdict names the order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from protego import Protego

from crawler.address import origin_of
from crawler.bodies import decode, encodings
from crawler.model import CaptureState
from crawler.settings import ROBOTS_TOKEN
from crawler.spiders.answer import Answer

# Who copies our name out of a log copies its version too; a token ends before that (2.2.1).
VERSIONED = re.compile(rf"(?im)^([ \t]*user-agent[ \t]*:[ \t]*{ROBOTS_TOKEN})[/ (][^\r\n]*")
NO_ANSWER = {CaptureState.UNREACHABLE, CaptureState.TIMED_OUT, CaptureState.REFUSED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address may be fetched; `why` says by what right, or (with `state`) why not."""

    allowed: bool
    state: CaptureState = CaptureState.ROBOTS
    why: str = ""


@dataclass(slots=True)
class _Rules:
    parser: Protego | None = None
    blanket: Verdict | None = None
    delay: float = 0.0


class Robots:
    """The robots.txt files of one visit, each origin asked once. `order` is the number of an authority's order."""

    def __init__(self, fetch: Callable[[str, int], Awaitable[Answer]], limit: int, order: str = "") -> None:
        self._fetch = fetch
        self._limit = limit
        self._order = order
        self._rules: dict[str, _Rules] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.sitemaps: list[str] = []

    async def ask(self, url: str) -> Verdict:
        """May this address be fetched? Fetches the origin's robots.txt when it is not known yet."""
        origin = origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = await self._load(origin)
        return self._judge(self._rules[origin], url)

    def known(self, url: str) -> Verdict | None:
        """The verdict without fetching anything; None when the origin was never asked."""
        rules = self._rules.get(origin_of(url))
        return self._judge(rules, url) if rules else None

    def delay(self, url: str) -> float:
        """The seconds between requests that the origin asks for."""
        rules = self._rules.get(origin_of(url))
        return rules.delay if rules else 0.0

    def _judge(self, rules: _Rules, url: str) -> Verdict:
        file = f"{origin_of(url)}/robots.txt"
        if rules.blanket is not None:
            verdict = rules.blanket
        elif rules.parser is None or rules.parser.can_fetch(url, ROBOTS_TOKEN):
            verdict = Verdict(True, why=f"allowed by {file}")
        else:
            verdict = Verdict(False, why=f"{file} forbids {ROBOTS_TOKEN} this address")
        if verdict.allowed or not self._order:
            return verdict
        return replace(verdict, allowed=True, why=f"{verdict.why}; visited by order {self._order}")

    async def _load(self, origin: str) -> _Rules:
        url = f"{origin}/robots.txt"
        answer = await self._fetch(url, self._limit)
        self.notes[url] = {"robots": f"{answer.status or answer.state}: {answer.why or 'read'}"}
        if answer.state is CaptureState.REDIRECT_LOOP:
            return _Rules(
                blanket=Verdict(True, why=f"allowed: {url} only redirects, which counts as no file")
            )
        if answer.status is None:
            if answer.state in NO_ANSWER:
                why = f"robots.txt could not be fetched, the host may not be visited without it: {answer.why}"
                return _Rules(blanket=Verdict(False, answer.state, why))
            why = f"robots.txt could not be read ({answer.why}); RFC 9309 treats this as forbidden"
            return _Rules(blanket=Verdict(False, why=why))
        if answer.status >= 500 or answer.status == 429:
            why = f"robots.txt: {answer.why}; RFC 9309 treats this as forbidden"
            return _Rules(blanket=Verdict(False, why=why))
        if answer.status >= 300:
            return _Rules(blanket=Verdict(True, why=f"allowed: {url} answered {answer.status}"))
        found = decode(answer.raw, encodings(answer.headers), self._limit)
        if found.broken:
            why = f"robots.txt could not be decoded ({found.broken}); treated as forbidden"
            return _Rules(blanket=Verdict(False, why=why))
        text = found.body.decode("utf-8-sig", "replace").replace("\0", "")
        if found.cut or answer.state is CaptureState.TRUNCATED:
            text = text[: text.rfind("\n") + 1]
            self.notes[url]["robots"] = f"{answer.status}: only the first {len(text)} characters were read"
        parser = Protego.parse(VERSIONED.sub(r"\g<1>", text))
        self.sitemaps += list(parser.sitemaps)[:5]
        return _Rules(parser, delay=_seconds(parser.crawl_delay(ROBOTS_TOKEN)))


def _seconds(delay: float | None) -> float:
    return max(0.0, float(delay)) if delay is not None and math.isfinite(delay) else 0.0
