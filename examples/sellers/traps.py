"""What real sellers and strangers do beside: shops that look tied and are not, and ties that hardly show.

Strangers: customers of one chain, of one supplier, of one market hall, of one shopping centre, of one template, of
one web studio that says nowhere that it built the site, and namesakes. Of one seller, though little says so: a
branch paid to the firm, a second shop reached at the firm's own domain, a shop in a relative's name. And a cloner
with two shops, and copies that leave the firm's mail address standing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from examples.sellers import words
from examples.sellers.model import Channels, Key, Person, Shop
from examples.sellers.plan import Planner, bare

LEAST = 200  # shops from which on a market has traps
SINGLES = 47  # shops that they take the place of, all of them strangers' single shops
HALL = "Chợ đầu mối Bến Nứa, 88 Lạc Long Quân, Phường Tân Định, Thành phố Hồ Chí Minh"
CENTRE = "Trung tâm thương mại Sông Hồng, 201 Giải Phóng, Phường Đống Đa, Thành phố Hà Nội"


class Trapped(Planner):
    """A market with everything of `Planner`, and traps when it is large enough."""

    def _sizes(self) -> list[int]:
        sizes = super()._sizes()
        return sizes[:-SINGLES] if self.size >= LEAST and sizes[-SINGLES] == 1 else sizes

    def draw(self) -> tuple[list[Shop], Key]:
        """All shops in a random order, and their key."""
        shops, key = super().draw()
        if self.size - len(shops) == SINGLES:
            self._strangers()
            self._hardly()
            self._twice_cloned()
            self._forgetful(3)
        while len(shops) < self.size:
            self._stranger(f"x{len(shops)}")
        self.dice.shuffle(shops)
        return shops, key

    def _stranger(self, who: str, **shown: object) -> Shop:
        """A shop with a firm, contacts and words of its own, except for what is given."""
        person = self._person()
        shop = self._shop(person, self._channels(person), self._story(), self._pictures())
        return self._add(who, replace(shop, **shown))  # type: ignore[arg-type]

    def _add(self, who: str, shop: Shop) -> Shop:
        self.shops.append(shop)
        self.seller[shop.host] = who
        return shop

    def _strangers(self) -> None:
        self._chain(5)
        pictures, story = self._pictures(), self._story()
        for n in range(6):  # resellers of one supplier, with its pictures and half of its words
            words_of_it = (*story[:5], *self._story()[:3])
            self._stranger(f"supplied{n}", pictures=pictures, story=words_of_it)
        self._hall(5)
        self._centre(4)
        template = self._story()
        for n in range(6):  # who kept the template's words about the shop
            self._stranger(f"template{n}", story=(*template[:7], self._story()[0]))
        phone, tracker = self._phone(), self._tracker()
        for n in range(5):
            shop = self._stranger(f"studio{n}", tracker=tracker)
            channels = replace(shop.channels, phones=(*shop.channels.phones, phone))
            self.shops[-1] = replace(shop, channels=channels)
        name = f"Hộ kinh doanh {self.dice.choice(words.FAMILY)} {self.dice.choice(words.GIVEN)}"
        for n in range(4):
            self._stranger(f"namesake{n}", name=name)

    def _chain(self, count: int) -> None:
        """A franchise: one brand, menu, switchboard, mail address and tracker; an owner for each shop."""
        brand, mail, tracker = self._brand(), self._mail(), self._tracker()
        story, pictures = self._story(), self._pictures()
        for n in range(count):
            shop = self._stranger(
                f"chain{n}", brand=brand, story=story, pictures=pictures, tracker=tracker,
                noise=("Tổng đài đặt hàng: 1800 6268",),
            )  # fmt: skip
            self.shops[-1] = replace(shop, channels=replace(shop.channels, emails=(mail,)))

    def _hall(self, count: int) -> None:
        """Stalls of one market hall: its address, one wholesaler's pictures and words, one telephone of their own."""
        story, pictures = self._story(), self._pictures()
        for n in range(count):
            owner = f"Hộ kinh doanh {self.dice.choice(words.FAMILY)} {self.dice.choice(words.GIVEN)}"
            stall = f"Sạp {self.dice.randrange(1, 99)}, " if n % 2 else ""
            self._stranger(
                f"stall{n}", address=stall + HALL, tax_code="", story=story, pictures=pictures, tracker="",
                name=owner if n else "", channels=Channels((self._phone(),)),
            )  # fmt: skip

    def _centre(self, count: int) -> None:
        """Tenants of one shopping centre: its address, and its switchboard beside their own telephone."""
        switchboard = self._phone()
        for n in range(count):
            shop = self._stranger(f"tenant{n}", address=CENTRE)
            channels = replace(shop.channels, phones=(*shop.channels.phones, switchboard))
            self.shops[-1] = replace(shop, channels=channels)

    def _hardly(self) -> None:
        """Second shops that share little with the first."""
        first, person = self._first("branch", firm=True)
        self._second("branch", first, person, self._paid_to(person))
        first, person = self._first("domain", mail=True)
        mail = f"mienbac@{first.host}.localhost"
        self._second(
            "domain", first, person, replace(self._channels(person), emails=(mail,), holder=self._human())
        )
        first, person = self._first("relative")
        family = person.name.rpartition(" ")[0].rpartition(" ")[2] or words.FAMILY[0]
        cousin = replace(self._person(person), name=f"Hộ kinh doanh {family} {self.dice.choice(words.GIVEN)}")
        self._second("relative", first, replace(cousin, address=person.address), self._channels(cousin))

    def _first(self, who: str, firm: bool = False, mail: bool = False) -> tuple[Shop, Person]:
        person = replace(self._person(), record=str(self.dice.randrange(100_000, 999_999)))
        channels = self._paid_to(person) if firm else self._channels(person)
        shop = self._add(who, self._shop(person, channels, self._story(), self._pictures()))
        if mail:
            channels = replace(channels, emails=(f"lienhe@{shop.host}.localhost",), holder=_holder(person))
            shop = self.shops[-1] = replace(shop, channels=channels)
        self.records[person.record] = (person.name, shop.host)
        return shop, person

    def _second(self, who: str, first: Shop, person: Person, channels: Channels) -> None:
        self._add(who, self._shop(person, channels, self._edited(first.story), first.pictures))

    def _paid_to(self, person: Person) -> Channels:
        return replace(self._channels(person), holder=_holder(person))

    def _twice_cloned(self) -> None:
        """A cloner with two shops, which a firm with one shop and a relative's account stands against."""
        shop, person = self._first("robbed")
        self.shops[-1] = robbed = replace(shop, channels=replace(shop.channels, holder=self._human()))
        channels = replace(self._channels(person), holder=self._human())
        for mail in (channels.emails[0], self._mail()):
            copy = self._shop(
                person, replace(channels, emails=(mail,)), self._edited(robbed.story), robbed.pictures
            )
            self._add("cloner", replace(copy, name=robbed.name))
            self.cloned[copy.host] = "robbed"

    def _forgetful(self, count: int) -> None:
        """Copies that leave the firm's mail address and tracker standing, and are called and paid elsewhere."""
        paid = [
            shop for shop in self.shops if shop.tax_code and shop.channels.account and shop.channels.emails
        ]
        own = [shop for shop in paid if shop.channels.holder == bare(shop.name).upper()]
        for n, was in enumerate(self.dice.sample(own, count)):
            person = Person(was.name, was.tax_code, was.address, was.record)
            channels = replace(self._channels(person), emails=was.channels.emails, holder=self._human())
            shop = self._shop(person, channels, self._edited(was.story), was.pictures)
            self._add(f"forgetful{n}", replace(shop, name=was.name, tracker=was.tracker))


def _holder(person: Person) -> str:
    """The firm's name as a bank writes it."""
    return bare(person.name).upper()


def strangers(key: Key) -> Sequence[str]:
    """The hosts of shops that were made to look tied and are not."""
    kinds = ("chain", "forgetful", "supplied", "stall", "tenant", "template", "studio", "namesake")
    return [host for host, who in key.seller.items() if who.startswith(kinds)]
