"""What stands around the leads of a city's store: sellers with their ties, people's words on them, and cases.

One storefront in four has a seller with others; a few sellers have forty. Everything goes in by the product's own
methods except the cases' events, which are many.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import insert

from checker.leads.cases import CaseStep, case_id
from checker.leads.store import Store
from checker.leads.store.case_tables import case_events, cases
from checker.leads.store.tiebook import TieBook
from ties.model import Mark, MarkKind, Reason, Resolution, Seller, Standing, Tie, Verdict

PROGRAMME = "tick-xanh-trach-nhiem-hcm"
CLONES = 300
JUDGED = 500
_MARKS = ("met", "met", "met", "cannot_tell", "not_met", "inapplicable")


def surround(store: Store, shops: Sequence[str], now: datetime) -> None:
    """Ids of the storefronts in a store in; sellers, ties, judgements and cases added to it."""
    chance = random.Random(8)
    book, sellers = TieBook(store), list(_sellers(chance, shops))
    several = [seller for seller in sellers if len(seller.storefronts) > 1]
    ties = [tie for seller in several for tie in _inside(chance, seller.storefronts)]
    ties += [_tie(chance, chance.choice(shops), chance.choice(shops), Standing.POSSIBLE) for _ in several]
    ties += [_tie(chance, chance.choice(shops), chance.choice(shops), Standing.CLONE) for _ in range(CLONES)]
    ties = list({(tie.left, tie.right): tie for tie in ties if tie.left != tie.right}.values())
    book.add_run(Resolution(tuple(sellers), tuple(ties), scored=len(ties)), now)
    for tie in ties[:JUDGED]:
        book.judge(tie.left, tie.right, Verdict.SAME, "officer1", "cùng một số điện thoại", now)
    _apply(store, chance, shops[: 1 + len(shops) // 10], now)


def _sellers(chance: random.Random, shops: Sequence[str]) -> Iterator[Seller]:
    left = list(shops)
    chance.shuffle(left)
    while left:
        size = chance.choices((1, 2, 3, 6, 40), (1500, 120, 40, 20, 3))[0]
        mine, left = left[:size], left[size:]
        yield Seller(f"{len(left):012x}", tuple(sorted(mine)))


def _inside(chance: random.Random, shops: Sequence[str]) -> Iterator[Tie]:
    """Each shop with the one after it, and with the first."""
    for one, other in pairwise(shops):
        yield _tie(chance, one, other, Standing.TIED)
        yield _tie(chance, shops[0], other, Standing.TIED)


def _tie(chance: random.Random, one: str, other: str, standing: Standing) -> Tie:
    left, right = sorted((one, other))
    phone = f"09{chance.randrange(10**8):08d}"
    same = tuple(
        Mark(MarkKind.PHONE, phone, f"{phone[:4]} {phone[4:]}", f"s5/{shop}#2", f"https://{shop}/lien-he")
        for shop in (left, right)
    )
    reasons = (
        Reason(MarkKind.PHONE, "same", 14.2, same[:1], same[1:]),
        Reason(MarkKind.NAME, "differ", -1.3),
        Reason(MarkKind.TEXT, "some", 3.1),
    )
    clone = left if standing is Standing.CLONE else ""
    return Tie(left, right, 16.0, 0.99, standing, reasons, clone, ("record_host",) if clone else ())


def _apply(store: Store, chance: random.Random, shops: Sequence[str], now: datetime) -> None:
    """A case for each of these storefronts, scored monthly for a year, most of them granted."""
    made, events = [], []
    for shop in shops:
        name = case_id(PROGRAMME, shop, now - timedelta(days=360))
        made.append({"id": name, "programme": PROGRAMME, "storefront": shop})
        steps = [CaseStep.APPLIED, CaseStep.DOCUMENT, CaseStep.DOCUMENT, CaseStep.SCORED, CaseStep.GRANTED]
        for n, step in enumerate([*steps, *[CaseStep.SCORED] * 11]):
            marked = step in (CaseStep.SCORED, CaseStep.GRANTED)
            marks = {f"criterion-{c}": chance.choice(_MARKS) for c in range(12)} if marked else {}
            events.append({
                "of_case": name, "at": now - timedelta(days=360 - 22 * n), "step": str(step), "by": "reviewer",
                "reason": "đã đối chiếu", "visit": f"s5/{shop}" if marked else "", "marks": json.dumps(marks),
                "until": date(2027, 6, 30) if step is CaseStep.GRANTED else None,
                "name": "giay-phep.pdf" if step is CaseStep.DOCUMENT else "", "sha256": "", "certificate": "",
            })  # fmt: skip
    with store.writing() as connection:
        connection.execute(insert(cases), made)
        connection.execute(insert(case_events), events)
