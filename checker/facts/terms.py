"""Which captured page truly carries which terms: its own title, headings and sentences, not a link's promise.

A page carries a term when a titled part of it holds several conditions on the matter. A title alone, one
sentence, a slogan or filler text does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.facts import matters_rights
from checker.facts import section as cut
from checker.facts.closed import closed_lines
from checker.facts.fold import fold
from checker.facts.gather import HEADINGS
from checker.facts.kinds import last_words, names_of
from checker.facts.matter import SHORT, Matter, holds, meant
from checker.facts.matters_english import in_english
from checker.facts.matters_trade import TRADE
from checker.facts.others import drafted, elsewhere, for_others, of_law
from checker.facts.page import Line, Page
from checker.facts.remember import remembered
from checker.facts.section import CELL, PSEUDO, Carried, Section, asks, bare_pair, heads_row, labelled
from checker.facts.shelf import CHROME, Shelf
from checker.facts.spoken import settled
from checker.facts.tones import find, find_at_head
from checker.facts.whole import any_of

MATTERS = in_english((*matters_rights.RIGHTS, *TRADE))
EXTRA = in_english(matters_rights.EXTRA)
_OPENED = ("policy", "other", "about", "contact")
_BY_KIND = {"policy": 8.0, "product": 1.0, "home": 1.0}  # what a kind of page adds to the score of its part
_BACK = frozenset(("terms.warranty", "terms.returns"))
_SEVERAL = 3  # matters that the headings of one page name, whatever the page is called
_RUN_IN, _LABEL, _TAIL = 8, 45, 12  # of a heading in its paragraph: level; characters, and beyond its matter
_STOP, _BULLET = re.compile(r": |\. | [–—-] "), re.compile(r"[-–•*+✔✅] ?")

_ANY_HEADING = any_of(
    one.heading.pattern for m in (*MATTERS, *EXTRA) for one in (m, m.english) if one is not None
)


@remembered(20_000)
def _matter_at(title: str, text: str, asked: bool) -> tuple[bool, int]:
    """Whether a matter's words open a title (or stand in it, when it is a question), and how long they are."""
    if not _ANY_HEADING.search(title):
        return False, 0
    look = find if asked else find_at_head
    for matter in MATTERS:
        for one in (matter, matter.english):
            if one is not None and (found := look(one.heading, title, text)):
                return True, len(found.group())
    return False, 0


def _heads(line: Line, folded: str, own: bool, broken: bool = False) -> bool:
    """Whether a line opens a section: a heading, or a short titled line that names a matter first.

    `broken`: breaks set it apart inside a cell that holds the whole text.
    """
    if line.block.heading and (
        line.block.tag in HEADINGS or (len(folded) <= PSEUDO and not folded.endswith((".", ";", ",")))
    ):
        return len(folded) <= 200
    if (
        (len(folded) > PSEUDO and not cut.is_point(folded))
        or (line.block.tag in ("td", "th", "option", "button") and not broken)
        or folded.endswith((".", ";", ",", "!", "…"))
    ):
        return False
    return _titled(folded, line.text, own, line.block.tag in ("p", "div", "strong", "b") or broken)


@remembered(20_000)
def _titled(folded: str, original: str, own: bool, plain: bool) -> bool:
    """Whether a short line opens a section though no heading; `plain`: it stands in an element that says nothing."""
    text, written = bare_pair(folded, original)
    if (
        not text
        or len(text.split()) > 14
        or (not (own and original[:1] in "0123456789IVXĐMPCB") and not _ANY_HEADING.search(text))
    ):
        return cut.is_point(folded)
    numbered = text != folded.strip(" .:-–*•") and bool(re.match(r"\W*[\divx]", folded))
    asked = numbered or folded.endswith("?")
    found, length = _matter_at(text, written, asked)
    return (
        found and (asked or folded.endswith(":") or len(text) - length < 28 or original.isupper())
        if found
        else bool(
            numbered
            and own
            and plain
            and original[:1].isupper()
            and (len(text.split()) <= 10 or original.isupper())
        )
        or cut.is_point(folded)
    )


def _own_lines(shelf: Shelf, page: Page) -> list[tuple[Line, str]]:
    """The lines that can carry terms: outside header, menu and footer; of repeated ones only long ones and headings.

    The text of a policy is often repeated on every product page, so being repeated does not make it chrome.
    On a page of terms or of goods what a closed tab or accordion holds is read too: a visitor opens it.
    """
    closed = closed_lines(page) if shelf.kind(page) in (*_OPENED, "product") else []
    lines, texts, commons = page.lines, page.folded, shelf.commons
    if closed:
        known = dict(zip(map(id, lines), texts, strict=True)) | {id(line): fold(line.text) for line in closed}
        lines = [line for line in page.all_lines if id(line) in known]
        texts = [known[id(line)] for line in lines]
    return [
        (line, folded)
        for line, folded in zip(lines, texts, strict=True)
        if line.block.region not in CHROME
        and (len(folded) >= 40 or line.block.heading or folded not in commons)
    ]


def sections(shelf: Shelf, page: Page) -> list[Section]:
    """The page's own lines cut at its headings. Kept on the shelf."""
    held = shelf.sections.get(id(page))
    if held is None:
        held = shelf.sections[id(page)] = _cut(shelf, page)
    return held


def _cut(shelf: Shelf, page: Page) -> list[Section]:
    out = [Section(None, "", 7)]
    own, opened = _own_lines(shelf, page), shelf.kind(page) in _OPENED
    aside = cut.controls(page, own)
    for number, (line, folded) in enumerate(own):
        opens = opened and _opens(own, number)
        if line.block.tag in aside and not opens:
            continue
        broken = (
            opened
            and line.block.tag == "td"
            and number + 1 < len(own)
            and own[number + 1][0].block.number == line.block.number
        )
        heads = opens or (opened and cut.heads_next(own, number))
        if heads or ((opened or not cut.fills_field(line, folded)) and _heads(line, folded, True, broken)):
            level = line.block.heading or 7
            last = out[-1]
            if cut.goes_on(last, line) and all(last.title != name for name, _ in names_of(page)):
                last.title = f"{last.title} {folded}"
                last.text = f"{last.text} {line.text}"
                continue
            out.append(Section(line, folded, level, line.text))
        elif opened and (
            at := _run_in(line, folded) or (labelled(line, folded) if out[-1].level >= _RUN_IN else 0)
        ):
            rest = Line(line.text[at:], line.block, line.start + at)
            title = folded[:at].rstrip(" :.–—-")
            level = _RUN_IN + (_run_in(line, folded) != at)  # any other label is a part of the part above
            out.append(Section(line, title, level, line.text[: len(title)], [(rest, folded[at:])]))
        else:
            out[-1].lines.append((line, folded))
    return out


def _run_in(line: Line, folded: str) -> int:
    """Where the text begins after a heading that stands in its own paragraph ("GIAO HÀNG: Nội thành …"), or 0.

    Only a label that names a matter from its first word on, in few words, opens a part; and a question.
    """
    bullet = _BULLET.match(line.text)
    if not line.text[bullet.end() if bullet else 0 :][:1].isupper() or len(folded) != len(line.text):
        return 0
    if (asked := folded.find("? ", 3, CELL)) > 0 and len(folded) - asked >= CELL // 2:
        return asked + 2  # "Bao lâu thì tới? Sài Gòn một hai hôm, …"
    stop = _STOP.search(folded, 3, _LABEL)
    if stop is None or len(folded) - stop.end() < SHORT:
        return 0
    title, written = bare_pair(folded[: stop.start()], line.text[: stop.start()])
    found, length = _matter_at(title, written, False)
    return stop.end() if found and len(title) - length <= (_LABEL if bullet else _TAIL) else 0


def _opens(own: list[tuple[Line, str]], number: int) -> bool:
    """Whether a button, a cell or a question heads what follows: an accordion's button, the first of two cells."""
    line, folded = own[number]
    if line.block.tag not in ("button", "td", "th"):
        return asks(line, folded)
    if len(folded) > CELL or number + 1 == len(own):
        return False
    below, under = own[number + 1]
    if heads_row(line, below, under, own[number - 1][0] if number else None):
        return True
    beside = line.block.tag == "button" or below.block.tag == "li" or len(under) >= CELL
    return (
        beside
        and below.block.tag not in ("button", "label", "th")
        and bool(folded.endswith("?") or named(folded, line.text))
    )


@remembered(10_000)
def named(title: str, written: str = "") -> frozenset[str]:
    """The matters that a folded heading names near its beginning; `written` is the heading with its marks."""
    text, marks = bare_pair(title, written)
    if len(text) > 140 or not _ANY_HEADING.search(text):
        return frozenset()
    return frozenset(
        m.name
        for m in (*MATTERS, *EXTRA)
        for one in (m, m.english)
        if one is not None
        and (found := find(one.heading, text, marks))
        and found.start() <= 45
        and not (m.unless and m.unless.search(text))
    )


def carried(shelf: Shelf, page: Page, matters: tuple[Matter, ...] = MATTERS) -> Iterator[Carried]:
    """Every matter that one page carries, with its best section."""
    kind = shelf.kind(page)
    if kind in ("record", "account", "category", "cart", "post"):
        return
    parts = sections(shelf, page)
    heads = [named(p.title, p.text) if p.heading is not None else frozenset[str]() for p in parts]
    if kind not in _OPENED and not any(heads):
        return
    pairs = [p for part in parts for p in ([(part.heading, part.title)] if part.heading else []) + part.lines]
    whole = Section(None, "", 0, "", pairs)
    if of_law(whole_body := whole.body()):
        return
    if drafted(folded for _, folded in pairs):
        shelf.drafts.add(id(page))
        return
    if len(whole_body) < 60:
        return
    names = shelf.names(page)
    titles = [named(*name) for name in names if name[1] != last_words(page.url)]
    if not any(titles):  # the address tells where neither the heading nor the title does
        titles = [named(*name) for name in names]
    if elsewhere(page) or (not any(t - {"terms.general"} for t in titles) and for_others(page, names)):
        return
    if kind == "other" and len(frozenset[str]().union(*heads)) >= _SEVERAL:
        kind = "policy"  # "Mua cây, gửi cây" is one by what it holds
    called = {folded for folded, _ in names}
    said_beside = [folded for _, folded in pairs if folded not in called]
    headed: dict[str, list[int]] = {}  # which parts a matter heads
    for number, of_part in enumerate(heads):
        for name in of_part:
            headed.setdefault(name, []).append(number)
    told = kind == "policy" or (kind == "other" and (any(titles) or page.url in shelf.footed))
    under = [(p, of_part) for p, of_part in zip(parts, heads, strict=True) if p.heading is not None]
    said = settled(pairs, under) if told else {}
    if any(t & _BACK and "terms.shipping" not in t for t in titles):
        sent = [n for n in headed.get("terms.shipping", ()) if not cut.sent_back(parts[n])]
        headed["terms.shipping"] = sent
        if not sent:
            said.pop("terms.shipping", None)  # "chi phí vận chuyển hai chiều" of a page about what comes back
    counts = shelf.enough  # shops repeat their terms on page after page

    def enough(matter: Matter, body: str, title: str) -> int:
        name = matter.name, body, title, kind == "policy"
        if name not in counts:
            counts[name] = holds(matter, *name[1:], page=whole_body)
        return counts[name]

    for matter in matters:
        best: Carried | None = None
        if (  # left: else the title promises what the page does not hold
            kind in _OPENED
            and any(meant(matter.name, told, said_beside) for told in titles)
            and (count := enough(matter, whole_body, ""))
            and (
                cut.left(parts, heads, matter.name) >= SHORT
                or (matter.itself is not None and matter.itself.search(whole_body))
            )
        ):
            best = Carried(page, matter.name, whole, 20 + count, True, tuple(parts))
        of = cut.nested_at(parts, headed.get(matter.name, ()))
        for number, full, own in of:
            body = full.body()
            if not (count := enough(matter, body, full.title)):
                continue
            if not meant(matter.name, heads[number], (folded for _, folded in full.lines)):
                continue
            if cut.left(own, heads[number : number + len(own)], matter.name) < min(SHORT, len(body)):
                continue
            score = count + _BY_KIND.get(kind, 4.0) + min(len(body), 2000) / 1000
            if best is None or score > best.score:
                best = Carried(page, matter.name, full, score, False, own)
        if best is not None and not best.whole_page:
            best = replace(best, parts=cut.with_others(best.parts, of))
        if best is None and kind in ("policy", "product") and len(of) > 1:
            together = cut.joined(parts, headed[matter.name])
            if enough(matter, together.body(), together.title):
                own = tuple(parts[number] for number in headed[matter.name])
                best = Carried(page, matter.name, together, 2.0, False, own)
        if best is None and matter.name in said:
            best = Carried(page, matter.name, Section(None, "", 0, "", said[matter.name]), 1.0, False)
        if best is not None:
            yield best
