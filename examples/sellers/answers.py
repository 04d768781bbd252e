"""How right a tying of the invented market is, held against the key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from examples.sellers.model import Key
from examples.sellers.traps import strangers


@dataclass(frozen=True, slots=True)
class Score:
    """Of pairs of storefronts: precision and recall. Of clones: how many there are, how many of them were
    kept apart from the firm and shown as a pair with one of its shops, how many were said to be the clone of the
    two, and how many honest shops were. Of the shops made to look tied: how many stand with a stranger."""

    precision: float
    recall: float
    pairs: int
    clones: int
    told: int
    named: int
    wronged: int
    trapped: int
    traps: int


def score(groups: Iterable[Collection[str]], pairs: Iterable[tuple[str, str, str]], key: Key) -> Score:
    """In: the groups of hosts that were found; the clone pairs as (host, host, the one that is the clone or "")."""
    found = {pair for group in groups for pair in combinations(sorted(group), 2)}
    hosts = defaultdict(list)
    for host, seller in key.seller.items():
        hosts[seller].append(host)
    true = {pair for group in hosts.values() for pair in combinations(sorted(group), 2)}
    told, named = set(), set()
    for left, right, clone in pairs:
        for one, other in ((left, right), (right, left)):
            if key.clones.get(one) == key.seller[other]:
                told.add(one)
        if clone:
            named.add(clone)
    traps = set(strangers(key))
    merged = {
        one for one, other in found for one, other in ((one, other), (other, one)) if _wrong(one, other, key)
    }
    return Score(
        len(found & true) / max(1, len(found)),
        len(found & true) / max(1, len(true)),
        len(true),
        len(key.clones),
        len(told - merged),
        len(named & key.clones.keys()),
        len(
            named
            - key.clones.keys()
            - {host for host, who in key.seller.items() if who.startswith("forgetful")}
        ),
        len({one for pair in found - true for one in pair} & traps),
        len(traps),
    )


def _wrong(clone: str, other: str, key: Key) -> bool:
    return key.clones.get(clone) == key.seller[other]
