"""Where a transfer goes: the bank and the holder beside an account number, and the accounts that QR pictures name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts import names, numbers
from checker.facts.banks import bank_in
from checker.facts.fold import fold
from checker.facts.holding import lines_with
from checker.facts.ledger import ledger
from checker.facts.page import Page
from checker.facts.persons import person
from checker.facts.shelf import Shelf
from checker.facts.vietqr import Transfer, from_address
from checker.model import Fact, Place

_ACCOUNT_WORD = re.compile(r"tai khoan|\bs?tk\b|account")
_ACCOUNT_LETTERS = ("tai khoan", "tk", "account")
_HOLDER = re.compile(
    r"(?:ten don vi|chu (?:tai khoan|tk|the)|\bctk\b|ten (?:tai khoan|tk|chu tai khoan|nguoi nhan)"
    r"|account (?:name|holder)"
    r"|nguoi (?:thu huong|nhan)|don vi thu huong)\s*[:：\-–]?\s*"
)
_NAME_END = re.compile(
    r"\s*(?:[|;•\n]|\s[-–]\s|\b(?:stk|so tai khoan|so tk|ngan hang|chi nhanh|noi dung)\b|,)"
)
_PERSON = re.compile(r"[^\W\d_][\w .&'-]{3,80}")
_NEAR = 4  # lines before and after the one with the number
_ASKED = 1_000  # lines of a page that speak of accounts
_SKIPPED = ("category", "account", "record", "post")
_MOST, _LONGEST = 12, 120  # facts of a name; characters of a line that is a name


def read_transfer(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Facts seller.bank, seller.bank_holder, payment.methods of the lines, and payment.qr of picture addresses."""
    found: dict[str, dict[str, Fact]] = {}
    for page in shelf.pages:
        if shelf.kind(page) in _SKIPPED:
            continue
        for fact in (*_lines(page), *addresses(page)):
            found.setdefault(fact.name, {}).setdefault(fold(str(fact.value)), fact)
    return {name: tuple(facts.values())[:_MOST] for name, facts in found.items()}


def _lines(page: Page) -> Iterator[Fact]:
    text = page.folded_text
    if not any(map(text.__contains__, _ACCOUNT_LETTERS)) or not _ACCOUNT_WORD.search(text):
        return
    lines, folded = page.lines, page.folded
    named = lines_with(text, numbers.OF_ACCOUNTS)
    yield from ledger(page, named)
    for number in sorted({*named, *(n + 1 for n in named if n + 1 < len(lines))})[:_ASKED]:
        text = folded[number]
        before = folded[number - 1] if number else ""
        if not numbers.accounts(text, before):
            continue
        around = sorted(
            range(max(0, number - _NEAR), min(len(lines), number + _NEAR + 1)), key=lambda n: abs(n - number)
        )
        bank = next(((n, b) for n in around if (b := bank_in(folded[n])) is not None), None)
        if bank is not None:
            n = numbers.accounts(text, before)[0]
            yield page.fact(  # who shows where money can be sent takes it so
                "payment.methods", "bank_transfer", lines[number], n.start, n.end, "transfer:account", 0.7
            )
            at, (name, start, end) = bank
            yield page.fact("seller.bank", name, lines[at], start, end, "transfer:bank", 0.85)
        holder = next(((n, h) for n in around if (h := _holder(lines[n].text, folded[n])) is not None), None)
        holder = holder or _under_label(page, around) or _bare_holder(page, number)
        if holder is not None:
            at, (start, end) = holder
            who = lines[at].text[start:end]
            yield page.fact(
                "seller.bank_holder", " ".join(who.split()), lines[at], start, end, "transfer:holder", 0.85
            )


def _holder(text: str, folded: str) -> tuple[int, int] | None:
    """Where the holder's name stands in a line that labels it."""
    label = _HOLDER.search(folded)
    if label is None or len(folded) != len(text):
        return None
    end = label.end()
    stop = _NAME_END.search(folded, end)
    last = stop.start() if stop else len(folded)
    name = _PERSON.fullmatch(text[end:last].strip(" .:"))
    if name is None or len(name.group().split()) < 2:
        return None
    start = text.index(name.group(), end)
    return start, start + len(name.group())


def _under_label(page: Page, around: list[int]) -> tuple[int, tuple[int, int]] | None:
    """The line below one that is nothing but the holder's label, as the next cell or a tag of its own shows it."""
    for n in around:
        if n + 1 < len(page.lines) and _HOLDER.fullmatch(page.folded[n]):
            text = page.lines[n + 1].text.strip(" .:")
            if _PERSON.fullmatch(text) and len(text.split()) > 1:
                start = page.lines[n + 1].text.index(text)
                return n + 1, (start, start + len(text))
    return None


def _bare_holder(page: Page, number: int) -> tuple[int, tuple[int, int]] | None:
    """A line that is nothing but a name, beside the one with the number; the bank's may stand between."""
    lines, folded = page.lines, page.folded
    for step in (-1, 1, -2, 2):
        at, between = number + step, number + step // 2
        if not 0 <= at < len(lines) or (between not in (at, number) and bank_in(folded[between]) is None):
            continue
        text = lines[at].text.strip(" .,:;-–•*")
        if len(text) <= _LONGEST and bank_in(folded[at]) is None and _is_name(text):
            start = lines[at].text.index(text)
            return at, (start, start + len(text))
    return None


def _is_name(text: str) -> bool:
    """Whether a text is a firm's name or a person's, and nothing more."""
    firm = next(iter(names.firms(text)), None)
    return person(text) == text if firm is None else firm.formed and firm.text == " ".join(text.split())


def addresses(page: Page) -> Iterator[Fact]:
    """The transfers that addresses of pictures on a page name."""
    for number, image in enumerate(page.images):
        for src in image.sources:
            transfer = from_address(page.resolve(src)) if "vietqr" in src or "sepay" in src else None
            if transfer is not None and not image.hidden:
                yield from transfer_facts(
                    transfer,
                    src,
                    page.url,
                    page.capture,
                    Place(page.piece_path("images", number)),
                    "transfer:address",
                )


def transfer_facts(
    transfer: Transfer, quote: str, url: str, capture: str, place: Place, extractor: str
) -> Iterator[Fact]:
    """The facts of one transfer: payment.qr, its account, bank and holder; less sure without a sound checksum."""
    sure = 0.95 if transfer.sound else 0.5
    said = " ".join(
        part for part in (transfer.bank or transfer.bin, transfer.account, transfer.holder) if part
    )
    rows = (
        ("payment.qr", said),
        ("seller.bank_account", transfer.account),
        ("seller.bank", transfer.bank),
        ("seller.bank_holder", transfer.holder),
    )
    for name, value in rows:
        if value:
            yield Fact(name, value, quote, url, capture, place, extractor, sure)
