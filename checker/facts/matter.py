"""The form of a matter of terms: its headings and the words of its conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from checker.facts.needs import Sought
from checker.facts.pointers import points
from checker.facts.whole import Words, stands

SHORT, _DENSE = 60, 90  # characters of a short section: it must hold one cue more than a long one
# A titled part of a page of terms says what it is about; one condition less is enough of these.
_FEWER = frozenset(("terms.shipping", "terms.payment", "terms.returns", "terms.warranty"))
_CALLED = ("terms.complaints",)  # whom to call is what these are about
# A heading that calls what follows terms ("Chính sách giao hàng" in a tab of goods): the few lines below are them.
_TERMS = ("chinh sach ", "quy dinh ", "dieu kien ")
# Words that no English text of some length lacks all of, and that folded Vietnamese does not have; terms in a list of
# a few words each ("Express delivery: next day") have none but those of their matter.
_ENGLISH = (
    *(
        " and ",
        " of ",
        " is ",
        " your ",
        " our ",
        " with ",
        " for ",
        " are ",
        " will ",
        " from ",
        "within",
        " days",
    ),
    *("shipping", "delivery", "refund", "return", "payment", "warranty", "order", "privacy", "complaint"),
)


_REPAIRED = re.compile(
    r"\b(?:bao hanh|bh|warrant(?:y|ies)|guarantee|sua chua|sua|repair|bao tri|bao duong|"
    r"thay (?:the|moi|linh kien|pin|cay)|doi moi|(?:1|mot) doi (?:1|mot)|linh kien|ky thuat)\b"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of terms: what its headings say, which words its conditions hold, and how many are enough."""

    name: str
    heading: re.Pattern[str]
    cues: tuple[Words, ...]
    enough: int = 3  # different cues in a section
    length: int = 220  # characters of a section's body
    unless: re.Pattern[str] | None = None  # headings that only look like it
    must: re.Pattern[str] | None = None  # without these words anywhere in the section it is something else
    never: Sought | None = None  # with these words the section speaks of somebody else's terms
    itself: Sought | None = None  # by which a text calls itself so, whatever its parts are about
    english: Matter | None = None  # the same matter in English

    def fits(self, text: str) -> bool:
        """Whether a text has the words that the matter must have, and none that it must not."""
        return not (self.must and not self.must.search(text)) and not (self.never and self.never.search(text))


def head(pattern: str) -> re.Pattern[str]:
    """One pattern that must match whole words."""
    return re.compile(rf"\b(?:{pattern})\b")


@lru_cache(maxsize=16)
def _in_english(body: str) -> bool:
    """Whether a folded text holds English; its whole matters are asked of every text, half of the cost."""
    return any(map(body.replace("\n", " ").__contains__, _ENGLISH))


def holds(matter: Matter, body: str, title: str, policy: bool, page: str) -> int:
    """How many cues a body of a matter holds, in either language; 0: too few. On a page of terms one may be short.

    `page`: the text of which the body is some lines. Where it holds no English, none of its parts is asked.
    """
    called = policy or title.startswith(_TERMS)
    best, least = 0, SHORT if called else _DENSE
    for one in (matter, matter.english):
        if one is None or len(body) < min(one.length, least):
            continue
        if one is matter.english and not (_in_english(page) and _in_english(body)):
            continue
        if not one.fits(f"{title} {body}"):
            continue
        count = sum(1 for cue in one.cues if stands(cue, body))
        fewer = policy and bool(title) and one.name in _FEWER
        if count >= one.enough - fewer + (len(body) < one.length and not called):
            best = max(best, count)
    return 0 if best and points(body, matter.name not in _CALLED) else best


def meant(matter: str, told: frozenset[str], said: Iterable[str]) -> bool:
    """Whether a heading that tells some matters means one, given what is said below: "Đổi trả & bảo hành" stands over
    returns alone in many shops."""
    return matter in told and (
        matter != "terms.warranty" or len(told) == 1 or any(map(_REPAIRED.search, said))
    )
