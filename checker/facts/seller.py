"""Who sells: legal name, tax code, registration, representative, address, bank accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.facts import address, broken, founded, issued, marked, names, numbers, ours, owners, theirs
from checker.facts.fold import fold
from checker.facts.organisation import add_same_code, add_structured, head_office
from checker.facts.partners import seat
from checker.facts.persons import person
from checker.facts.shelf import Shelf
from checker.facts.sift import Around, Ranked, Voice, near, voices
from checker.model import Fact

_CHIEF = re.compile(
    r"(?:(?:nguoi )?dai dien(?: (?:theo )?phap (?:luat|ly))?|giam doc|tong giam doc|\bt?gd(?= ?[:/])|"
    r"chu ho(?: kinh doanh)?|chu doanh nghiep|"
    r"(?:legal )?representative(?= ?:)|person in charge(?: of(?: [a-z]+){1,4})?(?= ?:)|"
    r"nguoi chiu trach nhiem(?: (?:quan ly )?noi dung)?|"
    r"chiu trach nhiem(?: (?:quan ly )?noi dung(?: [a-z]+){0,3}? (?=(?:ong|ba) )| (?:quan ly )?noi dung|(?=:)))"
    r"(?: ?/ ?(?:chu|nguoi|dai dien|so huu)[a-z ]{1,24}(?=:))?"
    r"\s*[:\-]?\s*(?:(?:ong|ba|mr|ms|"
    r"mrs)\.?[ :]*(?:/ba)?\s*)?"
)
_CHIEF_BY = (
    "dai dien",
    "giam doc",
    "chiu trach nhiem",
    "chu ",
)  # of these one stands in all that _CHIEF means
_CHIEF_TOO = ("gd", "representative", "in charge")  # the same of what a colon follows
_CHIEF_BEFORE = (*_CHIEF_BY, *(f"nguoi {said}" for said in _CHIEF_BY))
_OWN = re.compile(
    r"chung toi|ban quyen|copyright|©|thuoc (?:ve|so huu|quyen)|so huu boi|chu quan|"
    r"sau day goi|ten cong ty|ten doanh nghiep|"
    r"don vi thu thap|gioi thieu|website (?:nay )?(?:cua|thuoc)|van hanh|quan ly boi|"
    r"\bwe are\b|\b(?:owned|operated|run) by\b"
)
_RIGHTS = re.compile(r"ban quyen|copyright|©|thuoc (?:ve|quyen)")
_BETWEEN = 8  # lines from a registration to its day
_LEAST_ACCOUNT = 7  # figures: some banks give no more
_HEAD_OFFICE = re.compile(r"tru so|dia chi|d/c|address|head ?office|tsc")
_SECOND = re.compile(
    r"\bten (?:tieng anh|quoc te|giao dich|viet tat|nuoc ngoai)\b|\benglish name\b|\b(?:ten|chu) (?:tk|tai khoan)\b"
)


def read_seller(shelf: Shelf) -> dict[str, tuple[Fact, ...]]:
    """Facts seller.name … seller.bank_account of one visit, by name; see rules/facts.yml for their meanings."""
    heard = voices(shelf)
    tax, reg, issuer, when = Ranked(), Ranked(), Ranked(), Ranked()
    chief, account, place = Ranked(), Ranked(), Ranked()
    numbered: list[Voice] = []
    located: list[Voice] = []
    for voice in heard:
        digits = voice.figures
        if digits >= 8 and _numbers(voice, tax, reg, issuer, when):
            numbered.append(voice)
        if digits >= _LEAST_ACCOUNT:
            _accounts(voice, account)
        if numbered and voice is not numbered[-1] and near(numbered[-1], voice, 5):
            _below(voice, numbered[-1], issuer, when)
        placed = digits or "," in voice.folded or " - " in voice.folded
        if placed and not theirs.line(voice) and _addresses(voice, place):
            located.append(voice)
        holds = voice.folded.__contains__
        told = any(map(holds, _CHIEF_BY)) or (holds(":") and any(map(holds, _CHIEF_TOO)))
        if told or voice.before.startswith(_CHIEF_BEFORE):
            _chief(voice, chief)
    named, holders = _names(heard, numbered, located)
    facts = {
        "seller.name": named.best() or holders.best(),
        "seller.tax_code": tax.best(),
        "seller.registration_number": reg.best(),
        "seller.registration_issuer": issuer.best(),
        "seller.registration_date": when.best(),
        "seller.representative": chief.best(),
        "seller.address": place.best(),
        "seller.bank_account": account.best(),
    }
    theirs.leave_out(facts, numbered)
    add_structured(shelf, facts)
    head_office(facts)
    add_same_code(facts)
    return {name: found for name, found in facts.items() if found}


def _numbers(voice: Voice, tax: Ranked, reg: Ranked, issuer: Ranked, when: Ranked) -> bool:
    here, line, page, last = False, voice.line, voice.page, 0
    for n in numbers.tax_codes(voice.folded, voice.before):
        if theirs.number(voice, n.start):
            continue
        here, last = True, n.end
        tax.add(
            n.digits,
            page.fact("seller.tax_code", n.digits, line, n.start, n.end, "seller:tax_codes", n.sure),
            voice.weight * n.sure,
        )
    found = numbers.registrations(voice.folded, voice.before)
    for n in found:
        if theirs.number(voice, n.start):
            continue
        here, last = True, n.end
        reg.add(
            n.digits,
            page.fact(
                "seller.registration_number", n.digits, line, n.start, n.end, "seller:registrations", n.sure
            ),
            voice.weight * n.sure,
        )
    if here:
        _issued(voice, issued.issue(voice.folded, last), issuer, when)
    return here


def _issued(
    voice: Voice,
    said: tuple[tuple[int, int] | None, tuple[int, int, str] | None],
    issuer: Ranked,
    when: Ranked,
) -> None:
    """What a line says of who issued the registration, and when."""
    who, day = said
    if who:
        text = voice.line.text[who[0] : who[1]].strip()
        fact = voice.page.fact("seller.registration_issuer", text, voice.line, *who, "seller:issue", 0.9)
        issuer.add(fold(text), fact, voice.weight)
    if day:
        fact = voice.page.fact(
            "seller.registration_date", day[2], voice.line, day[0], day[1], "seller:issue", 0.9
        )
        when.add(day[2], fact, voice.weight)


def _below(voice: Voice, number: Voice, issuer: Ranked, when: Ranked) -> None:
    """What a line under a registration says of it, unless a permit that is none stands between."""
    said = issued.below(voice.folded, voice.before)
    if any(said):
        between = voice.page.folded[number.number + 1 : voice.number][-_BETWEEN:]
        if not any(map(issued.permit, between)):
            _issued(voice, said, issuer, when)


def _accounts(voice: Voice, account: Ranked) -> None:
    for n in numbers.accounts(voice.folded, voice.before):
        account.add(
            n.digits,
            voice.page.fact(
                "seller.bank_account", n.digits, voice.line, n.start, n.end, "seller:accounts", n.sure
            ),
            voice.weight,
        )


def _addresses(voice: Voice, place: Ranked) -> bool:
    found = address.find(voice.folded, voice.before[-60:]) or marked.find(voice)
    over = broken.place(voice, found)  # one address on several lines
    for a in found[:-1] if over and found else found:
        text = " ".join(voice.line.text[a.start : a.end].split())
        head = bool(_HEAD_OFFICE.search(a.label))
        sure = min(1.0, 0.5 + a.score / 20 + 0.1 * head)
        fact = voice.page.fact("seller.address", text, voice.line, a.start, a.end, "seller:address", sure)
        place.add(fold(text), fact, voice.weight + a.score / 3 + head + seat(a.label, voice.before))
    if over:
        a, text = over
        fact = voice.page.fact("seller.address", text, voice.line, a.start, a.end, "seller:address", 0.7)
        place.add(fold(text), fact, voice.weight + a.score / 3)
    return bool(found)


def _chief(voice: Voice, chief: Ranked) -> None:
    text = voice.line.text
    places = [(m.end(), m.group()) for m in _CHIEF.finditer(voice.folded)]
    if not places and (above := _CHIEF.fullmatch(voice.before)):
        places = [(0, above.group() + ":")]  # the label stands in the cell or line above
    for at, label in places:
        who = person(
            text[at : at + 60],
            ":" in label and not label.startswith(("giam doc", "tong giam doc", "gd", "tgd")),
        )
        if who and (start := text.find(who.split()[0], at)) >= 0:
            end = owners.end_of(text, start, who)
            fact = voice.page.fact("seller.representative", who, voice.line, start, end, "seller:chief", 0.9)
            chief.add(fold(who), fact, voice.weight)


def _names(
    heard: Sequence[Voice], numbered: Sequence[Voice], located: Sequence[Voice]
) -> tuple[Ranked, Ranked]:
    """(firms, private persons who own the site or take the money)."""
    named, holders = Ranked(), Ranked()
    apart: set[str] = set()
    of_a_firm = any(map(owners.of_firm, numbered))
    numbers_at, places_at, with_number = Around(numbered), Around(located), set(map(id, numbered))
    for voice in heard:
        text = voice.line.text
        if len(text) > 6_000:
            continue
        firms = names.firms(text) if voice.named else ()
        apart |= theirs.beside(voice, firms)
        for name in broken.joined(voice, firms) or (broken.firm(voice) if voice.named else ()):
            around = voice.folded[max(0, name.start - 60) : name.end + 70]
            if theirs.firm(voice, name.start) and not founded.own_brand(voice, name):
                continue
            weight = voice.weight if name.formed else voice.weight * 0.4
            own = (
                bool(_OWN.search(around))
                or len(text) - (name.end - name.start) < 25
                or founded.own(voice, name)
                or ours.says(voice.folded, name.start, name.end)
            )
            by_number, by_place = numbers_at.near(voice, 5), places_at.near(voice, 3)
            close = by_number or by_place
            if not voice.chrome and not own and not close:
                weight *= 0.4
            weight += 1.5 * by_number + 0.7 * by_place + 0.5 * own
            weight += 0.5 * (id(voice) in with_number)
            abroad = voice.folded[max(0, name.start - 40) : name.start] + voice.before[-40:] * (
                name.start == 0
            )
            weight -= bool(_SECOND.search(abroad))  # its name in English or at its bank comes after its own
            if weight < 1.2 or (not name.formed and not (voice.chrome and (close or _RIGHTS.search(around)))):
                continue
            named.add(
                fold(name.text),
                voice.page.fact(
                    "seller.name",
                    name.text,
                    voice.line,
                    name.start,
                    name.end,
                    "seller:firms",
                    0.95 if name.formed else 0.6,
                ),
                weight,
            )
        for fact, holds in owners.persons(voice, of_a_firm):
            (holders if holds else named).add(fold(str(fact.value)), fact, voice.weight)
    named.drop(apart)
    return named, holders
