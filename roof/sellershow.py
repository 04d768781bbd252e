"""`rasoat sellers show`: one seller, its shops, the reason of every tie, and what is known of its past."""

from __future__ import annotations

import json

from checker.leads.errors import LeadsError
from checker.leads.life import OPEN
from checker.leads.store.tiebook import TieBook
from checker.leads.words import STATES
from lists.masking import masked_tie
from roof.doors import open_store
from roof.errors import as_sentence, choice
from roof.lang import LANG, t
from roof.masked import told, told_leads
from roof.safe import cell, plain
from roof.sellerwork import built, receiving
from roof.tables import console, plain_table
from ties.document import tie_text
from ties.model import Standing, Tie
from ties.words import SIGNS, STANDINGS, reason, which

AT = 0 if LANG == "vi" else 1
MOST = 30  # ties printed; all of them with --format json


def show_seller(store: str, asked: str, form: str, role: str) -> None:
    """Print one seller. Raises Stop when it is not there."""
    choice(form, ("table", "json"), "--format")
    receiver = receiving(role)
    with open_store(store, must_exist=True) as kept, as_sentence(LeadsError):
        book = built(TieBook(kept), store)
        seller = book.seller(asked)
        ties = [masked_tie(tie, receiver) for tie in book.ties(seller.storefronts)]
        leads = [lead for one in seller.storefronts for lead in kept.leads(storefront=one)]
        leads.sort(key=lambda lead: lead.state in OPEN)  # what was decided before stands first
        names = {one: (kept.storefront(one) or {}).get("name", "") for one in seller.storefronts}
    if form == "json":
        data = {
            "seller": seller.id,
            "storefronts": seller.storefronts,
            "ties": [json.loads(tie_text(tie)) for tie in ties],
            "leads": told_leads(leads, receiver),
        }
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    out = console()
    out.print(
        t(f"Người bán {seller.id}: {len(names)} gian hàng", f"Seller {seller.id}: {len(names)} storefronts")
    )
    table = plain_table(
        t("gian hàng", "storefront"), t("tên", "name"), t("dấu hiệu, trạng thái", "leads, state")
    )
    for one in seller.storefronts:
        past = [f"{lead.rule} ({STATES[lead.state][AT]})" for lead in leads if lead.storefront == one]
        table.add_row(
            cell(one), cell(told(names[one], receiver)), "\n".join(past[:5]) + (" …" if len(past) > 5 else "")
        )
    out.print(table)
    inside = [tie for tie in ties if tie.left in names and tie.right in names]
    for tie in inside[:MOST]:
        _print(tie)
    if len(inside) > MOST:
        print(t(f"… còn {len(inside) - MOST} mối gắn", f"… and {len(inside) - MOST} more ties"))
    outside = [tie for tie in ties if tie not in inside]
    if outside:
        out.print(t("Với gian hàng ngoài nhóm:", "With storefronts outside:"), style="bold")
    for tie in outside[:MOST]:
        _print(tie)


def _print(tie: Tie) -> None:
    out = console()
    out.print(
        f"{plain(tie.left)} — {plain(tie.right)}: {STANDINGS[tie.standing][AT]}"
        f" ({t('trọng số', 'weight')} {tie.weight:+.1f} bit, p={tie.probability:.3f})",
        style="bold",
        markup=False,
    )
    if tie.standing is Standing.CLONE:
        words = "; ".join(SIGNS[sign][AT] for sign in tie.signs)
        print(f"  {plain(which(tie.clone, AT))}; {words}")
    for why in tie.reasons:
        seen = next((m.capture for m in (*why.left, *why.right) if m.capture), "")
        line = f"{why.weight:+.1f}  {reason(why, AT)}" + (f"  [{seen}]" if seen and why.weight > 0 else "")
        print(f"  {plain(line)}")
