"""One storefront: its scorecard by theme and by criteria, its leads, its visits over time."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from checker.leads.kept import Kept
from checker.leads.life import OPEN
from checker.leads.store.tiebook import TieBook
from desk.guard import Asked, Desk, Refused, allowed
from desk.model import CriterionCard, ProgrammeCard
from desk.render import Renderer
from desk.roles import Act
from ties.model import Standing

MOST = 200  # leads of one storefront on its page, the most pressing first
MOST_VISITS = 60  # a year and more of weekly visits
READ = ("complete", "partial")
OUTCOMES = ("failed", "cannot_tell", "passed")  # what decides a criterion, the first that there is


def router(desk: Desk, renderer: Renderer) -> APIRouter:
    """The pages of this file."""
    pages = APIRouter()
    book = TieBook(desk.store)

    @pages.get("/storefront/{storefront:path}")
    def show(storefront: str, asked: Asked = Depends(allowed(desk, Act.READ))) -> Response:
        about = desk.store.storefront(storefront)
        if about is None or (asked.platform and about["platform"] != asked.platform):
            raise Refused(404, "Không có gian hàng này.", "There is no such storefront.")
        desk.office.note(asked.user.name, "read storefront", storefront, desk.doors.now())
        leads = desk.store.leads(storefront=storefront, limit=MOST)
        visits = desk.store.visits(storefront=storefront)
        read = [visit for visit in visits if visit.state in READ]
        tally = desk.store.tally(read[-1].id) if read else {}
        return renderer.page(
            asked,
            "storefront.html",
            about=about,
            leads=leads,
            last=read[-1] if read else None,
            by_theme=_scores(leads, tally, desk),
            programmes=[
                (programme, _marks(programme, tally)) for programme in desk.doors.programmes.values()
            ],
            visits=list(reversed(visits))[:MOST_VISITS],
            comparable=len(read) > 1,
            seller=book.seller_of(storefront) if asked.may(Act.SELLERS) else None,
            doubts=book.ties([storefront], Standing.CLONE) if asked.may(Act.SELLERS) else (),
        )

    return pages


def _scores(
    leads: tuple[Kept, ...], tally: dict[tuple[str, str], int], desk: Desk
) -> list[tuple[str, int, Counter[str]]]:
    """By theme: open leads, and how often the last visit came to each outcome."""
    opened = Counter(kept.theme for kept in leads if kept.state in OPEN)
    outcomes: dict[str, Counter[str]] = {}
    for (rule, outcome), count in tally.items():
        card = desk.doors.rules.get(rule)
        if card is not None:
            outcomes.setdefault(card.theme, Counter())[outcome] += count
    themes = sorted(set(opened) | set(outcomes), key=lambda theme: (-opened[theme], theme))
    return [(theme, opened[theme], outcomes.get(theme, Counter())) for theme in themes]


def _marks(
    programme: ProgrammeCard, tally: dict[tuple[str, str], int]
) -> list[tuple[CriterionCard, str, list[tuple[str, str]]]]:
    """For each criterion: not met, cannot tell, met or inapplicable, and the rules behind that (rule, outcome)."""
    found = []
    for criterion in programme.criteria:
        said = [
            (rule, outcome) for rule in criterion.rules for outcome in OUTCOMES if tally.get((rule, outcome))
        ]
        mark = next((o for o in OUTCOMES if any(outcome == o for _, outcome in said)), "inapplicable")
        found.append((criterion, mark, [pair for pair in said if pair[1] == mark]))
    return found
