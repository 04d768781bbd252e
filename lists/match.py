"""Rows of lists beside what was seen: storefronts, listings and sellers, each match with its reason. Pure.

A number or a domain is sure; a name alone is not, and says so: two firms may bear one name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.language import key
from lists.model import ListRow, Match
from ties.model import Good, Mark, MarkKind, Profile
from ties.names import agreement, name
from ties.places import place

REASONS: Mapping[str, tuple[str, str]] = {
    "domain": ("trùng tên miền", "the same domain"),
    "tax_code": ("trùng mã số thuế", "the same tax code"),
    "number": ("trùng số hồ sơ", "the same record number"),
    "name": ("trùng tên", "the same name"),
    "name_unmarked": ("trùng tên khi bỏ dấu", "the same name without marks"),
    "address": ("trùng địa chỉ", "the same address"),
    "brand": ("trùng nhãn hiệu", "the same trade mark"),
    "title": ("tên hàng có tên sản phẩm trong danh sách", "the title names the product of the list"),
    "announced": ("trang nêu số công bố này", "the page states this number"),
    "other_owner": (
        "người bán nêu trên trang khác chủ trong danh sách",
        "the seller shown is not the list's holder",
    ),
}
_NAMES = ("name", "owner", "holder", "firm")


class Seen:
    """Profiles indexed once, to be held against any number of rows. `sellers`: storefront → seller."""

    def __init__(self, profiles: Iterable[Profile], sellers: Mapping[str, str]) -> None:
        self.sellers = sellers
        self.by_value: dict[tuple[str, str], list[tuple[Profile, Mark]]] = defaultdict(list)
        self.by_host: dict[str, list[Profile]] = defaultdict(list)
        self.by_brand: dict[str, list[tuple[Profile, Good]]] = defaultdict(list)
        self.by_word: dict[str, list[tuple[Profile, Good, str]]] = defaultdict(list)
        for profile in profiles:
            self.by_host[re.sub(r"[:/].*", "", profile.storefront).removeprefix("www.")].append(profile)
            for mark in profile.marks:
                if not mark.alien:
                    self.by_value[_index(mark)].append((profile, mark))
            for good in profile.goods:
                title = key(good.title, tones=False)
                if good.brand:
                    self.by_brand[key(good.brand)].append((profile, good))
                for word in set(title.split()):
                    self.by_word[word].append((profile, good, title))


def match(list_number: int, kind: str, rows: Sequence[ListRow], seen: Seen) -> Iterator[Match]:
    """Every match of a list's rows, in the order of its lines."""
    for row in rows:
        found = [*_storefronts(row.values, seen), *(_listings(kind, row.values, seen))]
        sellers: dict[str, Match] = {}
        for subject_kind, subject, profile, sure, reasons, capture in found:
            made = Match(
                list_number,
                row.line,
                kind,
                subject_kind,
                subject,
                profile.storefront,
                sure,
                reasons,
                capture,
                row.values,
            )
            yield made
            seller = seen.sellers.get(profile.storefront)
            if seller and subject_kind == "storefront" and (seller not in sellers or sure):
                sellers[seller] = Match(
                    list_number,
                    row.line,
                    kind,
                    "seller",
                    seller,
                    profile.storefront,
                    sure,
                    reasons,
                    capture,
                    row.values,
                )
        yield from sellers.values()


_Found = tuple[str, str, Profile, bool, tuple[tuple[str, str, str], ...], str]


def _storefronts(values: Mapping[str, str], seen: Seen) -> Iterator[_Found]:
    why: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    of: dict[str, tuple[Profile, str]] = {}

    def add(profile: Profile, code: str, said: str, shown: str, capture: str = "") -> None:
        why[profile.storefront].append((code, said, shown))
        of.setdefault(profile.storefront, (profile, capture))

    if host := values.get("domain", ""):
        for profile in seen.by_host.get(host.partition(":")[0].removeprefix("www."), ()):
            add(profile, "domain", host, profile.storefront)
    if code := values.get("tax_code", ""):
        for profile, mark in seen.by_value.get(
            ("tax_code", re.sub(r"\D", "", code)[:10] if "-" in code else code), ()
        ):
            add(profile, "tax_code", code, mark.shown, mark.capture)
    if "domain" in values and (number := values.get("number", "")):
        for profile, mark in seen.by_value.get(("record", number), ()):
            add(profile, "number", number, mark.shown, mark.capture)
    said = next((values[n] for n in _NAMES if values.get(n)), "")
    if said:
        for profile, mark in seen.by_value.get(("name", name(said).bare), ()):
            agreed = agreement(said, mark.shown, True, profile.marked)
            if agreed in ("same", "unmarked"):
                add(profile, "name" if agreed == "same" else "name_unmarked", said, mark.shown, mark.capture)
                if (street := place(values.get("address", ""))) and street in profile.values(
                    MarkKind.ADDRESS
                ):
                    add(profile, "address", values["address"], values["address"])
    for one, reasons in why.items():
        codes = {code for code, _, _ in reasons}
        sure = bool(codes & {"domain", "tax_code", "number"}) or {"name", "address"} <= codes
        profile, capture = of[one]
        yield "storefront", one, profile, sure, tuple(dict.fromkeys(reasons)), capture


def _listings(kind: str, values: Mapping[str, str], seen: Seen) -> Iterator[_Found]:
    if kind == "trade_marks":
        for profile, good in seen.by_brand.get(key(values["mark"]), ()):
            reasons = [("brand", values["mark"], good.brand), *_owner(values, profile)]
            yield "listing", good.url, profile, True, tuple(reasons), good.capture
    elif kind in ("ocop", "announcements"):
        product = key(values["product"], tones=False)
        words = product.split()
        if len(words) < 2:
            return
        rare = min(words, key=lambda w: len(seen.by_word.get(w, ())))
        for profile, good, title in seen.by_word.get(rare, ()):
            if f" {product} " in f" {title} " and _toned(values["product"], good.title):
                reasons = [("title", values["product"], good.title), *_owner(values, profile)]
                yield "listing", good.url, profile, False, tuple(reasons), good.capture


def _toned(product: str, title: str) -> bool:
    """Whether a title that writes marks writes the product's own: "trà sen" is not in "trá sén"."""
    return f" {key(product)} " in f" {key(title)} " or key(title) == key(title, tones=False)


def _owner(values: Mapping[str, str], profile: Profile) -> list[tuple[str, str, str]]:
    """Said when the page names a seller and it is not the list's holder."""
    holder = values.get("holder") or values.get("firm", "")
    shown = profile.values(MarkKind.NAME)
    if not holder or not shown:
        return []
    if any(agreement(holder, one, True, profile.marked) in ("same", "unmarked") for one in shown):
        return [("name", holder, shown[0])]
    return [("other_owner", holder, shown[0])]


def _index(mark: Mark) -> tuple[str, str]:
    return str(mark.kind), name(mark.value).bare if mark.kind is MarkKind.NAME else mark.value
