"""What the desk borrows for papers and for a programme's cases; heavy rooms are opened when one is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from rules.model import Rulebook

if TYPE_CHECKING:
    from checker.leads.store import Store
    from desk.model import PaperWanted


def lent_papers(book: Rulebook) -> dict[str, Any]:
    """The fields of `desk.model.Doors` that papers and cases need."""
    from papers.yearly import named, plans

    def paper(store: Store, wanted: PaperWanted) -> tuple[str, bytes]:
        return _paper(store, wanted, book)

    def case(store: Store, start: str, decision: str, by: str, reason: str, until: date | None) -> str:
        return _case(store, start, decision, by, reason, until, book)

    titles = {name: {"vi": named(book.plans, name), "en": name} for name in plans(book.plans)}
    return {"plans": titles, "paper": paper, "case": case}


def _paper(store: Store, wanted: PaperWanted, book: Rulebook) -> tuple[str, bytes]:
    from desk.model import PaperRefused
    from papers.model import Letterhead
    from roof import makepaper
    from roof.errors import Stop
    from roof.paperform import written

    try:
        if wanted.kind == "weekly":
            made = makepaper.weekly_paper(store, wanted.sweep, book)
        elif wanted.kind == "dossier":
            made = makepaper.dossier_paper(store, "" if wanted.lead else wanted.storefront, wanted.lead)
        elif wanted.kind == "letter":
            made = makepaper.letter_paper(store, wanted.storefront)
        elif wanted.kind == "yearly":
            made = makepaper.yearly_paper(store, wanted.plan, None, None, book)
        elif wanted.kind == "figures":
            made = makepaper.figures_paper(store, wanted.sweep, "", book)
        else:
            made = makepaper.publication_paper(store)
        return f"{made[1]}.{wanted.format}", written(made[0], wanted.format, Letterhead())
    except Stop as stop:
        raise PaperRefused(str(stop), str(stop)) from stop


def _case(
    store: Store, start: str, decision: str, by: str, reason: str, until: date | None, book: Rulebook
) -> str:
    from checker.leads.errors import LeadsError
    from desk.model import CaseRefused
    from roof import casework
    from roof.errors import Stop

    try:
        if decision:
            return casework.decided(store, start, decision, by, reason, until, datetime.now(UTC), book).id
        return casework.scored(store, start, by, datetime.now(UTC), book)[0].id
    except Stop as stop:
        raise CaseRefused(str(stop), str(stop)) from stop
    except LeadsError as error:
        raise CaseRefused(error.say("vi"), error.say("en")) from error
