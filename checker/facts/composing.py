"""Letters composed (NFC) in time that grows with the text.

The library sorts the marks of a letter one by one: 100,000 marks on one letter took it half a minute. No writing has
more than a few; Unicode's own format for streams allows 30.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONG = 2_000  # characters of a text whose marks are worth counting
_MOST = 30  # marks on one letter
_MARKS_END = 0x1EA00  # no mark stands beyond; to ask all of Unicode takes a third of a second


def composed(text: str) -> str:
    """A text in NFC; of more than 30 marks on one letter of a long text the rest is dropped. The same object where
    there is nothing to compose."""
    if len(text) > _LONG:
        if unicodedata.is_normalized("NFC", text):
            return text
        text = _crowded().sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1)
def _crowded() -> re.Pattern[str]:
    """Marks on one letter, more than there can be; asked for by hostile pages and those that write marks apart."""
    marks = "".join(chr(code) for code in range(0x300, _MARKS_END) if unicodedata.combining(chr(code)))
    return re.compile(f"([{marks}]{{{_MOST}}})[{marks}]+")
