"""The reasons of a pair in words of marks: which kinds, which values, seen where, and what each weighs."""

from __future__ import annotations

from collections.abc import Mapping

from ties.common import Value, bare
from ties.model import Common, Mark, MarkKind, Profile, Reason
from ties.score import Scored

EXAMPLES = 4  # marks shown of one kind; more add length, not certainty


def reasons(
    pair: Scored, left: Profile, right: Profile, common: Mapping[Value, Common]
) -> tuple[Reason, ...]:
    """What was compared in a pair, the weightiest agreement first; kinds that only one side shows are left out."""
    out = []
    for column, (level, weight) in pair.levels.items():
        kind = MarkKind(column)
        one, two = (_marks(p, kind, common) for p in (left, right))
        if level in ("same", "unmarked", "many", "some"):
            shared = {_compared(m) for m in one} & {_compared(m) for m in two}
            one, two = ([m for m in marks if _compared(m) in shared] for marks in (one, two))
        out.append(Reason(kind, level, round(weight, 2), tuple(one[:EXAMPLES]), tuple(two[:EXAMPLES])))
    return tuple(sorted(out, key=lambda r: -r.weight))


def _marks(profile: Profile, kind: MarkKind, common: Mapping[Value, Common]) -> list[Mark]:
    return [m for m in profile.marks if m.kind is kind and (kind, bare(kind, m.value)) not in common]


def _compared(mark: Mark) -> str:
    return bare(mark.kind, mark.value)
