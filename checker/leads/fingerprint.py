"""What makes two suspicions one: the fingerprint of a lead, and the digest of what stands behind it.

A fingerprint must survive everything that is not the suspicion itself: http or https, "www.", trackers,
the order of a query, the order of pages, the day. The digest of the evidence changes only when the
words behind a lead change, so that a decision of a person holds exactly as long as what they judged.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from json.encoder import encode_basestring
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from checker.model import Evidence, SubjectKind

ID_LENGTH = 16  # hex digits: 64 bits, one chance in a million of any collision among 6 million leads

_TRACKERS = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ttclid", "zanpid", "zarsrc"}
    | {"igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "ref_src", "spm", "scm", "srsltid", "gad_source"}
)
_SPACES = re.compile(r"\s+")


def subject_key(subject: str) -> str:
    """The part of a subject's id that does not change between visits.

    In: a `Subject.id`. Out: for an http(s) address its host (without "www." and default port), path and
    query (sorted, without trackers); any other id as it stands, in NFC.
    """
    text = unicodedata.normalize("NFC", subject.strip())
    if text[:4].lower() != "http" or not re.match(r"(?i)https?://", text):
        return text
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    host = (parts.hostname or "").removeprefix("www.")
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = quote(unicodedata.normalize("NFC", unquote(parts.path)), safe="/") or "/"
    path = path.rstrip("/") or "/"
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0]))
    return host + path + (f"?{urlencode(query)}" if query else "")


def fingerprint(rule: str, storefront: str, kind: SubjectKind, subject: str) -> str:
    """The id of a lead: 16 hex digits of a SHA-256 over rule, storefront, kind and key of the subject.

    A storefront that is its own subject is known by its storefront id alone.
    """
    return fingerprints(storefront, kind, subject)(rule)


def fingerprints(storefront: str, kind: SubjectKind, subject: str) -> Callable[[str], str]:
    """The fingerprints of one subject by rule, what all of them share being made once."""
    key = storefront if kind is SubjectKind.STOREFRONT else subject_key(subject)
    text = f', {encode_basestring(storefront)}, "{kind}", {encode_basestring(key)}]'
    rest = text.encode("utf-8", "surrogatepass")

    def of(rule: str) -> str:
        return hashlib.sha256(_opening(rule) + rest).hexdigest()[:ID_LENGTH]

    return of


@lru_cache(maxsize=1024)
def _opening(rule: str) -> bytes:
    """How the JSON list begins that is hashed: the rule is its first item."""
    return f"[{encode_basestring(rule)}".encode("utf-8", "surrogatepass")


def evidence_digest(evidence: Iterable[Evidence], absent: Iterable[str]) -> str:
    """SHA-256 (hex) over the words quoted and the names of the facts that were looked for in vain.

    Where the words stood, on which page, and which other pages were read is left out on purpose: a
    dismissed lead must not come back because a footer moved.
    """
    words = sorted({_words(row.quote) for row in evidence if row.quote.strip()})
    text = json.dumps([words, sorted(set(absent))], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _tracks(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in _TRACKERS


def _words(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
