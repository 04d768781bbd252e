"""The nouns of ties: marks, profiles, ties with their reasons, clones, sellers, and what a person judged.

Ground file: it imports nothing of ours and nothing of others. Everything is frozen and plain.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MarkKind(StrEnum):
    """What a storefront can be known by."""

    TAX_CODE = "tax_code"  # digits without the branch
    REGISTRATION = "registration"
    RECORD = "record"  # number of the record that the ministry's badge opens
    BANK_ACCOUNT = "bank_account"
    PHONE = "phone"
    EMAIL = "email"
    TRACKER = "tracker"  # the site's account with an analytics or advertising service
    NAME = "name"
    ADDRESS = "address"
    PICTURE = "picture"
    TEXT = "text"  # a run of words
    HOLDER = "holder"  # of the bank account
    RECORD_HOST = "record_host"  # the domain that the badge's record names


IDENTITY = (MarkKind.TAX_CODE, MarkKind.REGISTRATION, MarkKind.RECORD)  # who one says one is
CHANNELS = (
    MarkKind.BANK_ACCOUNT,
    MarkKind.PHONE,
    MarkKind.EMAIL,
    MarkKind.TRACKER,
)  # how one is reached and paid
STRONG = (*IDENTITY, *CHANNELS)
WEAK = (MarkKind.NAME, MarkKind.ADDRESS, MarkKind.PICTURE, MarkKind.TEXT)
KINDS: Mapping[MarkKind, tuple[str, str]] = {
    MarkKind.TAX_CODE: ("mã số thuế", "tax code"),
    MarkKind.REGISTRATION: ("số đăng ký", "registration number"),
    MarkKind.RECORD: ("hồ sơ thông báo", "badge record"),
    MarkKind.BANK_ACCOUNT: ("tài khoản ngân hàng", "bank account"),
    MarkKind.PHONE: ("điện thoại", "telephone"),
    MarkKind.EMAIL: ("thư điện tử", "e-mail"),
    MarkKind.TRACKER: ("mã theo dõi", "tracker account"),
    MarkKind.NAME: ("tên", "name"),
    MarkKind.ADDRESS: ("địa chỉ", "address"),
    MarkKind.PICTURE: ("ảnh", "pictures"),
    MarkKind.TEXT: ("lời văn", "texts"),
    MarkKind.HOLDER: ("chủ tài khoản", "account holder"),
    MarkKind.RECORD_HOST: ("tên miền trong hồ sơ", "domain in the record"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark as a page shows it. `value` is what is compared, `shown` what the page says."""

    kind: MarkKind
    value: str
    shown: str = ""
    capture: str = ""  # Capture.id
    url: str = ""
    alien: str = ""  # why it is somebody else's from the start: the words of its line


@dataclass(frozen=True, slots=True)
class Good:
    """One listing, as far as agencies' lists speak of it."""

    url: str
    title: str
    brand: str = ""
    capture: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one visit of a storefront shows of its seller.

    `sketch` are the 64 smallest hashes of its runs of six words (signed 64 bits), in ascending order;
    `marked` is whether the source writes Vietnamese with its marks at all.
    """

    storefront: str
    visit: str = ""
    seen: str = ""  # ISO 8601, UTC
    marks: tuple[Mark, ...] = ()
    sketch: tuple[int, ...] = ()
    marked: bool = True
    goods: tuple[Good, ...] = ()

    def values(self, kind: MarkKind) -> tuple[str, ...]:
        """The values of one kind, each once, in order."""
        return tuple(dict.fromkeys(m.value for m in self.marks if m.kind is kind))


@dataclass(frozen=True, slots=True)
class Common:
    """A mark that many unrelated storefronts share, so that it ties none of them."""

    kind: MarkKind
    value: str
    holders: int  # storefronts that show it
    groups: int  # groups that they fall into by everything else
    why: str  # "alien" (its line says whose it is) | "unrelated"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two storefronts are (or are not) tied: one kind of mark on both sides.

    `weight` is the match weight in bits that the scoring gave (log2 of m/u); `left` and `right` are the
    marks as shown, empty for texts and pictures beyond an example.
    """

    kind: MarkKind
    level: str  # same | unmarked | near | many | some | differ
    weight: float
    left: tuple[Mark, ...] = ()
    right: tuple[Mark, ...] = ()


class Standing(StrEnum):
    """What a scored pair came to."""

    TIED = "tied"
    POSSIBLE = "possible"  # for a person to look at; ties nothing
    CLONE = "clone"  # shows the other's identity and is not the other
    CUT = "cut"  # a person cut it
    CONFIRMED = "confirmed"  # a person confirmed it
    HELD = "held"  # would tie, but a cut or a clone elsewhere in the group forbids it


@dataclass(frozen=True, slots=True)
class Tie:
    """Two storefronts side by side. `left` < `right`; `weight` in bits, `probability` 0 … 1."""

    left: str
    right: str
    weight: float
    probability: float
    standing: Standing
    reasons: tuple[Reason, ...] = ()
    clone: str = ""  # which of the two is the clone; "" when that cannot be told
    signs: tuple[str, ...] = ()  # codes of what tells a clone, see ties.clones


class Verdict(StrEnum):
    """What a person says of two storefronts."""

    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on a pair; the last one counts."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: datetime
    reason: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Seller:
    """Storefronts of one seller. `id` stays with the group as long as most of it stays together."""

    id: str
    storefronts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one run came to. `quarrels` are judgements that contradict later ones."""

    sellers: tuple[Seller, ...]
    ties: tuple[Tie, ...]
    common: tuple[Common, ...] = ()
    quarrels: tuple[Judgement, ...] = ()
    scored: int = 0  # pairs that were looked at
    seconds: Mapping[str, float] = field(default_factory=dict)
