"""Who sells where: a seed in, shops and their key out. The same seed gives the same market.

A seller's shops are strung together as people are found in practice: each new shop keeps something of one
that was there (a number, an account, a mail address, the tax code; or the name, the place and the words
together) and changes the rest. One that keeps only the name, the place and the words shows one new contact
and no account, and nothing hangs on it further: with new contacts of every kind it would be what a clone is, and
nobody could tell. Strangers share what strangers do share: a platform's hotline, the phone of
whoever built the site, a payment gateway's account, a template's mail address and texts, a building, a name
that differs by one mark.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from examples.sellers import words
from examples.sellers.model import Channels, Key, Person, Shop

HOTLINE = "Hỗ trợ kỹ thuật nền tảng BánNhanh: 1900 636 099"
BUILDERS = ("Thiết kế web bởi WebNhà - 0938 222 117", "Website by MocWeb – Hotline 0977.310.225")
GATEWAY = "Thanh toán qua cổng PayNhanh: STK 19031177220015 - Techcombank - CTY CP PAYNHANH"
LARGEST = 40  # shops of one seller
TEMPLATE_MAIL = "Email: demo@giaodienmau.vn"


def bare(text: str) -> str:
    """A text without Vietnamese marks."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


class Planner:
    """Draws shops. `size` shops in all, `sellers` of them with more than one."""

    def __init__(self, seed: int, size: int = 300, sellers: int = 60, clones: int = 15) -> None:
        self.dice = random.Random(seed)
        self.size, self.sellers, self.clones = size, sellers, clones
        self.shops: list[Shop] = []
        self.seller: dict[str, str] = {}
        self.cloned: dict[str, str] = {}
        self.records: dict[str, tuple[str, str]] = {}
        self._used: set[str] = set()

    def draw(self) -> tuple[list[Shop], Key]:
        """All shops in a random order, and their key."""
        sizes = self._sizes()
        people = [self._person() for _ in sizes]
        for n, (count, person) in enumerate(zip(sizes, people, strict=True)):
            self._string(f"s{n}", person, count)
        honest = [shop for shop in self.shops if shop.tax_code and shop.name]
        for n in range(self.clones):
            self._clone(n, honest)
        self.dice.shuffle(self.shops)
        return self.shops, Key(self.seller, self.cloned, self.records)

    def _sizes(self) -> list[int]:
        left = self.size - self.clones
        many = [2] * self.sellers
        shops = sum(many)
        while shops < left * 0.78:
            at = self.dice.randrange(self.sellers) if self.dice.random() < 0.9 else 0
            at = at if many[at] < LARGEST else self.dice.randrange(self.sellers)
            many[at] += 1
            shops += 1
        return many + [1] * (left - sum(many))

    def _fresh(self, make: Callable[[], str]) -> str:
        while (value := make()) in self._used:
            pass
        self._used.add(value)
        return value

    def _phone(self) -> str:
        head = self.dice.choice(("090", "091", "093", "097", "098", "035", "070", "086"))
        return self._fresh(lambda: head + f"{self.dice.randrange(10**7):07d}")

    def _tax(self) -> str:
        def make() -> str:
            while True:
                digits = f"03{self.dice.randrange(10**7):07d}"
                weights = (31, 29, 23, 19, 17, 13, 7, 5, 3)
                check = 10 - sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11
                if 0 <= check <= 9:
                    return digits + str(check)

        return self._fresh(make)

    def _account(self) -> str:
        return self._fresh(lambda: str(self.dice.randrange(10**11, 10**12)))

    def _person(self, like: Person | None = None) -> Person:
        given = self.dice.choice(words.GIVEN)
        trade = self.dice.choice(words.TRADE)
        form = self.dice.choice(
            ("Công ty TNHH", "Công ty TNHH", "Công ty Cổ phần", "Hộ kinh doanh", "Công ty TNHH MTV")
        )
        family = self.dice.choice(words.FAMILY)
        name = f"{form} {trade} {given}" if form != "Hộ kinh doanh" else f"{form} {family} {given}"
        name = self._fresh(lambda: name) if name not in self._used else f"{form} {trade} {family} {given}"
        self._used.add(name)
        return Person(
            name, self._tax(), like.address if like and self.dice.random() < 0.5 else self._address()
        )

    def _address(self) -> str:
        ward, city = self.dice.choice(words.PLACES)
        if self.dice.random() < 0.1:  # a building where many strangers sit
            floor = self.dice.randrange(2, 30)
            return f"Tầng {floor}, Tòa nhà Sông Hồng, 15 {words.STREETS[0]}, {ward}, {city}"
        return f"{self.dice.randrange(1, 400)} {self.dice.choice(words.STREETS)}, {ward}, {city}"

    def _channels(self, person: Person) -> Channels:
        holder = bare(person.name).upper() if self.dice.random() < 0.6 else self._human()
        return Channels(
            (self._phone(),), (self._mail(),), self._account(), self.dice.choice(words.BANKS), holder
        )

    def _human(self) -> str:
        return bare(f"{self.dice.choice(words.FAMILY)} {self.dice.choice(words.GIVEN)}").upper()

    def _mail(self) -> str:
        def make() -> str:
            word = bare(self.dice.choice(words.GIVEN)).lower().replace(" ", "")
            return f"{word}{self.dice.randrange(10, 9999)}@{self.dice.choice(('gmail.com', 'yahoo.com', 'hopthu.vn'))}"

        return self._fresh(make)

    def _story(self) -> tuple[str, ...]:
        """Eight sentences that nobody else has."""
        dice, out = self.dice, []
        for _ in range(8):
            good, other = dice.sample(words.GOODS, 2)
            tail, more = dice.sample(words.TAILS, 2)
            out.append(
                f"{dice.choice(words.SUBJECTS)} {dice.choice(words.VERBS)} {good} và {other} {tail}, {more}, "
                f"năm {dice.randrange(1970, 2024)}."
            )
        return tuple(out)

    def _host(self, brand: str) -> str:
        stem = bare(brand).lower().replace(" ", "")
        return self._fresh(
            lambda: f"{stem}{self.dice.choice(('', '-vn', '-shop', str(self.dice.randrange(10, 999))))}"
        )

    def _brand(self) -> str:
        return f"{self.dice.choice(words.GIVEN)} {self.dice.choice(words.SIGNS).title()}"

    def _spelt(self, name: str) -> str:
        """A name as somebody else might write it."""
        roll = self.dice.random()
        if roll < 0.2:
            return bare(name)
        if roll < 0.4:
            return name.upper()
        if roll < 0.6:
            return (
                name.replace("Công ty TNHH", "Cty TNHH")
                .replace("Hộ kinh doanh", "HKD")
                .replace("Công ty Cổ phần", "CTCP")
            )
        return name

    def _placed(self, address: str) -> str:
        """An address as somebody else might write it."""
        roll = self.dice.random()
        if roll < 0.2:
            short = address.replace("Phường ", "P. ").replace("Thành phố Hồ Chí Minh", "TP.HCM")
            return short.replace("Thành phố ", "TP. ")
        if roll < 0.35 and address[:1].isdigit():
            house, _, rest = address.partition(" ")
            return f"Số {house}, đường {rest}"
        if roll < 0.45:
            return address.upper()
        return bare(address) if roll < 0.55 else address

    def _tracker(self) -> str:
        return self._fresh(
            lambda: "G-" + "".join(self.dice.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=10))
        )

    def _noise(self) -> tuple[str, ...]:
        lines = [HOTLINE] if self.dice.random() < 0.35 else []
        lines += [self.dice.choice(BUILDERS)] if self.dice.random() < 0.35 else []
        lines += [GATEWAY] if self.dice.random() < 0.15 else []
        lines += [TEMPLATE_MAIL] if self.dice.random() < 0.15 else []
        return tuple(lines)

    def _shop(
        self, person: Person, channels: Channels, story: Sequence[str], pictures: Sequence[str]
    ) -> Shop:
        brand = self._brand()
        return Shop(
            self._host(brand), brand, self._spelt(person.name), person.tax_code, self._placed(person.address), channels,
            person.record, tuple(story), tuple(self.dice.sample(words.GOODS, 4)), tuple(pictures), self._noise(),
            self.dice.randrange(4), self._tracker() if self.dice.random() < 0.3 else "",
        )  # fmt: skip

    def _pictures(self) -> tuple[str, ...]:
        return tuple(
            f"z{self.dice.randrange(10**12, 10**13)}_{self.dice.randrange(16**8):08x}.jpg" for _ in range(4)
        )

    def _string(self, seller: str, person: Person, count: int) -> None:
        """One seller's shops, each keeping something of an earlier one."""
        if self.dice.random() < 0.5:
            number = str(self.dice.randrange(10000, 99999))
            person = replace(person, record=number)
        first = self._hidden(self._shop(person, self._channels(person), self._story(), self._pictures()))
        if person.record:
            self.records[person.record] = (person.name, first.host)
        mine, roots = [first], [first]
        while len(mine) < count:
            shop, weak = self._another(self.dice.choice(roots), person)
            mine.append(shop)
            roots += [] if weak else [shop]
        for shop in mine:
            self.seller[shop.host] = seller
        self.shops += mine

    def _hidden(self, shop: Shop) -> Shop:
        """Now and then a shop shows no firm at all."""
        if self.dice.random() < 0.25:
            return replace(shop, tax_code="", record="", name="" if self.dice.random() < 0.5 else shop.name)
        return shop

    def _another(self, was: Shop, person: Person) -> tuple[Shop, bool]:
        """A shop of the same seller that keeps something of `was`, and whether only weak things."""
        dice = self.dice
        other = self._person(person) if dice.random() < 0.4 else replace(person, record="")
        shop = self._hidden(self._shop(other, self._channels(other), self._story(), self._pictures()))
        keeps = ("phone", "account", "mail")
        kept = set(dice.sample(keeps, dice.choice((1, 1, 2, 2, 3)))) if dice.random() < 0.88 else {"weak"}
        ch = shop.channels
        if "phone" in kept:
            ch = replace(ch, phones=was.channels.phones)
        if "account" in kept:
            ch = replace(ch, account=was.channels.account, bank=was.channels.bank, holder=was.channels.holder)
        if "mail" in kept:
            ch = replace(ch, emails=was.channels.emails)
        shop = replace(shop, channels=ch)
        if "weak" in kept:
            shop = replace(
                shop, name=self._spelt(was.name or person.name), tax_code="",
                address=self._placed(was.address or person.address), story=self._edited(was.story),
                pictures=was.pictures, tracker="",
                channels=Channels(ch.phones) if dice.random() < 0.5 else Channels(emails=ch.emails),
            )  # fmt: skip
        elif dice.random() < 0.3:
            shop = replace(shop, story=self._edited(was.story))
        if was.tracker and dice.random() < 0.5:
            shop = replace(shop, tracker=was.tracker)
        return shop, "weak" in kept

    def _edited(self, story: tuple[str, ...]) -> tuple[str, ...]:
        """Copied texts with one or two sentences written anew, in another order."""
        new = list(story)
        for n in self.dice.sample(range(len(new)), self.dice.randrange(0, 3)):
            new[n] = self._story()[0]
        self.dice.shuffle(new)
        return tuple(new)

    def _clone(self, n: int, honest: Sequence[Shop]) -> None:
        """A shop that shows the identity and texts of an honest one, and is reached and paid elsewhere."""
        was = self.dice.choice(honest)
        person = Person(was.name, was.tax_code, was.address, was.record)
        channels = replace(self._channels(person), holder=self._human())
        who = f"c{n}"
        shop = self._shop(person, channels, self._edited(was.story), was.pictures)
        shop = replace(shop, name=was.name, brand=was.brand if self.dice.random() < 0.6 else shop.brand)
        self.seller[shop.host] = who
        self.cloned[shop.host] = self.seller[was.host]
        self.shops.append(shop)
