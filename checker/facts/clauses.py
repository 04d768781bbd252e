"""Sentences of policy pages that say one thing: how an offer is answered, who bears the cost …

Each clause names the matters in whose parts it is looked for (see `terms`), how the sentence reads,
 and how a heading over it reads. The value is the sentence; without a heading, only its own words count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.facts.filler import blank, filler_share
from checker.facts.needs import Sought
from checker.facts.page import Line, Page
from checker.facts.section import PSEUDO, Carried, Section, bare, bare_pair, is_point
from checker.facts.shelf import Shelf
from checker.facts.terms import named, sections
from checker.facts.tones import find
from checker.facts.whole import EDGE, Words, stands, words
from checker.model import Fact

_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;](?=\s|$)|$)|[^.!?;\n]*[.!?;]\S[^\n]*?(?:[.!?;](?=\s|$)|$)")
_LEAST = 6  # characters of a line; a cell of a table of times says "2 - 3 ngày"
MAX_QUOTE = 400  # characters of a quote
_SAYS = 20  # of a line that stands for its heading: "Website management team;" does, a label does not
_STOPS = (". ", "; ", "! ", "? ")
_GROUNDS = re.compile(  # "Căn cứ Luật Thương mại;" opens a paper and says nothing of what stands under the heading
    r"\W{0,3}can cu (?:vao |theo )?(?:cac )?(?:bo luat|luat|nghi dinh|thong tu|phap lenh|quyet dinh|giay)\b"
)
_ASKS = re.compile(  # a title that asks says nothing yet: "Khi nào người bán có thể gửi khiếu nại"
    r"(?:khi nao|bao gio|bao lau|lam (?:sao|the nao|cach nao)|tai sao|vi sao|when|how|what|who|where|why)\b|.*\?$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What one fact's sentence looks like. `says` is searched in a folded sentence, `headed` in a heading.

    `below`: what says it too, but only under such a heading ("Từ 1-3 ngày làm việc"). `announces`: a line that is
    nothing but a label; what stands in the next line says it. `own`: words of the matter itself, without which a
    sentence under another matter's heading says nothing: "thời hạn 1 tháng" under "Đổi trả" is no warranty's.
    """

    fact: str
    matters: tuple[str, ...]
    says: re.Pattern[str] | None
    headed: Sought | None = None
    unless: re.Pattern[str] | None = None
    at_all: Words | None = None  # `says` and `announces`, as `whole.stands` takes it
    below: re.Pattern[str] | None = None
    announces: re.Pattern[str] | None = None
    own: re.Pattern[str] | None = None


def clause(
    fact: str,
    matters: str,
    says: str = "",
    headed: str = "",
    unless: str = "",
    below: str = "",
    announces: str = "",
    own: str = "",
) -> Clause:
    """A clause from plain patterns; matters are separated by spaces, without "terms."."""

    def compiled(pattern: str) -> re.Pattern[str] | None:
        return re.compile(rf"\b(?:{pattern}){EDGE}") if pattern else None

    named = tuple(f"terms.{m}" for m in matters.split())
    over = compiled(f"(?m:{headed})" if headed else "")  # titles are asked at once: "$" ends any of them
    at_all = words("|".join(filter(None, (says, announces))))[0] if says else None
    return Clause(
        fact,
        named,
        compiled(says),
        over and Sought(over),
        compiled(unless),
        at_all,
        compiled(below),
        compiled(announces),
        compiled(own),
    )


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence around characters start…end of a line, at most MAX_QUOTE long."""
    low = max(0, start - MAX_QUOTE // 2 - 2)  # no further: a line of a megabyte may hold thousands of them
    marks = [at + 2 for mark in _STOPS if (at := text.rfind(mark, low, start)) >= 0]
    left = max(*marks, start - MAX_QUOTE // 2, 0)
    last = max(end, left + MAX_QUOTE) + 2
    ends = [at + 1 for mark in _STOPS if (at := text.find(mark, end, last)) >= 0]
    return left, min(*ends, len(text), left + MAX_QUOTE)


def _headed(wanted: Clause, part: Section) -> bool:
    return bool(
        wanted.headed
        and wanted.headed.search(part.title)
        and find(wanted.headed.pattern, *bare_pair(part.title, part.text))
    )


def _under_heading(wanted: Clause, part: Section, extractor: str, page: Page) -> Fact | None:
    """The sentence of a part that is headed for it.

    "Phạm vi giao hàng: toàn quốc" says it in the heading itself, "Mục 3: Thời gian giao hàng" does not.
    """
    if (
        part.heading
        and wanted.says
        and 0 < (colon := part.title.find(":", part.title.find(bare(part.title)))) < len(part.title) - _LEAST
        and find(wanted.says, part.title, part.heading.text, colon + 1)
        and (said := _in_lines(wanted, [(part.heading, part.title)], extractor, page))
    ):
        return said
    if said := _in_lines(wanted, part.lines, extractor, page):
        return said
    return (
        _in_lines(replace(wanted, says=wanted.below, at_all=None), part.lines, extractor, page)
        if wanted.below
        else None
    )


def _first_under(wanted: Clause, part: Section, extractor: str, page: Page) -> Fact | None:
    """What a part that is headed for it says first: only the heading tells."""
    for line, folded in part.lines:
        if (
            len(folded) >= _SAYS
            and not (wanted.unless and wanted.unless.search(folded))
            and not _GROUNDS.match(folded)
            and not filler_share(folded)
            and not blank(folded, 0, len(folded))
        ):
            start, end = sentence(line.text, 0, min(len(line.text), 20))
            return page.fact(wanted.fact, line.text[start:end].strip(), line, start, end, extractor, 0.7)
    return None


def _in_lines(
    wanted: Clause,
    lines: Iterable[tuple[Line, str]],
    extractor: str,
    page: Page,
    own: re.Pattern[str] | None = None,
) -> Fact | None:
    """The first sentence that says it; with `own`, the first that has such words too."""
    if wanted.says is None:
        return None
    announced = False
    lines = list(lines)
    for number, (line, folded) in enumerate(lines, 1):
        if not announced and wanted.at_all and not stands(wanted.at_all, folded):
            continue  # as a rule
        if announced and len(folded) >= _LEAST and not blank(folded, 0, len(folded)):
            start, end = sentence(line.text, 0, min(len(line.text), 20))
            return page.fact(wanted.fact, line.text[start:end].strip(), line, start, end, extractor, 0.75)
        announced = bool(wanted.announces and len(folded) <= 2 * PSEUDO and wanted.announces.search(folded))
        if announced and number < len(lines):
            continue  # a label says it of what stands below
        at = 0
        while len(folded) >= _LEAST and (found := find(wanted.says, folded, line.text, at)):
            start, end = sentence(line.text, found.start(), found.end())
            if (
                (wanted.unless and wanted.unless.search(folded[start:end]))
                or blank(folded, *found.span())
                or (own and not find(own, folded[start:end], line.text[start:end]))
            ):
                at = max(end, found.end())
                continue
            return page.fact(wanted.fact, line.text[start:end].strip(), line, start, end, extractor, 0.8)
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """The titles of parts, and their lines, joined by newlines: one look at the whole instead of one at each."""

    titles: str
    lines: str


def _said(parts: Sequence[Section]) -> _Said:
    return _Said(
        "\n".join([part.title for part in parts if part.heading is not None]),
        "\n".join([folded for part in parts for _, folded in part.lines]),
    )


def _may_head(wanted: Clause, said: _Said) -> bool:
    return wanted.headed is not None and wanted.headed.search(said.titles) is not None


def _elsewhere(wanted: Clause, parts: Sequence[Section]) -> list[bool]:
    """Which parts stand under a heading that names other matters only, or under a smaller one below it.

    What merely looks like a heading (level 7) stands over its own lines alone, as in `section.left`.
    """
    out, below = list[bool](), 0
    for part in parts:
        if part.level <= below:
            below = 0
        told = named(part.title, part.text) if part.heading is not None and not below else frozenset[str]()
        other = bool(told) and told.isdisjoint(wanted.matters)
        out.append(bool(below) or other)
        below = part.level if other and part.level < 7 else below
    return out


def _best(wanted: Clause, parts: Sequence[Section], extractor: str, page: Page, said: _Said) -> Fact | None:
    """A part that is headed for it comes before a sentence somewhere; `said` is what all parts say."""
    over = [p for p in parts if p.heading and _headed(wanted, p)] if _may_head(wanted, said) else []
    # a title with a colon announces what stands below it: "1. Mục đích và phạm vi" says less than "Mục đích sử dụng:"
    for look, under in (
        (_under_heading, over),
        (_first_under, sorted(over, key=lambda p: p.title[-1:] != ":")),
    ):
        if fact := next((f for part in under if (f := look(wanted, part, extractor, page))), None):
            return fact
    if wanted.at_all is None:
        return None
    titled, lined = stands(wanted.at_all, said.titles), stands(wanted.at_all, said.lines)
    if not titled and not lined:
        return None
    apart = _elsewhere(wanted, parts) if wanted.own else [False] * len(parts)
    # "4. Thời gian lưu trữ" names what "Dữ liệu được lưu trữ cho đến khi:" says
    names = {id(part) for part in over}
    for own in (None, wanted.own) if any(apart) else (None,):
        here = [part for part, other in zip(parts, apart, strict=True) if other == (own is not None)]
        heads = sorted(here, key=lambda p: id(p) in names) if names else here
        if titled and (fact := _in_titles(wanted, heads, extractor, page, own)):
            return fact
        for part in here if lined else ():
            if fact := _in_lines(wanted, part.lines, extractor, page, own):
                return fact
    return None


def _in_titles(
    wanted: Clause, parts: Sequence[Section], extractor: str, page: Page, own: re.Pattern[str] | None
) -> Fact | None:
    """What the titles of some parts say: "Đổi hàng trong 15 ngày" may be all that says so."""
    for part in parts:
        if (
            part.heading is not None
            and wanted.at_all is not None
            and stands(wanted.at_all, part.title)
            and not (wanted.own and _ASKS.match(bare(part.title)))
            and not is_point(part.title)
            and (fact := _in_lines(wanted, [(part.heading, part.title)], extractor, page, own))
        ):
            return fact
    return None


def read_clauses(
    clauses: Sequence[Clause],
    carried: Mapping[str, Sequence[Carried]],
    shelf: Shelf,
    extractor: str,
    pages: Sequence[Page] = (),
) -> dict[str, tuple[Fact, ...]]:
    """The first sentence found for each clause: in the parts that carry its matters (best part first),
    else anywhere in the own lines of `pages`. Of two clauses of one fact the second is asked where the
    first finds none.
    """
    out: dict[str, tuple[Fact, ...]] = {}
    told: dict[int, _Said] = {}  # by what carries the matter: several clauses ask it
    for wanted in clauses:
        if wanted.fact in out:
            continue
        asked: set[tuple[int, _Said]] = set()  # one page may carry several matters
        for held in (c for matter in wanted.matters for c in carried.get(matter, ())):
            parts = held.parts or (held.section,)
            if id(held) not in told:
                told[id(held)] = _said(parts)
            said = told[id(held)]
            if (id(held.page), said) in asked:
                continue
            asked.add((id(held.page), said))
            if fact := _best(wanted, parts, extractor, held.page, said):
                out[wanted.fact] = (fact,)
                break
    missing = [c for c in clauses if c.fact not in out]
    for page in pages if missing else ():
        own = sections(shelf, page)
        said = _said(own)
        for wanted in missing:
            if wanted.fact not in out and (fact := _best(wanted, own, extractor, page, said)):
                out[wanted.fact] = (fact,)
    return out
