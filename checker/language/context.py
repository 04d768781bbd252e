"""What the words around a hit say: denial, warning, guarantee."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from .letters import strip_tones
from .phrases import Hit
from .words import Reading, key

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher as SpacyMatcher


# No gap reaches over these words: "không bán hàng chợ, chỉ bán …" speaks of two things.
_TURNS = ["~", "chỉ", "nhưng", "chuyên", "đây", "chi", "nhung", "chuyen", "day"]


# Without their marks these are other everyday words (đen, kem, lọ, tranh, dùng …): alone they say nothing there.
_OTHERWISE = frozenset(("den", "kem", "lo", "tranh", "co", "bi", "so", "hon", "dung", "chua"))


class Context:
    """Whether one of the given phrases stands around a hit, in the same sentence.

    A phrase is written in words; `~` is where the hit stands, `…` is at most six words (none of them a turn:
    chỉ, nhưng, chuyên, đây), `a|b` is either word. Without `~` the phrase may stand anywhere in the sentence.
    spaCy's token matcher does the work.
    """

    _REMEMBERED = 500  # surroundings of a hit
    _REACH = 40  # words to each side that are looked at, where a text has no full stops

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)
        self._matchers: dict[bool, SpacyMatcher] = {}
        # a text that says one thing over and over is asked once
        self._found: dict[tuple[object, ...], str] = {}
        written = {w for phrase in self._phrases for word in phrase.split() for w in word.split("|")} - {
            "~",
            "…",
        }
        self._words = {key(w) for w in written} | {key(w, tones=False) for w in written}
        # word → the other words (each one of several) that some phrase wants beside it
        self._wants: dict[str, list[tuple[frozenset[str], ...]]] = {}
        for phrase in self._phrases:
            first, *rest = (_either(part) for part in phrase.split() if part not in ("~", "…"))
            for word in first:
                self._wants.setdefault(word, []).append(tuple(rest))

    def _matcher(self, bare: bool) -> SpacyMatcher:
        if bare not in self._matchers:
            from spacy.matcher import Matcher as SpacyMatcher

            matcher = SpacyMatcher(_language().vocab)
            for number, phrase in enumerate(self._phrases):
                pattern: list[dict[str, object]] = []
                alone = len(set(phrase.split()) - {"~", "…"}) == 1
                for word in phrase.split():
                    if word == "…":
                        pattern.append({"OP": "{0,6}", "ORTH": {"NOT_IN": _TURNS}})
                    elif word == "~":
                        pattern.append({"ORTH": "~"})
                    else:
                        keys = [
                            key(w, tones=not bare)
                            for w in word.split("|")
                            if not (bare and alone and w != key(w, tones=False) in _OTHERWISE)
                        ]
                        pattern.append({"ORTH": keys[0]} if len(keys) == 1 else {"ORTH": {"IN": keys}})
                if all(part.get("ORTH") != {"IN": []} for part in pattern):
                    matcher.add(str(number), [pattern])
            self._matchers[bare] = matcher
        return self._matchers[bare]

    def phrase_around(self, reading: Reading, hit: Hit) -> str:
        """The first of the phrases that stands around the hit, or ''."""
        if not self._phrases:
            return ""
        from spacy.tokens import Doc

        low, high = reading.sentence_bounds(hit.first)
        low, high = max(low, hit.first - self._REACH), min(high, hit.last + self._REACH)
        bare = reading.toneless[hit.first] and not any(
            a != b for a, b in zip(reading.words[low:high], reading.bare[low:high], strict=True)
        )
        words = [*reading.meant[low : hit.first], "~", *reading.meant[hit.last : high]]
        if bare:
            words = [strip_tones(w) for w in words]
        words = [part for word in words for part in word.split()]
        present = self._words.intersection(words)
        if not any(
            all(not want.isdisjoint(present) for want in wants)
            for word in present
            for wants in self._wants.get(word, ())
        ):
            return ""  # of no phrase are all words there: spaCy need not be asked
        around = (bare, *words)
        if around not in self._found:
            if len(self._found) >= self._REMEMBERED:
                self._found.clear()
            matches = self._matcher(bare)(Doc(_language().vocab, words=words))
            first = min((int(_language().vocab.strings[m[0]]) for m in matches), default=-1)
            self._found[around] = self._phrases[first] if matches else ""
        return self._found[around]


def _either(part: str) -> frozenset[str]:
    """The keys of the words that may stand in one place of a phrase, with and without their marks."""
    return frozenset(key(word, tones=tones) for word in part.split("|") for tones in (True, False))


@lru_cache(maxsize=1)
def _language() -> Language:
    import spacy

    return spacy.blank("xx")
