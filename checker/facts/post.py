"""What a post says: the same cues as of a listing, read off its text or off what is said in a livestream.

A post is no listing: what the law asks to stand on one need not stand here, so nothing follows from what a
post does not say, but for the word that it is an advertisement, where the network's label was there to be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from checker.facts.listing import LISTING_FACTS
from checker.facts.material import Kit, Locate, Material, Passage, kit_of, sure_of
from checker.facts.row import place_in
from checker.facts.said import facts_of
from checker.language import LexiconLike, key
from checker.language.spellings import is_syllable
from checker.model import Fact, Place, Search, Subject, SubjectKind

ADVERTISES, DISCLOSES = "post_advertising", "post_disclosure"
_ENOUGH = 0.7
# Families of facts that mean in speech what they mean on a page; a label's fields are no matter of a post.
_SAID = frozenset(
    (
        "listing.title",
        "listing.category",
        "listing.goods_group",
        "listing.counterfeit_cue",
        "listing.hand_carried",
        "listing.no_invoice_or_label",
        "listing.health_claim",
        "listing.restricted_goods",
        "listing.superlative",
        "listing.testimonial",
        "listing.comparison",
        "listing.free_from",
    )
)
_MOST = 12  # facts of one name
_TITLE = 80  # characters at most of a text that stand for a title where there is none
_PIECE, _LONGEST = 1_500, 3_000  # characters of speech read together: some two to four minutes
_PAUSE = 1.0  # seconds of silence after which nothing goes on
_OVERLAP = 2  # cues that two pieces share where no pause parts them
_LETTERS = re.compile(r"[^\W\d_]+")
_NOT_HERE = Search(False, why="a post is not the listing of the goods")
_NO_LABEL = Search(False, why="the network's label of the post was not there to be read")


class CueLike(Protocol):
    """The part of a transcript's cue that reading needs."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def text(self) -> str: ...
    @property
    def glued(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """Cues as one text; `starts` are the offsets in it at which each cue begins."""

    text: str
    starts: tuple[int, ...]
    cues: tuple[CueLike, ...]

    def place(self, start: int, end: int) -> Place:
        """The time from the cue where a quote begins to that where it ends, and its characters in the text."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        span = f"{_clock(self.cues[first].start)}-{_clock(self.cues[last].end)}"
        return Place(f"time:{span}", start, end)


def _clock(at: float) -> str:
    rest, milli = divmod(round(at * 1000), 1000)
    return f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}.{milli:03}"


def spoken(cues: Sequence[CueLike], words: frozenset[str]) -> Spoken:
    """Cues joined: by a space, by nothing where a word goes on in the next cue, by a line where nobody speaks.

    `words` are words that are looked for. A word goes on when the two pieces make a word or a syllable
    together and at least one of them is none alone.
    """
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for number, cue in enumerate(cues):
        gap = ""
        if number:
            before = cues[number - 1]
            paused = cue.start - before.end >= _PAUSE
            glued = not paused and (cue.glued or _goes_on(before.text, cue.text, words))
            gap = "" if glued else "\n" if paused else " "
        parts += (gap, cue.text)
        starts.append(at + len(gap))
        at += len(gap) + len(cue.text)
    return Spoken("".join(parts), tuple(starts), tuple(cues))


def _goes_on(before: str, after: str, words: frozenset[str]) -> bool:
    left, right = re.search(r"[^\W\d_]+-?$", before), _LETTERS.match(after)
    if left is None or right is None:
        return False
    head, tail = key(left[0].rstrip("-")), key(right[0])
    if left[0].endswith("-"):
        return head + tail in words
    whole = head + tail
    if any(len(part[0]) == 1 and part[0].isupper() for part in (left, right)):
        return False  # "size S | áo"
    if whole in words and not (head in words and tail in words):
        return True
    shape = not (is_syllable(head) and is_syllable(tail)) and is_syllable(whole)
    return shape and min(len(head), len(tail)) > 1  # a lone letter is oftener a size or a shortened word


def pieces(said: Spoken) -> Iterator[tuple[int, int]]:
    """Runs of speech that are read together, as offsets: cut at a pause, or at a cue with two cues shared."""
    first = 0
    for number, start in enumerate(said.starts):
        last = number + 1 == len(said.starts)
        end = len(said.text) if last else said.starts[number + 1]
        size = end - said.starts[first]
        paused = last or said.cues[number + 1].start - said.cues[number].end >= _PAUSE
        if last or (paused and size >= _PIECE) or size >= _LONGEST:
            yield said.starts[first], end
            first = (
                number + 1 if paused or start == said.starts[first] else max(first + 1, number + 1 - _OVERLAP)
            )


def read_post(
    id: str,
    title: str,
    text: str,
    cues: Sequence[CueLike],
    lexicons: Mapping[str, LexiconLike],
    *,
    category: str = "",
    sponsored: str | None = None,
    url: str = "",
    source: str = "",
) -> tuple[Subject, Subject]:
    """One post: what it says of goods (as a listing would), and what it is (as a post).

    In: its title and text, or the cues of a transcript; `sponsored` is what the network's own label says, None
    when that label was not there to be read. Nothing raises for what a post holds.
    """
    kit = kit_of(lexicons)
    where: Locate = place_in("description")
    if cues:
        said = spoken(cues, _words(lexicons))
        text, where = said.text, said.place
        runs = list(pieces(said))
    else:
        runs = [(at, min(len(text), at + _LONGEST * 4)) for at in range(0, len(text), _LONGEST * 4)]
    head = [Passage("title", title, place_in("title"))] if title else []
    head += [Passage("category", category, place_in("category"))] if category else []
    found: dict[str, list[Fact]] = {}
    material = Material(url, source or f"post:{id}", [])
    for start, end in runs or [(0, 0)]:
        passage = Passage("description", text[start:end], _shifted(where, start))
        part = Material(url, material.capture, [*head, passage])
        for name, some in facts_of(part, kit, {}).items():
            if name in _SAID:
                found.setdefault(name, []).extend(some)
    found["listing.title"] = [_title(material, title, text, where)]
    facts = {name: sure_of(all_of)[:_MOST] for name, all_of in found.items()}
    searches = dict.fromkeys((*LISTING_FACTS, *facts), _NOT_HERE)
    listing = Subject(SubjectKind.LISTING, id, url, facts, searches)
    whole = Passage("description", text, where)
    return listing, _as_post(listing, material, kit, whole, title, sponsored)


def _shifted(where: Locate, by: int) -> Locate:
    return lambda start, end: where(start + by, end + by)


def _title(material: Material, title: str, text: str, where: Locate) -> Fact:
    passage = Passage("title", title, place_in("title")) if title else Passage("title", text, where)
    end = len(title) or len(text.partition("\n")[0])
    if not title and end > _TITLE:
        end = text.rfind(" ", 1, _TITLE) if " " in text[1:_TITLE] else _TITLE
    return material.fact("listing.title", passage.text[:end], passage, 0, end, "post:title")


def _as_post(
    listing: Subject, material: Material, kit: Kit, whole: Passage, title: str, sponsored: str | None
) -> Subject:
    facts: dict[str, tuple[Fact, ...]] = {}
    if whole.text:
        end = min(len(whole.text), 300)
        facts["post.text"] = (material.fact("post.text", whole.text[:end], whole, 0, end, "post:text"),)
    both = [Passage("title", title, place_in("title")), whole]
    if hits := _standing(both, kit, ADVERTISES):
        facts["post.advertises"] = tuple(
            material.fact("post.advertises", True, p, start, end, "post:advertises")
            for p, start, end in hits[:1]
        )
    if hits := _standing(both, kit, DISCLOSES):
        facts["post.sponsored"] = sure_of(
            material.fact("post.sponsored", p.text[start:end], p, start, end, "post:sponsored")
            for p, start, end in hits[:_MOST]
        )
    elif sponsored:
        label = Passage("attribute", sponsored, place_in("sponsored"))
        facts["post.sponsored"] = (
            material.fact("post.sponsored", sponsored, label, 0, len(sponsored), "post:label"),
        )
    read = Search(True, (material.url,) if material.url else ())
    searches = {
        "post.text": read,
        "post.advertises": read,
        "post.sponsored": read if sponsored is not None else _NO_LABEL,
    }
    return Subject(SubjectKind.POST, listing.id, listing.url, facts, searches)


def _standing(passages: Iterable[Passage], kit: Kit, lexicon: str) -> list[tuple[Passage, int, int]]:
    return [
        (passage, hit.start, hit.end)
        for passage in passages
        for hit in kit.standing(passage, lexicon)
        if hit.term.weight >= _ENOUGH
    ]


_WORDS: dict[int, tuple[Mapping[str, LexiconLike], frozenset[str]]] = {}


def _words(lexicons: Mapping[str, LexiconLike]) -> frozenset[str]:
    """Every word of the lexicons' phrases, levelled; made once for each set of lexicons."""
    held = _WORDS.get(id(lexicons))
    if held is None or held[0] is not lexicons:
        words = frozenset(
            word
            for lexicon in lexicons.values()
            for term in lexicon.terms
            for word in key(term.phrase).split()
            if len(word) > 2
        )
        _WORDS.clear()
        held = _WORDS[id(lexicons)] = (lexicons, words)
    return held[1]
