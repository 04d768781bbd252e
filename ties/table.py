"""Profiles as the columns that the scoring compares, and the pairs worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ties.common import Value, bare
from ties.model import STRONG, Common, MarkKind, Profile
from ties.names import name, written_with_marks

ALL_PAIRS = 20  # holders of a value up to which every pair is compared
NEAR = 8  # beyond: each holder with so many that follow; a group still hangs together, the work stays linear
COLUMNS = (*STRONG, MarkKind.ADDRESS, MarkKind.PICTURE)


def columns(profiles: Sequence[Profile], common: Mapping[Value, Common]) -> dict[str, list[object]]:
    """One row per profile, its number as `unique_id`; marks that tie nobody are left out.

    A kind without a mark is an empty list and is not compared. Names come as their cores: `name_sure` holds
    those whose source writes Vietnamese with its marks, `name_bare` all of them without marks.
    """
    out: dict[str, list[object]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        own: dict[MarkKind, list[str]] = {kind: [] for kind in (*COLUMNS, MarkKind.NAME)}
        for mark in profile.marks:
            if mark.kind in own and (mark.kind, bare(mark.kind, mark.value)) not in common:
                own[mark.kind].append(mark.value)
        out["unique_id"].append(number)
        for kind in COLUMNS:
            out[str(kind)].append(own[kind])
        names = [(value, name(value)) for value in own[MarkKind.NAME]]
        out["name_sure"].append([n.core for value, n in names if written_with_marks(value, profile.marked)])
        out["name_bare"].append([n.bare for _, n in names])
        out["sketch"].append(list(profile.sketch))
    return dict(out)


def pairs(table: Mapping[str, list[object]]) -> Iterator[tuple[int, int]]:
    """Pairs of row numbers (smaller first) that share a mark, each once."""
    seen: set[tuple[int, int]] = set()
    for column in (*map(str, COLUMNS), "name_bare"):
        holders: dict[str, list[int]] = defaultdict(list)
        for number, values in enumerate(table[column]):
            assert isinstance(values, list)
            for value in values:
                holders[value].append(number)
        for rows in holders.values():
            for pair in _of(rows):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _of(rows: list[int]) -> Iterator[tuple[int, int]]:
    rows = sorted(set(rows))
    if len(rows) <= ALL_PAIRS:
        yield from combinations(rows, 2)
        return
    for at, row in enumerate(rows):
        for other in rows[at + 1 : at + 1 + NEAR]:
            yield row, other
