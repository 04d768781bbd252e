"""A shop that shows another firm's identity, told apart from that firm's own shop.

Who one says one is can be copied; where one is paid and reached cannot, or the copy would earn nothing. A
pair is a clone when identity agrees, no contact nor account does, at least two kinds of them disagree, and the
shop was copied (texts, pictures) or its badge opens the record of another domain. Disagreement alone is no
clone: a firm may run two shops with two telephones; such a pair is left to a person. Which of the two is the
clone is another question, and is asked of all that is tied to either, see ties.owners.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from ties.common import Value
from ties.groups import Kept
from ties.model import CHANNELS, IDENTITY, Common, MarkKind, Profile
from ties.owners import HARD, evidence, firms, identity, owner, paid_to, reached_at, record_elsewhere
from ties.score import Scored

APART = 2  # kinds of channels that must disagree
LIVED_BY = (MarkKind.PHONE, MarkKind.BANK_ACCOUNT)  # what no copy can leave as it was
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cloned:
    """What tells that one of two shops is a clone, and which of them; "" when that cannot be told."""

    signs: tuple[str, ...]
    clone: str


def found(
    profiles: Sequence[Profile],
    pairs: Sequence[Scored],
    common: Mapping[Value, Common],
    copies: Collection[str],
    tie: float,
) -> dict[tuple[str, str], Cloned]:
    """The clone pairs among the scored ones, by the storefronts of each.

    Shops that contacts or accounts tie (`tie`: from so many bits on), over however many others, are one seller's
    whoever they say they are, so they are no clones of each other. `copies`: what `left_standing` found.
    """
    sides = Kept()
    for pair in pairs:
        doubted = profiles[pair.left].storefront in copies or profiles[pair.right].storefront in copies
        agree = lives_by_it(pair.levels) or (not doubted and channels(pair.levels)[0] > 0)
        if agree and pair.weight >= tie:
            sides.join(pair.left, pair.right)
    told: dict[Pair, tuple[str, ...]] = {}
    for pair in pairs:
        why = signs(pair, profiles[pair.left], profiles[pair.right], common)
        if why and sides.find(pair.left) != sides.find(pair.right):
            told[pair.left, pair.right] = why
    who = _which(profiles, told, sides, common)
    return {
        (profiles[a].storefront, profiles[b].storefront): Cloned(why, who[a, b])
        for (a, b), why in told.items()
    }


def left_standing(
    profiles: Sequence[Profile], pairs: Sequence[Scored], common: Mapping[Value, Common], tie: float
) -> set[str]:
    """The shops whose mail address and tracker may be what a cloner forgot to change.

    A site that is copied whole brings the firm's mail and tracker with it. What a copy lives by, its telephone and its
    account, are other ones, over however many shops between, and the account or the record speaks for the other shop.
    """
    living = Kept()
    for pair in pairs:
        if pair.weight >= tie and lives_by_it(pair.levels):
            living.join(pair.left, pair.right)
    out: set[str] = set()
    for pair in pairs:
        if living.find(pair.left) != living.find(pair.right):
            out |= _copies(pair, profiles[pair.left], profiles[pair.right], common)
    return out


def _copies(pair: Scored, left: Profile, right: Profile, common: Mapping[Value, Common]) -> set[str]:
    """Of two shops that agree in all but telephone and account, those that the evidence speaks against."""
    levels = pair.levels
    copied = any(_is(levels, column, "many") for column in ("text", "picture")) and same_identity(levels)
    elsewhere = all(_is(levels, str(kind), "differ") for kind in LIVED_BY)
    if not (copied and elsewhere and channels(levels)[0]):
        return set()
    sides = ((left, right), (right, left))
    return {two.storefront for one, two in sides if evidence([one], [two], common) & HARD}


def lives_by_it(levels: Mapping[str, tuple[str, float]]) -> bool:
    """Whether two shops share a telephone or an account."""
    return any(_is(levels, str(kind), "same") for kind in LIVED_BY)


def _which(
    profiles: Sequence[Profile], pairs: Collection[Pair], sides: Kept, common: Mapping[Value, Common]
) -> dict[Pair, str]:
    """Of each pair the clone. Each side is heard with all its shops that show the identity in question."""
    if not pairs:
        return {}
    said = [identity(profile) for profile in profiles]
    shown: dict[tuple[Hashable, tuple[str, str]], set[int]] = defaultdict(set)
    for n, own in enumerate(said):
        for value in own:
            shown[sides.find(n), value].add(n)
    out = {}
    for pair in pairs:
        both = said[pair[0]] & said[pair[1]]
        left, right = (
            [profiles[n] for n in sorted({one}.union(*(shown[sides.find(one), v] for v in both)))]
            for one in pair
        )
        clone = {"left": pair[1], "right": pair[0]}.get(owner(left, right, common))
        out[pair] = "" if clone is None else profiles[clone].storefront
    return out


def same_identity(levels: Mapping[str, tuple[str, float]]) -> bool:
    """Whether two shops say they are the same firm."""
    return any(_is(levels, str(kind), "same") for kind in IDENTITY) or (
        _is(levels, "name", "same", "unmarked") and _is(levels, "address", "same")
    )


def channels(levels: Mapping[str, tuple[str, float]]) -> tuple[int, list[str]]:
    """How many kinds of channels agree, and which disagree."""
    agree = sum(_is(levels, str(kind), "same") for kind in CHANNELS)
    return agree, [str(kind) for kind in CHANNELS if _is(levels, str(kind), "differ")]


def signs(pair: Scored, left: Profile, right: Profile, common: Mapping[Value, Common]) -> tuple[str, ...]:
    """The codes of what tells a clone in a pair; () when it is none."""
    agree, apart = channels(pair.levels)
    if agree or len(apart) < APART or not same_identity(pair.levels):
        return ()
    if reached_at(left, right) or reached_at(right, left):
        return ()  # what is written to the one arrives at the other
    copied = [c for c in ("text", "picture") if _is(pair.levels, c, "many")]
    strange = [c for c in ("record_host",) if record_elsewhere(left) != record_elsewhere(right)]
    if not copied and not strange:
        return ()
    firm = firms([left], common) & firms([right], common)
    paid = [paid_to(one, firm) for one in (left, right) if one.values(MarkKind.HOLDER)]
    holder = ["holder"] if firm and paid.count(False) == 1 else []
    return ("identity", *apart, *copied, *strange, *holder)


def _is(levels: Mapping[str, tuple[str, float]], column: str, *wanted: str) -> bool:
    return levels.get(column, ("", 0.0))[0] in wanted
