"""The nouns of the invented market: what a shop shows, and the key of who stands behind it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """A legal identity: a firm or a household business."""

    name: str  # with its legal form
    tax_code: str
    address: str
    record: str = ""  # number of its record on the ministry's portal


@dataclass(frozen=True, slots=True)
class Channels:
    """Where a seller is reached and paid."""

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    account: str = ""
    bank: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Shop:
    """What one shop shows. `name`, `address`, `tax_code` are as written there; "" is not shown."""

    host: str
    brand: str
    name: str = ""
    tax_code: str = ""
    address: str = ""
    channels: Channels = field(default_factory=Channels)
    record: str = ""
    story: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()  # file names
    noise: tuple[str, ...] = ()  # lines of footers that many unrelated shops share
    style: int = 0
    tracker: str = ""  # account with an analytics service


@dataclass(frozen=True, slots=True)
class Key:
    """Who is behind each shop. Never served, never read by the code under test."""

    seller: dict[str, str]  # host → seller
    clones: dict[str, str]  # host of a clone → the seller whose identity it shows
    records: dict[str, tuple[str, str]]  # number → (owner, domain), what the portal would say
