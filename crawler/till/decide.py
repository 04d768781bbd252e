"""What the walk does next, from what stands on the page. Pure: a sight and what was done so far in, a plan out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from crawler.model import WalkEnd
from crawler.till.choices import choices
from crawler.till.guard import Phase, words
from crawler.till.kinds import has_own_form, is_last, is_walled, kind_of
from crawler.till.sight import Field, Sight, Spot
from crawler.till.words import DONE, EMPTY_CART, LATER_STEP, SOLD_OUT, Meaning, fold

SAME_PAGE = 3  # times that one page may come back before the way is called a loop
ZALO = re.compile(r"^(?:https?://(?:[\w.]+\.)?zalo\.me/|zalo:)", re.I)


class Act(StrEnum):
    """What to do."""

    PRESS = "press"
    GO = "go"  # to an address
    FILL = "fill"  # the inspection details, then press
    CHOOSE = "choose"  # a size, a colour, a number
    END = "end"


@dataclass(frozen=True, slots=True)
class Plan:
    """One thing to do. `phase` tells the guard what the press is for."""

    act: Act
    spot: Spot | None = None
    url: str = ""
    phase: Phase = Phase.LOOK
    fields: tuple[Field, ...] = ()
    spots: tuple[Spot, ...] = ()
    end: WalkEnd = WalkEnd.NO_WAY
    why: str = ""


@dataclass
class Progress:
    """What was done so far."""

    added: bool = False
    chosen: int = 0  # rounds of choosing sizes and colours
    complained: bool = False  # the page asked for a choice
    details: bool = True  # whether there are inspection details to type
    filled: int = 0
    met_cart: bool = False
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    done: set[tuple[object, ...]] = field(default_factory=set)

    def fresh(self, sight: Sight, spot: Spot) -> bool:
        """Whether this was not yet pressed on this page."""
        return (sight.signature, fold(spot.text), spot.href) not in self.done and not spot.disabled

    def did(self, sight: Sight, plan: Plan) -> None:
        """Remembers what is about to be done."""
        if plan.spot is not None:
            self.done.add((sight.signature, fold(plan.spot.text), plan.spot.href))
        if plan.url:
            self.done.add(("go", plan.url))


def decide(sight: Sight, progress: Progress) -> Plan:
    """The next thing to do. Every way out of here ends the walk or presses what is not known to order."""
    count = progress.seen.get(sight.signature, 0)
    if count >= SAME_PAGE:
        return _end(WalkEnd.LOOP, f"the same page came back {count} times")
    if is_walled(sight):
        guest = [s for s in sight.mean(Meaning.GUEST) if progress.fresh(sight, s)]
        if guest:
            return _on(guest[0], Phase.ON)
        return _end(WalkEnd.LOGIN_WALL, "the way on asks to sign in")
    if is_last(sight) and (progress.added or has_own_form(sight)):
        return _end(
            WalkEnd.REACHED_LAST_PAGE, "the button that orders stands on this page; it was not pressed"
        )
    if not progress.added:
        return _fill_cart(sight, progress)
    if progress.filled or sight.contact or sight.step != (0, 0) or sight.payment:
        return _step(sight, progress)
    return _towards_till(sight, progress)


def _end(end: WalkEnd, why: str) -> Plan:
    return Plan(Act.END, end=end, why=why)


def _fill_cart(sight: Sight, progress: Progress) -> Plan:
    wanted = sight.mean(Meaning.ADD, Meaning.BUY)
    adds = [s for s in wanted if not _outside(s, sight)]
    ready = [s for s in adds if progress.fresh(sight, s)]
    if adds and (progress.complained or not ready or _unset(sight)) and progress.chosen < 3:
        fields, spots = choices(sight, progress.complained or not ready)
        if fields or spots:
            return Plan(Act.CHOOSE, fields=fields, spots=spots)
    if ready:
        return _on(ready[0], Phase.ADD)
    if away := next(
        (s for s in wanted if s not in adds and s.href.startswith("http") and not ZALO.match(s.href)), None
    ):
        return _end(WalkEnd.LEAVES_SHOP, f"{away.text!r} leads to {urlsplit(away.href).netloc}")
    if any(SOLD_OUT.match(fold(s.text)) for s in sight.spots) or (adds and _says_sold_out(sight)):
        return _end(WalkEnd.SOLD_OUT, "the goods are sold out")
    if sight.mean(Meaning.ORDER):
        return _end(
            WalkEnd.WOULD_ORDER, f"the only way on is {sight.mean(Meaning.ORDER)[0].text!r}, which may order"
        )
    return _by_hand(sight)


def _outside(spot: Spot, sight: Sight) -> bool:
    host = urlsplit(spot.href).hostname if spot.href.startswith("http") else ""
    return (bool(host) and host != urlsplit(sight.url).hostname) or bool(
        re.match(r"(?:tel|zalo|mailto|sms):", spot.href)
    )


def _says_sold_out(sight: Sight) -> bool:
    return bool(re.search(r"\b(?:tam het hang|het hang|sold out|out of stock)\b", sight.folded))


def _by_hand(sight: Sight) -> Plan:
    """No button leads to a cart: is there a telephone, or Zalo?"""
    main = [s for s in sight.spots if s.region in {"main", "over"}]
    for spots in (main, list(sight.spots)):
        zalo = [s for s in spots if ZALO.match(s.href) or "zalo" in fold(s.text)]
        phone = [s for s in spots if s.href.startswith("tel:")]
        orders_by = [s for s in zalo if re.search(r"\b(?:dat|mua|order)\b", fold(s.text))]
        if zalo and (orders_by or not phone):
            return _end(WalkEnd.ZALO_ONLY, f"orders are taken by Zalo only ({zalo[0].text!r})")
        if phone:
            return _end(WalkEnd.PHONE_ONLY, f"orders are taken by telephone only ({phone[0].text!r})")
    if re.search(
        r"\b(?:goi|lien he|hotline|dat hang qua|dien thoai)\b(?: \S+){0,8} 0\d[\d ]{7,}", sight.folded
    ):
        return _end(WalkEnd.PHONE_ONLY, "orders are taken by telephone only")
    return _end(WalkEnd.NO_WAY, "no button leads to a cart")


def _unset(sight: Sight) -> bool:
    """Whether a choice of the goods is plainly open: an empty select, no radio chosen, a number of nought."""
    fields, _ = choices(sight, False)
    return bool(fields)


def _on(spot: Spot, phase: Phase) -> Plan:
    return Plan(Act.PRESS, spot, phase=phase)


def _towards_till(sight: Sight, progress: Progress) -> Plan:
    """Goods are in the cart: by what stands over the page, the cart, then the way to the till."""
    if EMPTY_CART.search(sight.folded) and kind_of(sight) == "cart":
        return _end(WalkEnd.NO_WAY, "the cart stayed empty")
    at_cart = kind_of(sight) == "cart"
    progress.met_cart |= at_cart
    till_first = progress.met_cart or sight.over
    wanted = (Meaning.PROCEED, Meaning.CART) if till_first else (Meaning.CART, Meaning.PROCEED)
    spots = sight.mean(*wanted, Meaning.GUEST)
    if sight.over:
        spots.sort(key=lambda s: s.region != "over")
    if progress.met_cart:
        spots = [s for s in spots if s.meaning is not Meaning.CART] + [
            s for s in sight.mean(Meaning.NEXT) if s.region != "header"
        ]
    by_address = [
        s
        for s in sight.spots
        if s.href and s.meaning in {Meaning.NONE, Meaning.CART} and _is_cart(s.href, sight)
    ]
    for spot in spots if till_first else [*spots, *by_address]:
        if _outside(spot, sight):
            return _end(WalkEnd.LEAVES_SHOP, f"{spot.text!r} leads to {urlsplit(spot.href).netloc}")
        if progress.fresh(sight, spot):
            return Plan(Act.GO, spot, spot.href, Phase.ON) if spot.href else _on(spot, Phase.ON)
    for spot in sight.mean(Meaning.ORDER):
        # the button's own words order: it is not pressed; a plain address of the till may be looked at
        url = spot.href or _platform_till(sight, spot)
        if url and _plain_till(url, sight) and ("go", url) not in progress.done:
            return Plan(Act.GO, None, url, Phase.ON)
    return _stuck(sight, progress)


def _stuck(sight: Sight, progress: Progress) -> Plan:
    orders = sight.mean(Meaning.ORDER)
    if orders:
        return _end(WalkEnd.WOULD_ORDER, f"the only way on is {orders[0].text!r}, which may order")
    if progress.seen.get(sight.signature, 0) > 1 and kind_of(sight) != "product":
        return _end(WalkEnd.LOOP, "the way leads back to pages that were seen")
    return _end(WalkEnd.NO_WAY, "no button leads on to the till")


def _is_cart(url: str, sight: Sight) -> bool:
    parts = urlsplit(url)
    path = parts.path.lower()
    here = parts.hostname == urlsplit(sight.url).hostname
    return (
        here
        and bool(
            re.fullmatch(r"/(?:\w{2}/)?(?:cart|gio-?hang|checkout/cart|basket)(?:/|\.\w+)?", path)
            or "route=checkout/cart" in parts.query
        )
        and path != sight.path
    )


def _plain_till(url: str, sight: Sight) -> bool:
    parts = urlsplit(url)
    here = parts.hostname == urlsplit(sight.url).hostname and parts.path != urlsplit(sight.url).path
    return (
        here
        and not parts.query
        and bool(
            re.fullmatch(
                r"(?:\w{2} )?(?:checkouts?|thanh ?toan|dat ?hang|onepage"
                r"|checkout onepage)(?: index)?(?: (?:html?|php))?",
                words(parts.path),
            )
        )
    )


def _platform_till(sight: Sight, spot: Spot) -> str:
    """Haravan, Sapo and Shopify: the cart's button named "checkout" leads to /checkout."""
    form = sight.forms[spot.form] if 0 <= spot.form < len(sight.forms) else None
    named = spot.name == "checkout" and form is not None and urlsplit(form.action).path.rstrip("/") == "/cart"
    return urljoin(sight.url, "/checkout") if named else ""


def _step(sight: Sight, progress: Progress) -> Plan:
    """A step before the last: it is left only by a button that says so, where the page shows that more steps follow."""
    number, of = sight.step
    # Who pays and who gets it on one page is an order in all but its last word; so is a page before "done".
    asks_all = bool(sight.contact and sight.payment)
    counted = number < of and not asks_all and not (number + 1 == of and DONE.search(sight.folded))
    spots = [
        s
        for s in sight.mean(Meaning.NEXT, Meaning.PROCEED, Meaning.GUEST)
        if s.region in {"main", "over"} and progress.fresh(sight, s)
    ]
    for spot in spots:
        more = counted or (not sight.payment and bool(LATER_STEP.search(fold(spot.text))))
        if spot.meaning is Meaning.PROCEED and not (sight.contact or sight.payment or progress.filled):
            more = True
        if not more:
            continue
        if spot.href and not sight.contact:
            return Plan(Act.GO, spot, spot.href, Phase.ON)
        open_fields = tuple(f for f in sight.contact if not f.value)
        if open_fields and not progress.details:
            return _end(WalkEnd.NEEDS_DETAILS, "the next step asks for details of a person; none are set")
        fields, _ = choices(sight, False)
        return Plan(Act.FILL, spot, phase=Phase.NEXT, fields=(*open_fields, *fields))
    if spots and (sight.contact or sight.payment or progress.filled or sight.step != (0, 0)):
        why = f"it cannot be told whether {spots[0].text!r} goes one step on or orders"
        last = sight.payment and number >= of
        return _end(WalkEnd.REACHED_LAST_PAGE if last else WalkEnd.NEEDS_DETAILS, why)
    if sight.contact and progress.filled:
        return _end(WalkEnd.NEEDS_DETAILS, "the form does not go on with the inspection details")
    if progress.filled:
        return _stuck(sight, progress)
    return _towards_till(sight, progress)
