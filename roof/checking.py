"""`rasoat check` and `rasoat facts`: one target, read and told."""

from __future__ import annotations

import json
from pathlib import Path

from checker.leads.whys import why_in
from crawler.model import Visit, VisitState
from crawler.settings import CrawlSettings
from roof.doors import rulebook
from roof.errors import DONE, LEADS, NOTHING, Stop, choice, day
from roof.lang import LANG, t
from roof.scoretables import print_scorecard, programme_of, scorecard_json
from roof.target import visit_of

SEVERITIES = ("minor", "moderate", "serious", "critical")


def check_target(
    target: str,
    form: str,
    as_of: str | None,
    fail_on: str,
    evidence: Path,
    settings: CrawlSettings,
    folders: list[Path],
    criteria: str = "",
) -> int:
    """Check one target and print it as table, json or html. Out: the exit code. Raises Stop."""
    from checker.check import check, visit_day
    from checker.leads.report import at_or_above, check_json

    choice(form, ("table", "json", "html"), "--format")
    if fail_on:
        choice(fail_on, SEVERITIES, "--fail-on")
    asked, book = day(as_of), rulebook(folders)
    programme = programme_of(book, criteria) if criteria else None
    visit = visit_of(target, evidence, settings)
    _reached(visit)
    held = asked or visit_day(visit)
    checked = check(visit, book, held, LANG)
    if form == "json":
        told = check_json(checked, visit.storefront.id, held)
        if programme:
            told["scorecard"] = scorecard_json(checked, programme)
        print(json.dumps(told, ensure_ascii=False, indent=1))
    elif form == "html":
        from roof.page import check_page

        print(check_page(visit, checked, book, held))
    elif programme:
        print_scorecard(visit, checked, programme, book)
    else:
        from roof.checktables import print_check

        print_check(visit, checked, book, held)
    return LEADS if fail_on and at_or_above(checked.leads, fail_on) else DONE


def facts_of_target(
    target: str,
    form: str,
    evidence: Path,
    settings: CrawlSettings,
    folders: list[Path],
    highlight: Path | None = None,
) -> int:
    """Read the facts of one target and print them as table or json. Out: the exit code. Raises Stop.

    `highlight` is an HTML file to write: the pages as captured, each fact's quote marked.
    """
    from checker.check import sheet_of
    from checker.facts.show import as_json
    from roof.recognise import recogniser

    choice(form, ("table", "json"), "--format")
    book = rulebook(folders)
    visit = visit_of(target, evidence, settings)
    _reached(visit)
    sheet = sheet_of(visit, book, recogniser(visit))
    if highlight is not None:
        from roof.highlight import write

        write(visit, sheet, book, highlight)
    if form == "json":
        print(json.dumps(as_json(sheet, book.facts), ensure_ascii=False, indent=1))
    else:
        from roof.checktables import print_facts

        print_facts(visit, sheet, book)
    return DONE


def _reached(visit: Visit) -> None:
    """A visit that saw no page leaves nothing to check."""
    if visit.state in (VisitState.UNREACHABLE, VisitState.BLOCKED) and not any(
        c.body for c in visit.captures
    ):
        why = why_in(visit.why, LANG) or t("không đọc được trang nào", "no page could be read")
        raise Stop(f"{visit.storefront.url}: {why}", NOTHING)
