"""What stands on a page of the walk: things to press, fields, forms. Plain values, filled by the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from crawler.till.words import Meaning, fold, meaning


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing to press. `n` finds it again in the tab; `form` is the number of its form, -1 without one."""

    n: int
    text: str
    tag: str
    type: str = ""
    name: str = ""
    href: str = ""
    cls: str = ""
    region: str = "main"  # main | header | footer | over (a dialog, a drawer)
    form: int = -1
    disabled: bool = False
    group: int = -1  # spots of one choice (sizes, colours) share a number
    chosen: bool = False

    @property
    def meaning(self) -> Meaning:
        """What its words say; a button without words speaks by its class."""
        said = meaning(self.text)
        if said is Meaning.NONE and len(fold(self.text)) <= 2:
            if re.search(r"add[-_]?to[-_]?cart|them-?gio|addcart", self.cls, re.I):
                return Meaning.ADD
            if re.search(r"(?:^|[\s_-])(?:cart|gio-?hang|basket|bag)(?:[\s_-]|$)", self.cls, re.I):
                return Meaning.CART
        return said


@dataclass(frozen=True, slots=True)
class Field:
    """One field that can be seen. `label` is its label, placeholder or name."""

    n: int
    tag: str
    type: str
    name: str
    label: str
    value: str = ""
    required: bool = False
    checked: bool = False
    form: int = -1
    region: str = "main"
    options: tuple[str, ...] = ()  # values of a select that can be chosen, in order

    @property
    def asks(self) -> str:
        """What it asks of a person: name | phone | email | address | note | password | "" for none of them."""
        if self.type in {
            "radio",
            "checkbox",
            "hidden",
            "submit",
            "button",
            "number",
            "search",
            "file",
            "range",
        }:
            return ""
        if self.type == "password":
            return "password"
        said = fold(f"{self.name} {self.label}")
        if self.type == "email" or re.search(r"\be ?mail\b|thu dien tu", said):
            return "email"
        if self.type == "tel" or re.search(
            r"dien thoai|\bsdt\b|\bso dt\b|\b(?:tele)?phone\b|\bmobile\b|\btel\b", said
        ):
            return "phone"
        if re.search(r"dia chi|address|\bduong\b|so nha|street", said):
            return "address"
        if re.search(
            r"ghi chu|\bnotes?\b|loi nhan|message|noi dung|coupon|giam gia|\bma\b|\bcode\b|tim kiem|search",
            said,
        ):
            return "note"
        if re.search(
            r"ho (?:va )?ten|\bten\b|full ?name|\bname\b|firstname|lastname|nguoi (?:nhan|mua)", said
        ):
            return "name"
        return ""


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form goes."""

    action: str
    method: str  # get | post


@dataclass(frozen=True)
class Sight:
    """A page at rest. `steps` are the words of its row of steps, `text` what can be read on it."""

    url: str
    text: str
    heading: str
    spots: tuple[Spot, ...] = ()
    fields: tuple[Field, ...] = ()
    forms: tuple[Form, ...] = ()
    over: bool = False  # a dialog or drawer stands over the page

    @cached_property
    def folded(self) -> str:
        """Its text as words are compared."""
        return fold(self.text)

    @cached_property
    def path(self) -> str:
        """The address's path, folded."""
        return urlsplit(self.url).path.lower()

    @cached_property
    def contact(self) -> tuple[Field, ...]:
        """The fields that ask for a person's details, of the form that asks for most of them.

        A newsletter's or a search's single field in the head or foot of a page is none of an order, nor is a form
        whose own button only sends a question.
        """
        others = self._forms_of_their_own
        by_form: dict[int, list[Field]] = {}
        for field in self.fields:
            if (
                field.asks in {"name", "phone", "email", "address"}
                and field.region != "footer"
                and field.form not in others
            ):
                by_form.setdefault(field.form, []).append(field)
        best = max(by_form.values(), key=lambda fields: len({f.asks for f in fields}), default=[])
        kinds = {f.asks for f in best}
        return tuple(best) if len(kinds) >= 2 or "address" in kinds else ()

    @cached_property
    def _forms_of_their_own(self) -> set[int]:
        """Forms that are handed in by a button which neither orders nor leads on ("Gửi yêu cầu" below a cart)."""
        by_form: dict[int, set[Meaning]] = {}
        for spot in self.spots:
            if spot.form >= 0:
                by_form.setdefault(spot.form, set()).add(spot.meaning)
        leads = {Meaning.ORDER, Meaning.PROCEED, Meaning.NEXT, Meaning.GUEST, Meaning.BUY, Meaning.ADD}
        return {form for form, said in by_form.items() if Meaning.NEVER in said and not said & leads}

    @cached_property
    def payment(self) -> tuple[Field, ...]:
        """Choices among ways of paying."""
        return tuple(
            f
            for f in self.fields
            if f.type in {"radio", "select"} and re.search(_PAYS, fold(f"{f.name} {f.label}"))
        )

    @cached_property
    def password(self) -> bool:
        """A field for a password can be seen outside the foot of the page."""
        return any(f.asks == "password" and f.region not in {"footer", "header"} for f in self.fields)

    @cached_property
    def step(self) -> tuple[int, int]:
        """(1, 3) on the first of three steps; (0, 0) when the page counts none."""
        found = re.search(r"\b(?:buoc|step) (\d)(?: ?/ ?| tren | trong | of )(\d)\b", self.folded)
        return (int(found[1]), int(found[2])) if found else (0, 0)

    def mean(self, *wanted: Meaning) -> list[Spot]:
        """The spots of these meanings that can be pressed: what stands over the page first, its head last."""
        rank = {"over": 0, "main": 1, "header": 2, "footer": 3}
        found = [s for s in self.spots if s.meaning in wanted and s.region != "footer"]
        return sorted(found, key=lambda s: (wanted.index(s.meaning), rank.get(s.region, 1), s.n))

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """What makes it the same page again: path, heading, fields and buttons, whatever numbers stand on it."""
        buttons = sorted({_bare(s.text) for s in self.spots if s.region in {"main", "over"}})[:60]
        return (_bare(self.path), _bare(self.heading), *sorted({f.name for f in self.fields}), *buttons)


_PAYS = (
    r"thanh toan|payment|\bcod\b|chuyen khoan|momo|vnpay|zalopay|tien mat|the tin dung|the atm"
    r"|credit|paypal|nhan hang tra tien"
)


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))


def load_sight(data: Mapping[str, Any]) -> Sight:
    """What the browser's script collected in, a sight out."""

    def each(cls: type[Any], rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
        return tuple(cls(**row) for row in rows)

    fields = tuple(Field(**{**row, "options": tuple(row["options"])}) for row in data["fields"])
    return Sight(
        str(data["url"]),
        str(data["text"]),
        str(data["heading"]),
        each(Spot, data["spots"]),
        fields,
        each(Form, data["forms"]),
        bool(data["over"]),
    )
