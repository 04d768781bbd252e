"""The door of ties: profiles and what people judged in, sellers out, with the reason for every tie. Pure."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from ties import clones
from ties.common import Value, common
from ties.groups import Kept
from ties.model import (
    STRONG,
    Common,
    Judgement,
    Profile,
    Resolution,
    Seller,
    Standing,
    Tie,
    Verdict,
)
from ties.reasons import reasons
from ties.score import Scored, score
from ties.table import columns

TIE = 1.58  # bits: three to one that two storefronts are one seller's
LOOK = -1.0  # bits: at less than one to two nobody is asked to look
WEAK_KINDS = 3  # weak kinds that must agree where no strong mark does
_WEAK = {"name": ("same", "unmarked"), "address": ("same",), "picture": ("many",), "text": ("many",)}


def resolve(
    profiles: Sequence[Profile],
    judgements: Sequence[Judgement] = (),
    before: Mapping[str, str] | None = None,
) -> Resolution:
    """Tie storefronts to sellers.

    In: one profile per storefront; what people judged, oldest first; who each storefront belonged to before
    (storefront → seller id). Out: every storefront in exactly one seller, the ties with their reasons, and the
    marks that many strangers share. ValueError when a storefront comes twice.
    """
    profiles = sorted(profiles, key=lambda p: p.storefront)
    if len({p.storefront for p in profiles}) != len(profiles):
        twice = next(s for s, n in Counter(p.storefront for p in profiles).items() if n > 1)
        raise ValueError(f"{twice} comes twice; expected one profile per storefront")
    clock = [time.perf_counter()]
    shared = common(profiles)
    clock.append(time.perf_counter())
    pairs, compared = score(columns(profiles, shared), LOOK)
    clock.append(time.perf_counter())
    ties, groups, quarrels = _tie(profiles, pairs, shared, judgements)
    sellers = _named(groups.groups([p.storefront for p in profiles]), before or {})
    clock.append(time.perf_counter())
    spent = dict(zip(("common", "score", "group"), (b - a for a, b in pairwise(clock)), strict=True))
    return Resolution(sellers, ties, tuple(shared.values()), quarrels, compared, spent)


def _tie(
    profiles: Sequence[Profile],
    pairs: Sequence[Scored],
    shared: Mapping[Value, Common],
    judgements: Sequence[Judgement],
) -> tuple[tuple[Tie, ...], Kept, tuple[Judgement, ...]]:
    known = {p.storefront for p in profiles}
    groups, quarrels = Kept(), []
    judged = {pair: j for pair, j in _last(judgements).items() if known.issuperset(pair)}
    for judgement in sorted(judged.values(), key=lambda j: (j.at, j.number), reverse=True):
        does = groups.join if judgement.verdict is Verdict.SAME else groups.part
        if not does(judgement.left, judgement.right):
            quarrels.append(judgement)
    copies = clones.left_standing(profiles, pairs, shared, TIE)
    cloned = clones.found(profiles, pairs, shared, copies, TIE)
    doubted = {who for pair, one in cloned.items() for who in ((one.clone,) if one.clone else pair)}
    found: dict[tuple[str, str], Tie] = {}
    for pair in pairs:
        left, right = profiles[pair.left], profiles[pair.right]
        key = (left.storefront, right.storefront)
        clone = cloned.get(key)
        standing = Standing.CLONE if clone else _standing(pair, doubted, copies, key)
        if key in judged:
            same = judged[key].verdict is Verdict.SAME
            standing, clone = (Standing.CONFIRMED if same else Standing.CUT), None
        elif clone and not groups.part(*key):
            standing, clone = Standing.CONFIRMED, None  # a person tied the two, directly or through others
        if standing is not None:
            why = reasons(pair, left, right, shared)
            who, signs = (clone.clone, clone.signs) if clone else ("", ())
            found[key] = Tie(
                *key, round(pair.weight, 2), round(pair.probability, 6), standing, why, who, signs
            )
    for key, judgement in judged.items():
        if key not in found:
            same = judgement.verdict is Verdict.SAME
            found[key] = Tie(*key, 0.0, 0.0, Standing.CONFIRMED if same else Standing.CUT)
    out = []
    for tie in sorted(found.values(), key=lambda t: (-t.weight, t.left, t.right)):
        if tie.standing is Standing.TIED and not groups.join(tie.left, tie.right):
            tie = replace(tie, standing=Standing.HELD)
        out.append(tie)
    return tuple(out), groups, tuple(quarrels)


def _standing(pair: Scored, doubted: Set[str], copies: Set[str], key: tuple[str, str]) -> Standing | None:
    """What the scores alone make of a pair that is no clone; None: nothing worth keeping."""
    strong = [k for k in STRONG if pair.levels.get(str(k), ("",))[0] == "same"]
    weak = [k for k, good in _WEAK.items() if pair.levels.get(k, ("",))[0] in good]
    if not strong and len(weak) < 2:
        return None
    agree, apart = clones.channels(pair.levels)
    if copies & set(key) and not clones.lives_by_it(pair.levels):
        return Standing.POSSIBLE
    if not agree and (len(apart) >= clones.APART or doubted & set(key)):
        return Standing.POSSIBLE  # says it is the same firm, is reached and paid elsewhere: a person looks
    if not strong and "name" not in weak and (apart or "name" in pair.levels):
        return Standing.POSSIBLE  # two stalls of one hall show one wholesaler's pictures and words
    if pair.weight >= TIE and (strong or len(weak) >= WEAK_KINDS):
        return Standing.TIED
    return Standing.POSSIBLE


def _last(judgements: Sequence[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The last word on each pair; an undone one is none."""
    last = {(min(j.left, j.right), max(j.left, j.right)): j for j in judgements}
    return {pair: j for pair, j in last.items() if j.verdict is not Verdict.UNDONE}


def _named(groups: Sequence[Sequence[object]], before: Mapping[str, str]) -> tuple[Seller, ...]:
    """Groups with ids: that of most of its members before, else one made from the group's first storefront."""
    made: list[Seller] = []
    taken: set[str] = set()
    members = [tuple(str(m) for m in group) for group in groups]
    for group in sorted(members, key=lambda g: (-len(g), g)):
        known = Counter(before[m] for m in group if m in before and before[m] not in taken)
        wanted = max(known, key=lambda s: (known[s], s)) if known else fresh(group[0])
        while wanted in taken:
            wanted = fresh(wanted)
        taken.add(wanted)
        made.append(Seller(wanted, group))
    return tuple(made)


def fresh(seed: str) -> str:
    """An id for a new seller: "s" and ten hexadecimal digits."""
    return "s" + hashlib.sha256(seed.encode()).hexdigest()[:10]
