"""The door of the checker: one visit held against the rulebook, as the law stood on one day.

Pure: no disk, no clock, no network. The same visit, rulebook and day give the same answer for ever.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

from checker.engine.evaluate import evaluate
from checker.facts.choose import captures_read
from checker.facts.pictures import Recognise
from checker.facts.read import read
from checker.leads.assemble import assemble
from checker.model import Checked, FactSheet
from crawler.model import Visit
from rules.model import Rulebook

VIETNAM = timezone(timedelta(hours=7), "ICT")  # one zone, without summer time since 1975


def visit_day(visit: Visit) -> date:
    """The day on which a visit began, by the calendar in Vietnam."""
    return visit.started.astimezone(VIETNAM).date()


def sheet_of(visit: Visit, rulebook: Rulebook, recognise: Recognise | None = None) -> FactSheet:
    """What the pages of a visit say, before any rule is held against it.

    `recognise` reads the text of label photographs (PNG bytes in, text out); without it none is read.
    """
    said = read(visit, rulebook.facts, rulebook.lexicons, recognise)
    return replace(said, storefront_kind=str(visit.storefront.kind))  # the registry says it, no page does


def check(
    visit: Visit,
    rulebook: Rulebook,
    as_of: date | None = None,
    lang: str = "vi",
    sheet: FactSheet | None = None,
) -> Checked:
    """Facts, findings and leads of one visit.

    In: the visit as the evidence holds it, the rulebook, the day whose law is asked (None: the day of the
    visit in Vietnam), the language of `Finding.why`, and what `sheet_of` gives for this visit if it is known
    already. Out: everything that was read, every finding, and
    the leads, the heaviest first. Raises ValueError when a finding contradicts the visit it was made from.
    """
    sheet = sheet_of(visit, rulebook) if sheet is None else sheet
    findings = evaluate(rulebook, sheet, visit_day(visit) if as_of is None else as_of, lang)
    return Checked(sheet, findings, assemble(findings, rulebook.rules, visit, sheet, captures_read(visit)))
