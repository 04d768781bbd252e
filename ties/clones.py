"""A shop that shows another firm's identity, told apart from that firm's own shop.

Who one says one is can be copied; where one is paid and reached cannot, or the copy would earn nothing. A
pair is a clone when identity agrees, no contact nor account does, at least two kinds of them disagree, and the
shop was copied (texts, pictures) or its badge opens the record of another domain. Disagreement alone is no
clone: a firm may run two shops with two telephones; such a pair is left to a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from ties.common import Value, bare
from ties.model import CHANNELS, IDENTITY, Common, MarkKind, Profile
from ties.names import name
from ties.score import Scored

APART = 2  # kinds of channels that must disagree


def same_identity(levels: Mapping[str, tuple[str, float]]) -> bool:
    """Whether two shops say they are the same firm."""
    return any(_is(levels, str(kind), "same") for kind in IDENTITY) or (
        _is(levels, "name", "same", "unmarked") and _is(levels, "address", "same")
    )


def channels(levels: Mapping[str, tuple[str, float]]) -> tuple[int, list[str]]:
    """How many kinds of channels agree, and which disagree."""
    agree = sum(_is(levels, str(kind), "same") for kind in CHANNELS)
    return agree, [str(kind) for kind in CHANNELS if _is(levels, str(kind), "differ")]


def signs(pair: Scored, left: Profile, right: Profile) -> tuple[str, ...]:
    """The codes of what tells a clone in a pair; () when it is none."""
    agree, apart = channels(pair.levels)
    if agree or len(apart) < APART or not same_identity(pair.levels):
        return ()
    copied = [c for c in ("text", "picture") if _is(pair.levels, c, "many")]
    strange = [c for c in ("record_host",) if record_elsewhere(left) != record_elsewhere(right)]
    if not copied and not strange:
        return ()
    holder = ["holder"] if holder_differs(left) != holder_differs(right) else []
    return ("identity", *apart, *copied, *strange, *holder)


def which(left: Profile, right: Profile, common: Mapping[Value, Common], rooted: Collection[str]) -> str:
    """Which of the two is the clone, by its id; "" when nothing tells.

    `rooted`: storefronts that share contacts or accounts with another storefront of the same identity.
    """
    doubt = [_doubt(one, common, rooted) for one in (left, right)]
    if doubt[0] == doubt[1]:
        return ""
    return left.storefront if doubt[0] > doubt[1] else right.storefront


def _doubt(one: Profile, common: Mapping[Value, Common], rooted: Collection[str]) -> int:
    host = urlsplit("//" + one.storefront).hostname or ""
    own = host.removeprefix("www.")
    mails = [v.rpartition("@")[2] for v in one.values(MarkKind.EMAIL) if (MarkKind.EMAIL, v) not in common]
    doubt = 4 * record_elsewhere(one) - 3 * (own in one.values(MarkKind.RECORD_HOST))
    doubt += 2 * holder_differs(one) - 2 * holder_is_firm(one)
    return doubt - 2 * (one.storefront in rooted) - (own in mails)


def record_elsewhere(one: Profile) -> bool:
    """Whether the badge opens a record that names another domain than this shop's."""
    named = one.values(MarkKind.RECORD_HOST)
    host = (urlsplit("//" + one.storefront).hostname or "").removeprefix("www.")
    return bool(named) and not any(host == n or host.endswith("." + n) for n in named)


def holder_is_firm(one: Profile) -> bool:
    """Whether an account is held in the name of the firm that the shop names."""
    firms = {bare(MarkKind.NAME, v) for v in one.values(MarkKind.NAME)}
    return any(name(holder).bare in firms for holder in one.values(MarkKind.HOLDER))


def holder_differs(one: Profile) -> bool:
    """Whether accounts are shown, a firm is named, and no account is in its name."""
    return bool(one.values(MarkKind.HOLDER) and one.values(MarkKind.NAME)) and not holder_is_firm(one)


def _is(levels: Mapping[str, tuple[str, float]], column: str, *wanted: str) -> bool:
    return levels.get(column, ("", 0.0))[0] in wanted
