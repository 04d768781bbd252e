"""The record that a badge opens on the ministry's portal: whose name and which domain it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from checker.facts.fold import fold
from checker.facts.kinds import RECORD_HOST
from checker.facts.names import core
from checker.facts.page import Line, Page
from checker.facts.portal import on_portal, registered_domain, target
from checker.facts.shelf import Shelf, address_key
from checker.model import Fact

_NAME_LABEL = re.compile(
    r"^\W*(?:ten (?:thuong nhan|to chuc|doanh nghiep|chu the|don vi|"
    r"ca nhan)(?:[^:]{0,40})?|thuong nhan(?: / to chuc)?|chu so huu|"
    r"don vi chu quan|company ?name|ten cong ty)\s*[:\-]?\s*"
)
_SITE_LABEL = re.compile(
    r"^\W*(?:ten mien|dia chi (?:ten mien|website|trang web)|website|ten website|"
    r"domain|url)\s*[:\-]?\s*"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,12})(?![a-z0-9@])")


def _labelled(page: Page, label: re.Pattern[str]) -> Iterator[tuple[Line, int, str]]:
    """(line, offset, text) of what stands after a label, on its line or on the next one."""
    lines = list(zip(page.lines, page.folded, strict=True))
    for number, (line, folded) in enumerate(lines):
        found = label.match(folded)
        if not found:
            continue
        rest = line.text[found.end() :].strip()
        if len(rest) > 2:
            yield line, line.text.index(rest), rest
        elif number + 1 < len(lines):
            below = lines[number + 1][0]
            yield below, 0, below.text


def read_record(
    shelf: Shelf, links: Iterable[str], sellers: Sequence[Fact] = ()
) -> dict[str, tuple[Fact, ...]]:
    """What the captured record says: notice.record_name, notice.record_domain, notice.record_matches."""
    wanted = {address_key(u).lower() for u in links}
    records = [
        p
        for p in shelf.of_kind("record")
        if target(p.requested) == "record" or address_key(p.requested).lower() in wanted
    ]
    out: dict[str, tuple[Fact, ...]] = {}
    for page in records:
        name = next(((line, at, text) for line, at, text in _labelled(page, _NAME_LABEL)), None)
        domain = next(
            (
                (line, at, m)
                for line, at, text in _labelled(page, _SITE_LABEL)
                if (m := _DOMAIN.search(fold(text))) and RECORD_HOST not in m[1]
            ),
            None,
        )
        if name and "notice.record_name" not in out:
            line, at, text = name
            out["notice.record_name"] = (
                page.fact("notice.record_name", text, line, at, at + len(text), "notice:record", 0.9),
            )
        if domain and "notice.record_domain" not in out:
            line, at, found = domain
            out["notice.record_domain"] = (
                page.fact(
                    "notice.record_domain",
                    found[1],
                    line,
                    at + found.start(1),
                    at + found.end(1),
                    "notice:record",
                    0.9,
                ),
            )
    if matched := _matches(shelf, out, sellers):
        out["notice.record_matches"] = (matched,)
    return out


def _matches(shelf: Shelf, found: dict[str, tuple[Fact, ...]], sellers: Sequence[Fact]) -> Fact | None:
    """Whether the record is this site's own: its domain decides; without one, the same owner's name does.

    A different name alone says nothing: a brand, a branch and a firm may be one seller.
    """
    if domains := found.get("notice.record_domain"):
        own = {registered_domain(h) for h in shelf.hosts if not on_portal("http://" + h)}
        own.add(registered_domain(urlsplit(shelf.start).hostname or ""))
        same = registered_domain(str(domains[0].value)) in own
        return replace(domains[0], name="notice.record_matches", value=same)
    for owner in found.get("notice.record_name", ()):
        if any(same_owner(str(owner.value), str(s.value)) for s in sellers):
            return replace(owner, name="notice.record_matches", value=True, confidence=0.7)
    return None


def same_owner(one: str, other: str) -> bool:
    """Whether two names are one firm's: equal apart from legal form and trade words, marks kept apart."""
    if core(one) != core(other) or not core(one):
        return False
    a, b = (set(re.findall(r"[^\W\d_]+", n.lower())) for n in (one, other))
    return not any(fold(v) == fold(w) for v in a - b for w in b - a)
