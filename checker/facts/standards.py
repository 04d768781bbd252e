"""Certificates and standards that a listing names: ISO, HACCP, GMP, VietGAP, OCOP stars, TCVN/QCVN, FSC, Halal …

`listing.standard` has the standard in one spelling as its value; the number of a certificate is
`listing.certificate` (see `label`). A claim of lacking, wanting or explaining one is no claim of having it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from checker.facts.fold import fold
from checker.facts.material import Material
from checker.facts.signs import Signs
from checker.model import Fact

_Name = Callable[[re.Match[str]], str]


def _iso(found: re.Match[str]) -> str:
    return f"ISO {found[1]}" + (f":{found[2]}" if found[2] else "")


def _ocop(found: re.Match[str]) -> str:
    stars = found[1] or found[2]
    return f"OCOP {stars} sao" if stars else "OCOP"


def _as(name: str) -> _Name:
    return lambda found: name


def _upper(found: re.Match[str]) -> str:
    return " ".join(found.group().upper().split())


_STANDARDS: tuple[tuple[str, re.Pattern[str], _Name], ...] = (
    ("iso", re.compile(r"\biso(?:/iec)?[\s:-]{0,2}(\d{4,5})(?:[:-](\d{4}))?(?![\d/])"), _iso),
    ("haccp", re.compile(r"\bhaccp\b"), _as("HACCP")),
    ("gmp", re.compile(r"\b(?:c-?|who[- ]|gmp-)?gmp(?:-(?:who|asean|hs))?\b"), _as("GMP")),
    ("gap", re.compile(r"\bviet ?gap\b"), _as("VietGAP")),
    ("gap", re.compile(r"\bglobal ?gap\b"), _as("GlobalGAP")),
    ("ocop", re.compile(r"\b(?:(?:dat|hang)? ?([345]) sao )?ocop\b(?:[^\n]{0,20}?\b([345]) sao)?"), _ocop),
    ("brc", re.compile(r"\bbrcg?s?(?: food)?\b(?= |$|[,.;)])"), _as("BRCGS")),
    ("fssc", re.compile(r"\bfssc ?22000\b"), _as("FSSC 22000")),
    ("halal", re.compile(r"\bhalal\b"), _as("Halal")),
    ("kosher", re.compile(r"\bkosher\b"), _as("Kosher")),
    ("organic", re.compile(r"\busda organic\b|\beu organic\b|\becocert\b"), _upper),
    ("oeko", re.compile(r"\boeko-?tex\b"), _as("OEKO-TEX")),
    ("fsc", re.compile(r"\bfsc\b(?=.{0,20}(?:go|giay|chung|certif))"), _as("FSC")),
    ("tcvn", re.compile(r"\btcvn ?\d{4,5}(?:-\d+)?(?::\d{4})?"), _upper),
    ("qcvn", re.compile(r"\bqcvn ?\d{1,2}(?:-\d+)?(?::\d{4})?(?:/[a-z]{2,8})?"), _upper),
    (
        "cfs",
        re.compile(r"\b(?:giay )?(?:chung nhan )?(?:luu hanh tu do|cfs)\b|\bcertificate of free sale\b"),
        _as("CFS"),
    ),
    ("coa", re.compile(r"\bcertificate of analysis\b|\bgiay (?:chung nhan )?phan tich\b"), _as("COA")),
    ("ce", re.compile(r"\b(?:chung nhan|tieu chuan|dat) ce\b"), _as("CE")),
    (
        "fda",
        re.compile(
            r"\b(?:chung nhan|dat|dang ky|phe duyet)(?: \S+){0,3}? fda\b|\bfda (?:approved|registered)\b"
        ),
        _as("FDA"),
    ),
)
# What a name cannot do without: itself, where nothing else stands here.
_NEEDS = {kind: (kind,) for kind, _, _ in _STANDARDS} | {
    "organic": ("usda organic", "eu organic", "ecocert"),
    "cfs": ("luu hanh tu do", "cfs", "free sale"),
    "coa": ("certificate of", "phan tich"),
    "ce": (" ce",),
}
_SIGNS = tuple(sorted({"iso", "haccp", "gmp", "gap", "ocop", "brc", "fssc", "halal", "kosher", "organic"}
                      | {"ecocert", "oeko", "fsc", "tcvn", "qcvn", "luu hanh tu do", "cfs", "free sale"}
                      | {"certificate of", "phan tich", " ce", "fda"}))  # fmt: skip
# The same for a first look at a whole text: "gấp" and "cell" are in many.
_NAMES = Signs(frozenset(_SIGNS) - {"gap", " ce"} | {"vietgap", "viet gap", "globalgap", "global gap"}
               | {"chung nhan ce", "tieu chuan ce", "dat ce"})  # fmt: skip
_DENIED = re.compile(
    r"\b(?:khong (?:co|dat|can|phai)|chua (?:co|dat)|dang (?:xin|lam|huong toi)|vi du|nhu the nao|la gi)\b"
)
_AROUND = 40  # characters before a name in which it is denied
_CAMERA_ISO = re.compile(r"do nhay|may anh|camera|khau do")
_MOST_LINE = 600


def standards(material: Material) -> Iterator[Fact]:
    """`listing.standard` of the title, the description and the rows."""
    seen: set[str] = set()
    for passage in material.of("title", "description", "attribute"):
        if not passage.says(_NAMES):
            continue
        folded = fold(passage.text)
        if len(folded) != len(passage.text) or not any(sign in folded for sign in _SIGNS):
            continue  # where letters stand decomposed, a quote could not be placed
        at = 0
        for line in folded.split("\n"):
            named = len(line) <= _MOST_LINE * 4 and any(sign in line for sign in _SIGNS)
            for kind, pattern, name in _STANDARDS if named else ():
                found = pattern.search(line) if any(map(line.__contains__, _NEEDS[kind])) else None
                if found is None or _not_had(kind, line, found):
                    continue
                value = name(found)
                if value not in seen:
                    seen.add(value)
                    start, end = at + found.start(), at + found.end()
                    yield material.fact(
                        "listing.standard", value, passage, start, end, "standards:standards", 0.8
                    )
            at += len(line) + 1


def _not_had(kind: str, line: str, found: re.Match[str]) -> bool:
    around = line[max(0, found.start() - _AROUND) : found.end() + 15]
    return bool(_DENIED.search(around)) or (kind == "iso" and bool(_CAMERA_ISO.search(line)))
