"""Names of the units that addresses end in: provinces, districts, wards, before and after 2025-07-01."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from checker.facts.fold import fold

_WORD = re.compile(r"[\w']+")
# "q1", "tpvinh", "quan10". What stands before is asked behind the first letter: a pattern that begins with a letter is
# searched for in half the time of one that begins with `\b`.
_GLUED = re.compile(
    "|".join(
        rf"{way[0]}(?<!\w.){way[1:]}"
        for way in ("q(?!u)", r"quan\w", r"tp\w", r"tx\w", r"huyen\w", r"tinh\w", r"pho\w", r"xa\w")
    ),
    re.S,
)
NICKNAMES = {
    "ha noi": ("hn", "tp hn", "hanoi"),
    "ho chi minh": ("hcm", "tphcm", "tp hcm", "sai gon", "tp hcmc", "hcmc", "hochiminh"),
    "da nang": ("dn", "danang"),
    "ba ria - vung tau": ("vung tau", "ba ria vung tau", "br-vt", "brvt"),
    "thua thien hue": ("hue", "thua thien - hue", "tt hue"),
    "dak lak": ("dac lac", "daklak", "dak lac"),
    "can tho": ("ct",),
    "hai phong": ("hp",),
    "dak nong": ("dac nong",),
    "binh duong": ("bd",),
}


@dataclass(frozen=True, slots=True)
class Units:
    """Folded names of units: provinces (old and new), districts (until 2025-06-30), wards (since then)."""

    provinces: frozenset[str]
    districts: frozenset[str]
    wards: frozenset[str]
    province_of: dict[str, str]  # folded name of a district or ward that occurs in one province only


@lru_cache(maxsize=1)
def units() -> Units:
    """The table of `data/units.tsv` (sources and licences beside it), read once."""
    provinces: set[str] = set()
    districts: set[str] = set()
    wards: set[str] = set()
    holders: dict[str, set[str]] = {}
    for row in files("checker.facts").joinpath("data/units.tsv").read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        level, name, _, province, _ = row.split("\t")
        folded = fold(name)
        if level == "province":
            provinces.update((folded, *NICKNAMES.get(folded, ())))
        else:
            (districts if level == "district" else wards).add(folded)
            holders.setdefault(folded, set()).add(fold(province))
    alone = {name: next(iter(held)) for name, held in holders.items() if len(held) == 1}
    return Units(frozenset(provinces), frozenset(districts), frozenset(wards), alone)


@lru_cache(maxsize=1)
def _opening() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Names of provinces and districts: those of one word, and of the others the first two words."""
    names = [name.split() for name in units().provinces | units().districts]
    return frozenset(n[0] for n in names if len(n) == 1), frozenset(tuple(n[:2]) for n in names if len(n) > 1)


def may_name_unit(text: str) -> bool:
    """Whether the beginning of the name of a province or district stands in a text: in most sentences with commas
    none does, and looking takes a fifth of what cutting them to parts takes."""
    alone, pairs = _opening()
    words = _WORD.findall(text)
    return (
        not alone.isdisjoint(words)
        or not pairs.isdisjoint(pairwise(words))
        or _GLUED.search(text) is not None
    )
