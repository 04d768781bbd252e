"""Whole words looked for in a long text, faster than `\\b(?:…)\\b` finds them.

A pattern that begins with `\\b` is tried at every character. Nearly every way in which one of ours matches begins with
the same few letters ("tra (?:lai|hang)" with "tra lai" or "tra hang"): text is searched for these as for plain text,
and the way is tried where they stand. The rest is tried where the words that it needs stand at all (`needs.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from checker.facts.needs import ENOUGH, Sought, beginnings

EDGE = r"(?:\b|(?<=%)(?!\w))"  # where a word ends; "50%" ends with a sign
_BEFORE = re.compile(r"\(\?:(?:[^()|\\]+ (?:\||(?=\))))+\)\*")  # "(?:chinh sach |quy dinh )*"
_SIGNS = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]|[()|]")  # of a pattern: where its ways part
_LEAST = 2  # letters that begin few enough words of a text


class Words:
    """A pattern of whole words, for `stands`."""

    __slots__ = ("_begun", "_rest", "said")

    def __init__(self, said: str) -> None:
        self.said = said
        self._begun: list[tuple[str, re.Pattern[str]]] | None = None  # how ways begin, and they themselves
        self._rest: Sought | None = None

    def stands(self, text: str) -> bool:
        """As `stands`."""
        if self._begun is None:  # when first asked: a program that reads no page need not wait
            self._begun = self._made()
        for begins, way in self._begun:
            if begins not in text:
                continue
            at, letter = text.find(begins), begins[0].isalnum()
            while at >= 0:
                before = text[at - 1 : at]
                if (before.isalnum() or before == "_") != letter and way.match(text, at):
                    return True
                at = text.find(begins, at + 1)
        return self._rest is not None and self._rest.search(text) is not None

    def _made(self) -> list[tuple[str, re.Pattern[str]]]:
        begun: dict[str, list[str]] = {}
        rest: list[str] = []
        for way in _ways(self.said):
            if min(map(len, found := beginnings(way))) < _LEAST:
                rest.append(way)
                continue
            for one in found:
                begun.setdefault(one, []).append(way)
        if rest:
            self._rest = Sought(re.compile(rf"\b(?:{'|'.join(rest)}){EDGE}"))
        merged: list[tuple[str, dict[str, None]]] = []
        for one in sorted(begun):
            ways = dict.fromkeys(begun[one])
            shared = _begin(merged[-1][0], one) if merged else ""
            if shared and (shared == merged[-1][0] or len(shared) >= ENOUGH):
                merged[-1] = shared, merged[-1][1] | ways  # one search for both
            else:
                merged.append((one, ways))
        return [(one, re.compile(f"(?:{'|'.join(ways)}){EDGE}")) for one, ways in merged]


def _begin(one: str, other: str) -> str:
    """The letters with which two texts begin alike."""
    return one[: sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))]


def words(*patterns: str) -> tuple[Words, ...]:
    """Patterns for `stands`, each of whole words."""
    return tuple(map(Words, patterns))


def stands(wanted: Words, text: str) -> bool:
    """Whether some words stand anywhere in a folded text, as `\\b(?:…)\\b` would find them."""
    return wanted.stands(text)


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """A pattern that is found in the texts in which one of some is found that are each of whole words (`matter.head`).

    Words that may stand before any number of times are left out: what is found with them is found without. Ways that
    begin with one letter are held together, so that a word which begins with another costs one look, not two hundred;
    those that begin with a choice are opened for that: thirty of these took thirty times as long as all others.
    """
    held: dict[str, list[str]] = {}
    first: list[str] = []  # at the beginning of a text only
    for pattern in patterns:
        for whole in _ways(pattern.removeprefix(r"\b(?:").removesuffix(r")\b")):
            way = whole[before.end() :] if (before := _BEFORE.match(whole)) else whole
            for one in _opened(way):
                if one.startswith("^"):
                    first.append(one[1:])
                    continue
                alone = _begins_with_letter(one)
                held.setdefault(one[0] if alone else "", []).append(one[1:] if alone else one)
    begun = [f"{letter}(?:{'|'.join(dict.fromkeys(ways))})" for letter, ways in held.items()]
    begun += [f"^(?:{'|'.join(first)})"] if first else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(begun)})\b")


def _opened(way: str) -> list[str]:
    """A way that begins with a choice as several: "(?:a|b) c" as "a c" and "b c", "(?:a )?b" as "a b" and "b"."""
    if not way.startswith("(?:"):
        return [way]
    depth, end = 0, 0
    for sign in _SIGNS.finditer(way):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if not depth:
            end = sign.end()
            break
    choice, rest = way[:end], way[end:]
    none = [rest[1:]] if rest[:1] in ("?", "*") else []
    if rest[:1] in ("+", "{") or (none and none[0][:1] in ("?", "+")):
        return [way]
    after = f"{choice}*{rest[1:]}" if rest[:1] == "*" else none[0] if none else rest
    return [one for begun in _ways(choice[3:-1]) for one in _opened(begun + after)] + [
        one for other in none for one in _opened(other)
    ]


def by_letter(said: str) -> str:
    """The same ways, found as before, those that begin with one letter held together: where a text has another letter
    none of them is tried. Of ways that begin with a sign or a choice, what stands before is not moved behind."""
    out: list[tuple[str, list[str]]] = []
    held: dict[str, list[str]] = {}
    for way in _ways(said):
        if not _begins_with_letter(way):
            held = {}
            out.append(("", [way]))
        elif way[0] in held:
            held[way[0]].append(way[1:])
        else:
            held[way[0]] = [way[1:]]
            out.append((way[0], held[way[0]]))
    return "|".join(f"{letter}(?:{'|'.join(ways)})" if letter else ways[0] for letter, ways in out)


def _begins_with_letter(way: str) -> bool:
    return way[:1].isalpha() and not way[1:].startswith(("?", "*", "+", "{"))


def _ways(said: str) -> list[str]:
    """The alternatives of a pattern, those in brackets left together."""
    out, depth, start = list[str](), 0, 0
    for sign in _SIGNS.finditer(said):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "|" and not depth:
            out.append(said[start : sign.start()])
            start = sign.end()
    return [*out, said[start:]]
