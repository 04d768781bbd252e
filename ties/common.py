"""Marks that many unrelated storefronts share: a platform's hotline, a site builder's phone, a gateway's account.

A seller with forty shops also shows one number forty times. What tells the two apart is everything else:
the forty shops of one seller hang together by other marks, the forty customers of one site builder do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from ties.groups import Kept
from ties.model import CHANNELS, IDENTITY, STRONG, Common, MarkKind, Profile
from ties.names import name

FEW = {MarkKind.BANK_ACCOUNT: 15}  # money goes to one owner: only a gateway's account has so many strangers
FEW_BESIDE = 2  # the same, where most show one of their own beside it
FEW_OTHERWISE = 6  # so many holders of a mark are believed to belong together
APART = 0.6  # above this share of holders that stand alone, a mark is nobody's in particular
_IDENTITY, _CHANNELS = frozenset(IDENTITY), frozenset(CHANNELS)
_BESIDE = {MarkKind.NAME: MarkKind.ADDRESS, MarkKind.ADDRESS: MarkKind.NAME}
Value = tuple[MarkKind, str]


def common(profiles: Sequence[Profile]) -> dict[Value, Common]:
    """The marks among these profiles that tie nobody, each with how many show it and how they fall apart.

    First marks are taken in the order of how many show them, so that the rare ones say what belongs together and no
    hub vouches for another. Who is under suspicion then is held against every mark that is not: a seller's mail
    address on seven shops is cleared by the telephone that eight of its shops show.
    """
    holders: dict[Value, list[int]] = defaultdict(list)
    alien: set[Value] = set()
    strong: list[set[Value]] = []
    where: list[set[Value]] = []
    for number, profile in enumerate(profiles):
        mine = {(m.kind, bare(m.kind, m.value)) for m in profile.marks if m.kind not in _NOT_COUNTED}
        alien |= {(m.kind, m.value) for m in profile.marks if m.alien}
        for value in mine:
            holders[value].append(number)
        strong.append({v for v in mine if v[0] in STRONG})
        where.append({v for v in mine if v[0] in _BESIDE})
    out: dict[Value, Common] = {}
    suspected: list[Value] = []
    groups = Groups(len(profiles))
    for value, mine_too in sorted(holders.items(), key=lambda pair: (len(pair[1]), pair[0])):
        if value in alien:
            out[value] = Common(*value, len(mine_too), len(mine_too), "alien")
            continue
        narrower = {
            n: {v[0] for v in strong[n] if len(holders[v]) < len(mine_too) and v not in out} for n in mine_too
        }
        if _unrelated(value, narrower, groups, where):
            out[value] = Common(*value, len(mine_too), len({groups.find(n) for n in mine_too}), "unrelated")
            suspected.append(value)
        elif value[0] in STRONG:
            groups.join(mine_too)
    _clear(suspected, out, holders, strong, where)
    return out


def _clear(
    suspected: Sequence[Value],
    out: dict[Value, Common],
    holders: Mapping[Value, Sequence[int]],
    strong: Sequence[Collection[Value]],
    where: Sequence[Collection[Value]],
) -> None:
    """Take out of `out` what holders share who hang together by unsuspected marks; a cleared mark then counts, too."""
    groups = Groups(len(strong))
    for value, mine in holders.items():
        if value[0] in STRONG and value not in out:
            groups.join(mine)
    waiting = list(suspected)
    while True:
        still = []
        for value in waiting:
            mine = holders[value]
            others = {n: {v[0] for v in strong[n] if v != value and v not in out} for n in mine}
            if _unrelated(value, others, groups, where):
                out[value] = Common(*value, len(mine), len({groups.find(n) for n in mine}), "unrelated")
                still.append(value)
                continue
            del out[value]
            if value[0] in STRONG:
                groups.join(mine)
        if len(still) == len(waiting):
            return
        waiting = still


_NOT_COUNTED = (MarkKind.HOLDER, MarkKind.RECORD_HOST, MarkKind.TEXT)


def bare(kind: MarkKind, value: str) -> str:
    """A value as it is counted: names without legal form and marks, the rest as it is."""
    return name(value).bare if kind is MarkKind.NAME else value


def _lent(value: Value) -> bool:
    """Whether a mark is of those that a chain or a studio lends: its mail, its tracker, its switchboard."""
    kind, shown = value
    return kind in (MarkKind.EMAIL, MarkKind.TRACKER) or (
        kind is MarkKind.PHONE and shown.startswith(("1800", "1900"))
    )


def _unrelated(
    value: Value, narrower: Mapping[int, set[MarkKind]], groups: Groups, where: Sequence[Collection[Value]]
) -> bool:
    """Whether the holders of a mark are mostly strangers that say so by marks of their own.

    `narrower`: for each holder the kinds of its strong marks which fewer show. Holders without any say nothing:
    forty shops that all show the same two numbers, and nothing else, are no strangers. Who shows a number of its
    own beside the shared one shows somebody else's there, so then a few holders are enough; and so they are where a
    chain's mail address, tracker or switchboard is shown by owners who each have a number of identity and another
    contact or account of their own. `where`: each one's names and addresses; shops of one name in one house are
    no strangers to each other.
    """
    kind, count = value[0], len(narrower)
    if _lent(value):
        owners = {groups.find(n) for n, kinds in narrower.items() if kinds & _IDENTITY and kinds & _CHANNELS}
        if len(owners) > max(FEW_BESIDE, APART * count):
            return True
    beside = sum(kind in kinds for kinds in narrower.values())
    few = FEW_BESIDE if beside > APART * count else FEW.get(kind, FEW_OTHERWISE)
    if count <= few or kind in IDENTITY:
        return False
    apart = {n: groups.find(n) for n, kinds in narrower.items() if kinds}
    if kind not in _BESIDE or len(set(apart.values())) <= APART * count:
        return len(set(apart.values())) > APART * count
    housed = Kept()
    for n, head in apart.items():
        for other in where[n]:
            if other[0] is _BESIDE[kind]:
                housed.join(head, other)
    return len({housed.find(head) for head in apart.values()}) > APART * count


class Groups:
    """Union-find over numbers."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, one: int) -> int:
        """The head of a number's group."""
        above = self._above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, many: Sequence[int]) -> None:
        """Make the groups of these one; the smallest head stays."""
        heads = {self.find(one) for one in many}
        least = min(heads)
        for head in heads:
            self._above[head] = least
