"""Banks of Viet Nam: the six digits that every VietQR carries (assigned by NAPAS), and the names people write."""

from __future__ import annotations

import re
from collections.abc import Mapping

BANKS: Mapping[str, str] = {
    "970400": "Saigonbank", "970403": "Sacombank", "970405": "Agribank", "970406": "DongA Bank",
    "970407": "Techcombank", "970408": "GPBank", "970409": "Bac A Bank", "970412": "PVcomBank",
    "970414": "OceanBank", "970415": "VietinBank", "970416": "ACB", "970418": "BIDV", "970419": "NCB",
    "970421": "VRB", "970422": "MB Bank", "970423": "TPBank", "970424": "Shinhan Bank", "970425": "ABBank",
    "970426": "MSB", "970427": "VietABank", "970428": "Nam A Bank", "970429": "SCB", "970430": "PGBank",
    "970431": "Eximbank", "970432": "VPBank", "970433": "VietBank", "970434": "Indovina Bank",
    "970436": "Vietcombank", "970437": "HDBank", "970438": "BaoViet Bank", "970439": "Public Bank",
    "970440": "SeABank", "970441": "VIB", "970442": "Hong Leong Bank", "970443": "SHB", "970444": "CBBank",
    "970446": "Co-opBank", "970448": "OCB", "970449": "LPBank", "970452": "KienlongBank",
    "970454": "BVBank", "970457": "Woori Bank", "970458": "UOB", "546034": "CAKE", "546035": "Ubank",
    "963388": "Timo",
}  # fmt: skip

_WRITTEN: tuple[tuple[str, str], ...] = (
    ("Vietcombank", r"vietcombank|\bvcb\b|ngoai thuong(?: viet nam)?"),
    ("VietinBank", r"vietin ?bank|\bctg\b|cong thuong(?: viet nam)?"),
    ("BIDV", r"\bbidv\b|dau tu va phat trien(?: viet nam)?"),
    ("Agribank", r"agribank|nong nghiep (?:va|&) phat trien nong thon"),
    ("Techcombank", r"techcombank|\btcb\b|ky thuong"),
    ("MB Bank", r"\bmb ?bank\b|\bmbb?\b|quan doi"),
    ("ACB", r"\bacb\b|a chau"),
    ("VPBank", r"\bvp ?bank\b|viet nam thinh vuong"),
    ("TPBank", r"\btp ?bank\b|tien phong"),
    ("Sacombank", r"sacombank|sai gon thuong tin"),
    ("HDBank", r"\bhd ?bank\b"),
    ("VIB", r"\bvib\b"),
    ("SHB", r"\bshb\b"),
    ("Eximbank", r"eximbank"),
    ("MSB", r"\bmsb\b|maritime ?bank"),
    ("OCB", r"\bocb\b|phuong dong"),
    ("SeABank", r"\bsea ?bank\b"),
    ("LPBank", r"\blp ?bank\b|lien ?viet ?post ?bank"),
    ("SCB", r"\bscb\b"),
    ("Nam A Bank", r"\bnam a ?bank\b"),
    ("ABBank", r"\bab ?bank\b"),
    ("Bac A Bank", r"\bbac a ?bank\b"),
    ("PVcomBank", r"\bpvcom ?bank\b"),
    ("DongA Bank", r"\bdong ?a ?bank\b"),
    ("Shinhan Bank", r"\bshinhan\b"),
    ("KienlongBank", r"\bkien ?long ?bank\b"),
    ("Timo", r"\btimo\b"),
    ("CAKE", r"\bcake\b"),
)
_NAMED = tuple((name, re.compile(pattern)) for name, pattern in _WRITTEN)


def bank_in(folded: str) -> tuple[str, int, int] | None:
    """The bank that a folded line names first, with where: (name, start, end)."""
    best: tuple[str, int, int] | None = None
    for name, pattern in _NAMED:
        found = pattern.search(folded)
        if found and (best is None or found.start() < best[1]):
            best = (name, found.start(), found.end())
    return best


def bank_of(code: str) -> str:
    """The bank of six digits, or of a written name ("vietcombank", "MBBank"); '' when it is not known."""
    if code in BANKS:
        return BANKS[code]
    named = bank_in(code.lower())
    return named[0] if named and named[2] - named[1] >= len(code) - 1 else ""
