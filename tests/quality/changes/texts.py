"""Other letters for the same text: composed otherwise, escaped, spaced otherwise, cut into elements."""

from __future__ import annotations

import re
import unicodedata

from .tokens import but_in_pre, on_tags, on_texts, tokens

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decomposed(html: str) -> str:
    """Letters and their marks apart (NFD), as macOS writes them."""
    return unicodedata.normalize("NFD", html)


def entities(html: str) -> str:
    """Every letter beyond ASCII as a numeric reference, in texts and in tags."""
    return "".join(
        _NOT_ASCII.sub(lambda m: f"&#{ord(m[0])};", source) if kind != "raw" else source
        for kind, source in tokens(html)
    )


def no_break(html: str) -> str:
    """Spaces of texts as &nbsp;, as editors in the browser write them."""
    return on_texts(html, lambda t: re.sub(r"(?<=\S) (?=\S)", "&nbsp;", t))


def thin(html: str) -> str:
    """Spaces between figures and around signs as thin and narrow spaces."""
    return on_texts(
        html, lambda t: re.sub(r"(?<=[\d:–-]) (?=\S)", "\u2009", re.sub(r"(?<=\w) (?=\d)", "\u202f", t))
    )


def invisible(html: str) -> str:
    """Soft hyphens and zero-width spaces inside the words."""
    return on_texts(
        html, lambda t: re.sub(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u200b", t) if "&" not in t else t
    )


def wrapped(html: str) -> str:
    """Every space of a text a new line with its margin, as printers of source break lines."""
    return but_in_pre(html, lambda part: on_texts(part, lambda t: re.sub(r"(?<=\S) (?=\S)", "\n      ", t)))


def words_in_spans(html: str) -> str:
    """Every word in a <span> of its own."""
    return on_texts(html, lambda t: re.sub(r"[^\s]+", r"<span>\g<0></span>", t), title=False)


def texts_in_fonts(html: str) -> str:
    """Every text in two <font>s, as a translating browser leaves it."""
    return on_texts(html, lambda t: f"<font><font>{t}</font></font>", title=False)


def halves_in_spans(html: str) -> str:
    """Every text cut in the middle of a word, each half in a <span>."""

    def cut(text: str) -> str:
        found = re.search(r"[^\W\d_]{2}(?=[^\W\d_]{2})", text[len(text) // 3 :])
        if not found or "&" in text or not text[len(text) // 3 + found.end()].islower():
            return text
        at = len(text) // 3 + found.end()
        return f"<span>{text[:at]}</span><span>{text[at:]}</span>"

    return on_texts(html, cut, title=False)


def capitals(html: str) -> str:
    """Every text in capitals."""
    return on_texts(
        html, lambda t: re.sub(r"&#?\w+;|[^&]+|&", lambda m: m[0] if m[0][0] == "&" else m[0].upper(), t)
    )


def unchanged(html: str) -> str:
    """Nothing changed: what this does not leave equal is no fault of a change."""
    return on_tags(html, lambda _, source: source)
