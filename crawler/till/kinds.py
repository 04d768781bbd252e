"""What a page of the walk is: the goods, the cart, a step of the till, the last one, a door that is shut."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.till.sight import Sight
from crawler.till.words import ASKS_LOGIN, Meaning, fold

TILL = re.compile(r"(?:^|[/_-])(?:checkouts?|thanh-?toan|onepage|onestepcheckout|dat-?hang)(?:$|[/_.-])")
CART = re.compile(r"(?:^|[/_-])(?:cart|gio-?hang|basket)(?:$|[/_.-])")
LOGIN = re.compile(r"(?:^|[/_-])(?:log-?in|dang-?nhap|sign-?in|account|tai-khoan)(?:$|[/_.-])")


def kind_of(sight: Sight) -> str:
    """What a page of the walk is: login | checkout | cart | product | other."""
    if sight.password and not sight.mean(Meaning.ORDER):
        return "login"
    if is_last(sight) or len(sight.contact) >= 2 or sight.payment or sight.step != (0, 0):
        return "checkout"
    named = fold(sight.heading).startswith(("gio hang", "cart", "your cart"))
    if _at_cart(sight) or named:
        return "cart"
    if TILL.search(sight.path):
        return "checkout"
    return "product" if sight.mean(Meaning.ADD, Meaning.BUY, Meaning.ORDER) else "other"


def is_last(sight: Sight) -> bool:
    """Whether the button that orders stands here, with what an order needs."""
    orders = [s for s in sight.spots if s.meaning is Meaning.ORDER and s.region not in {"footer", "header"}]
    if not orders:
        return False
    if _at_cart(sight):  # a cart asks for a place to reckon what sending costs, and shows how one may pay
        return len({field.asks for field in sight.contact}) >= 2
    return bool(sight.contact or sight.payment or TILL.search(sight.path))


def _at_cart(sight: Sight) -> bool:
    return bool(CART.search(sight.path)) or "checkout/cart" in urlsplit(sight.url).query


def is_walled(sight: Sight) -> bool:
    """Whether the way on asks to sign in."""
    if sight.mean(Meaning.ORDER) and sight.contact:
        return False
    if sight.password and len(sight.contact) < 3:
        return (
            bool(LOGIN.search(sight.path))
            or bool(ASKS_LOGIN.search(sight.folded))
            or not sight.mean(Meaning.ADD, Meaning.BUY)
        )
    return bool(ASKS_LOGIN.search(sight.folded)) and bool(
        TILL.search(sight.path) or LOGIN.search(sight.path) or sight.over
    )


def has_own_form(sight: Sight) -> bool:
    """An order form on the page of the goods: the fields and the button that orders, and no cart."""
    forms = {f.form for f in sight.contact}
    orders = [
        s for s in sight.spots if s.meaning is Meaning.ORDER and (s.form in forms or s.region == "over")
    ]
    return bool(orders) and any(f.asks == "phone" for f in sight.contact) and not sight.mean(Meaning.ADD)
