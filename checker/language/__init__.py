"""Vietnamese words compared fairly, always with a way back to the original letters.

One idea in four steps: `fold` levels letters (NFC, case, width, look-alikes, hidden characters, the place
of a tone mark), `read` cuts words and lists how else they may be meant (l.e.t.t.e.r.s, f@ke, teencode,
faaake), `Matcher` finds many phrases at once, `Context` says whether the words around a hit change its
meaning. Offsets are characters of the text as it was given: text[hit.start:hit.end] is the quote.

Nothing here raises on any text. Phrases and contexts come from outside (lexicons): no list of words is
kept here.
"""

from .context import Context
from .letters import fold, strip_tones
from .phrases import Hit, LexiconLike, Matcher, aliases_of
from .spellings import is_syllable
from .trees import TermLike
from .words import Reading, key, read

__all__ = [
    "Context",
    "Hit",
    "LexiconLike",
    "Matcher",
    "Reading",
    "TermLike",
    "aliases_of",
    "fold",
    "is_syllable",
    "key",
    "read",
    "strip_tones",
]
