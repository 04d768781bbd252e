"""What is said of one product, wherever it came from: passages of text with the way back to their places.

The listing modules (cues, origin, label …) read a `Material` and know neither pages nor feeds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import compress

from checker.facts.signs import Signs, may_hold
from checker.facts.slips import with_slips
from checker.language import Context, Hit, LexiconLike, Matcher, Reading, aliases_of, read
from checker.model import Fact, Place, Value

Locate = Callable[[int, int], Place]
_CUT, _WORD_MOST = re.compile(r"\w+\Z"), 20  # characters of a word that an expression begins with, and some


@dataclass(slots=True)
class Passage:
    """One run of text: `role` is title, description, attribute, brand, category, seller or structured.

    `name` is the label of an attribute ("Xuất xứ"). `locate(start, end)` gives the place of characters
    of `text`. `reading` and `hits` are filled by `Kit.hits`, `may` by `says`.
    """

    role: str
    text: str
    locate: Locate
    name: str = ""
    reading: Reading | None = None
    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    may: int | None = None  # `signs.may_hold` of its words

    def says(self, signs: Signs) -> bool:
        """A first look before an expression is asked: False when none of the signs can be in the text. True too where
        the text was not read yet."""
        if self.reading is None:
            return True
        if self.may is None:
            self.may = may_hold(self.reading.words)
        return signs.may_be_in(self.may) and signs.are_in(self.reading.flat)

    def matches(self, pattern: re.Pattern[str], words: frozenset[str], most: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer` finds in the first `most` characters, for an expression each of whose finds begins
        with one of some words, whole, with its marks and levelled: it is asked only where these stand. It is asked
        everywhere where the text was not read yet, or where letters in it are so strange that it may see words
        otherwise."""
        reading, text = self.reading, self.text
        if reading is None or not reading.plain:
            yield from pattern.finditer(text, 0, most)
            return
        done = 0
        for i in compress(range(len(reading.words)), map(words.__contains__, reading.words)):
            at = reading.spans.of(i, i + 1)[0]
            if at >= done and (found := pattern.match(text, at, most)):
                yield found
                done = found.end()
        # the word that is cut at the end may look like one
        cut = _CUT.search(text, max(0, most - _WORD_MOST), most) if most < len(text) else None
        if cut and cut.start() >= done and (found := pattern.match(text, cut.start(), most)):
            yield found


@dataclass(slots=True)
class Material:
    """Everything said of one product. `url` and `capture` stand in every fact made from it."""

    url: str
    capture: str
    passages: list[Passage]
    _of: dict[tuple[str, ...], list[Passage]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, *roles: str) -> list[Passage]:
        """The passages of some roles, in the order of the text. They are all there before anybody asks."""
        found = self._of.get(roles)
        if found is None:
            found = self._of[roles] = [p for p in self.passages if p.role in roles]
        return found

    def fact(
        self,
        name: str,
        value: Value,
        passage: Passage,
        start: int,
        end: int,
        extractor: str,
        confidence: float = 1.0,
    ) -> Fact:
        """A fact whose quote is characters `start` to `end` of the passage."""
        return Fact(
            name,
            value,
            passage.text[start:end],
            self.url,
            self.capture,
            passage.locate(start, end),
            extractor,
            _rounded(confidence),
        )


# Confidences are products of a few weights of lists, and `round` takes longer than all else that makes a fact.
_rounded = lru_cache(maxsize=4_096, typed=True)(partial(round, ndigits=2))

_MOST_HITS = 400  # of one lexicon in one passage; a text that says a thing so often says it


# A feed says its categories and the values of its attributes again and again; titles and descriptions hardly ever.
_AGAIN, _SHORT, _HELD = frozenset(("attribute", "category", "name", "brand")), 100, 10_000

# A third of all words that lists hold names goods or brands, and only titles and categories are asked for those.
_OF_TITLES = frozenset(("goods_groups", "goods_heads", "brand_names"))
_NAMING = frozenset(("title", "category"))


class Kit:
    """Lexicons made ready once: one matcher over all of them, and for each the contexts that undo a hit."""

    def __init__(self, lexicons: Mapping[str, LexiconLike]) -> None:
        words = lexicons.get("teencode")
        self.aliases = aliases_of(words) if words else {}
        used = [lexicon for name, lexicon in lexicons.items() if name != "teencode"]
        self._matcher = Matcher([one for one in used if one.id not in _OF_TITLES])
        self._of_titles = Matcher([one for one in used if one.id in _OF_TITLES])
        # a title is asked for all of them, at once, and for slips of brands' names
        self._every = Matcher(map(with_slips, used))
        self._contexts = {lexicon.id: Context(lexicon.not_when) for lexicon in used if lexicon.not_when}
        self._known: dict[str, tuple[Reading, Mapping[str, tuple[Hit, ...]]]] = {}

    def hits(self, passage: Passage, lexicon: str) -> tuple[Hit, ...]:
        """The hits of one lexicon in a passage, denied ones too."""
        if (hits := passage.hits.get(lexicon)) is not None:
            return hits
        if passage.reading is None:
            if passage.role in _AGAIN and len(passage.text) <= _SHORT:
                known = self._known.get(passage.text)
                if known is None:
                    if len(self._known) >= _HELD:
                        self._known.clear()
                    known = self._known[passage.text] = self._look(passage)
            else:
                known = self._look(passage)
            passage.reading, passage.hits = known
        if lexicon in _OF_TITLES and lexicon not in passage.hits:
            named = _by_lexicon(self._of_titles, passage.reading)
            passage.hits = {**passage.hits, **dict.fromkeys(_OF_TITLES, ()), **named}
            if passage.role in _AGAIN and passage.text in self._known:
                self._known[passage.text] = passage.reading, passage.hits
        return passage.hits.get(lexicon, ())

    def _look(self, passage: Passage) -> tuple[Reading, Mapping[str, tuple[Hit, ...]]]:
        reading = read(passage.text, self.aliases)
        if passage.role not in _NAMING:
            return reading, _by_lexicon(self._matcher, reading)
        return reading, {**dict.fromkeys(_OF_TITLES, ()), **_by_lexicon(self._every, reading)}

    def lists_in(self, material: Material) -> set[str]:
        """The lexicons that have a hit in a title, a description, a category or an attribute."""
        out: set[str] = set()
        for passage in material.passages:
            if passage.reading is None:
                self.hits(passage, "")
            out.update(passage.hits)
        return out

    def undone_by(self, passage: Passage, hit: Hit) -> str:
        """The phrase of `not_when` that stands around a hit and makes it innocent, or ''."""
        context = self._contexts.get(hit.lexicon)
        if context is None or passage.reading is None:
            return ""
        return context.phrase_around(passage.reading, hit)

    def standing(self, passage: Passage, lexicon: str) -> list[Hit]:
        """The hits of one lexicon that no context undoes."""
        return [hit for hit in self.hits(passage, lexicon) if not self.undone_by(passage, hit)]


def _by_lexicon(matcher: Matcher, reading: Reading) -> dict[str, tuple[Hit, ...]]:
    return {name: tuple(hits[:_MOST_HITS]) for name, hits in matcher.by_lexicon(reading).items()}


_KITS: dict[tuple[int, ...], tuple[tuple[LexiconLike, ...], Kit]] = {}
_KITS_HELD = 16


def kit_of(lexicons: Mapping[str, LexiconLike]) -> Kit:
    """The kit of these very lexicon objects, made at the first call."""
    held = tuple(lexicons.values())
    name = tuple(map(id, held))
    if name not in _KITS:
        while len(_KITS) >= _KITS_HELD:
            del _KITS[next(iter(_KITS))]
        _KITS[name] = (held, Kit(lexicons))  # holding the objects keeps their ids from being given again
    return _KITS[name][1]


def sure_of(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts, the surest first, equal values once."""
    facts = tuple(facts)
    if len(facts) == 1:
        return facts
    best: dict[Value, Fact] = {}
    for fact in facts:
        if fact.value not in best or fact.confidence > best[fact.value].confidence:
            best[fact.value] = fact
    return tuple(sorted(best.values(), key=lambda f: -f.confidence))
