"""Which storefronts' walk to the till may rest: those on whose till no lead stands.

A lead about the till that "persists", or is mended, without anybody having walked there would be told and not seen.
So after every check it is kept, for the next visit, that no lead stood on what the walk showed, and by which
rulebook, code and day that was judged. Anything else is walked anew; so is every shop in its fourth visit
(`crawler.evidence.memory.WALKS`), since a till can change while no page does.
"""

from __future__ import annotations

import contextlib
import json
from datetime import date
from pathlib import Path

from checker.leads.outcome import VisitOutcome
from crawler.model import Visit
from rules.model import Rule, Rulebook
from sweep.carried import judge
from sweep.kept import code, keep, place
from sweep.lawdays import same_rules
from sweep.order import Order

TILL = "checkout"  # the kind of page, in `rules/facts.yml`, that only a walk reads
_KIND = "till"  # of the file


def remember_till(order: Order, visit: Visit, rulebook: Rulebook, outcome: VisitOutcome) -> None:
    """Keep for the next visit whether this one's walk may stand for it."""
    if not order.sheets:
        return
    path = place(Path(order.sheets), order.storefront, _KIND)
    if visit.walk is None or _stands_on_till(visit, rulebook, outcome):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        return
    keep(path, json.dumps({"by": _by(rulebook), "day": outcome.as_of.isoformat()}).encode())


def may_rest(sheets: Path, storefront: str, rulebook: Rulebook, day: date) -> bool:
    """Whether, on a day, the walk of a storefront's last visit may stand once more."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        told = json.loads(place(sheets, storefront, _KIND).read_bytes())
        judged = date.fromisoformat(told["day"])
        return bool(told["by"] == _by(rulebook)) and same_rules(judged, day, rulebook)
    return False


def _by(rulebook: Rulebook) -> str:
    """Who walks and who judges: another version of either walks anew."""
    return f"{judge(rulebook)} {code('crawler.till', 'crawler.browser')}"


def _stands_on_till(visit: Visit, rulebook: Rulebook, outcome: VisitOutcome) -> bool:
    walked = {step.capture for step in visit.walk.steps} if visit.walk else set[str]()
    asks = {rule.id for rule in rulebook.rules.values() if _asks(rule, rulebook)}
    return any(
        lead.rule in asks or any(row.capture in walked for row in lead.evidence) for lead in outcome.leads
    )


def _asks(rule: Rule, rulebook: Rulebook) -> bool:
    """Whether a rule asks for what only a walk shows."""
    facts = (rulebook.facts.get(check.fact) for check in (*rule.when, *rule.checks.values()))
    return any(fact is not None and TILL in fact.stands_on for fact in facts)
