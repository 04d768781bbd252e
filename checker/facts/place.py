"""An address taken apart: ward, district, province, and which province it is in since 2025-07-01.

Units are those of `data/units.tsv`: provinces and districts until 2025-06-30, provinces and wards since then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from checker.facts.fold import fold
from checker.facts.remember import remembered
from checker.facts.units import NICKNAMES
from checker.model import Fact

_COMMA = re.compile(r"[,;]|\s[-–—]\s|(?<=\w\w\w)\.\s+(?=[^\W\d_])")
_COUNTRY = re.compile(r"^(?:viet ?nam|vn|vietnam)$")
_TOWN = re.compile(r"^(?:thanh pho|tp|t\.p|tinh|t)\b[.\s]*")
_DISTRICT = re.compile(r"^(?:quan|huyen|thi xa|thanh pho|tp|q|h|tx|district|dist)\b[.\s]*|^q(?=\d)")
_WARD = re.compile(r"^(phuong|xa|thi tran|ward|p|x|tt)\b[.\s]*|^(p)(?=\d)")
_KINDS = {"phuong": "Phường", "ward": "Phường", "p": "Phường", "xa": "Xã", "x": "Xã", "thi tran": "Thị trấn"}
_KINDS["tt"] = "Thị trấn"
_MOST = 6  # addresses that are taken apart


@dataclass(frozen=True, slots=True)
class Parts:
    """What an address names: `province` in its name since 2025-07-01, `ward` with its kind; '' when not named.

    `former`: the address speaks in units that ended on 2025-06-30 (a district, or a province that was merged).
    """

    province: str
    district: str
    ward: str
    former: bool


@dataclass(frozen=True, slots=True)
class _Table:
    provinces: dict[
        str, tuple[str, bool]
    ]  # folded name → (province since 2025-07-01, whether the name ended)
    districts: dict[str, frozenset[str]]  # folded name → provinces (names until then, folded)
    wards: dict[str, frozenset[str]]  # folded name → provinces (names since then)


@lru_cache(maxsize=1)
def _table() -> _Table:
    provinces: dict[str, tuple[str, bool]] = {}
    districts: dict[str, set[str]] = {}
    wards: dict[str, set[str]] = {}
    for row in files("checker.facts").joinpath("data/units.tsv").read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        level, name, _, within, now = row.split("\t")
        folded = fold(name)
        if level == "province":
            for alias in (folded, folded.replace("-", " "), *NICKNAMES.get(folded, ())):
                provinces[alias] = (now, now != name)
        elif level == "district":
            districts.setdefault(folded, set()).add(fold(within))
        else:
            wards.setdefault(folded, set()).add(within)
    return _Table(
        provinces,
        {k: frozenset(v) for k, v in districts.items()},
        {k: frozenset(v) for k, v in wards.items()},
    )


@remembered(5_000)
def parts(text: str) -> Parts:
    """The units that an address names. Never raises; what is not sure is ''."""
    known = _table()
    pieces = [p.strip(" .()") for p in _COMMA.split(text) if p.strip(" .()")]
    province = district = ward = ""
    former = False
    for number, piece in enumerate(reversed(pieces)):
        folded = fold(piece)
        if _COUNTRY.match(folded):
            continue
        bare = _TOWN.sub("", folded).strip(" .")
        if not province and number <= 2 and bare in known.provinces:
            province, ended = known.provinces[bare]
            former = former or ended
            continue
        named = _DISTRICT.sub("", folded).strip(" .")
        if not district and named in known.districts and (named != folded or province):
            district, former = piece, True
            if not province and len(known.districts[named]) == 1:
                province = known.provinces[next(iter(known.districts[named]))][0]
            continue
        found = _WARD.match(folded)
        if not ward and found and (name := piece[found.end() :].strip(" .")):
            ward = f"{_KINDS[found[1] or found[2]]} {name}"
        elif not ward and province and province in known.wards.get(folded, ()):
            ward = piece
    return Parts(province, district, ward, former)


def read_places(addresses: Sequence[Fact]) -> dict[str, tuple[Fact, ...]]:
    """Facts seller.province and seller.ward from the facts seller.address, in their order, each value once."""
    out: dict[str, dict[str, Fact]] = {"seller.province": {}, "seller.ward": {}}
    for address in addresses[:_MOST]:
        named = parts(str(address.value))
        for fact, value in (("seller.province", named.province), ("seller.ward", named.ward)):
            if value:
                out[fact].setdefault(value, replace(address, name=fact, value=value, extractor="place:parts"))
    return {name: tuple(found.values()) for name, found in out.items() if found}
