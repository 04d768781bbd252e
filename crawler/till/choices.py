"""Which sizes, colours and numbers of the goods still want a choice."""

from __future__ import annotations

import re

from crawler.till.sight import Field, Sight, Spot
from crawler.till.words import Meaning, fold


def choices(sight: Sight, swatches: bool) -> tuple[tuple[Field, ...], tuple[Spot, ...]]:
    """Fields and swatches that still want a choice."""
    fields: list[Field] = []
    radios: dict[tuple[int, str], list[Field]] = {}
    for one in sight.fields:
        if one.region in {"header", "footer"}:
            continue
        if one.type == "select" and not one.value and one.options:
            fields.append(one)
        elif one.type == "radio":
            radios.setdefault((one.form, one.name), []).append(one)
        elif re.search(
            r"qty|quantity|so ?luong|\bsl\b", fold(f"{one.name} {one.label}")
        ) and one.value.strip() in {"", "0"}:
            fields.append(one)
    fields += [group[0] for group in radios.values() if not any(r.checked for r in group)]
    groups: dict[int, list[Spot]] = {}
    for spot in sight.spots:
        if spot.group >= 0 and spot.region in {"main", "over"} and spot.meaning is Meaning.NONE:
            groups.setdefault(spot.group, []).append(spot)
    open_groups = [g for g in groups.values() if not any(s.chosen for s in g)] if swatches else []
    picked = [next((s for s in g if not s.disabled), g[0]) for g in open_groups]
    return tuple(fields), tuple(picked[:4])
