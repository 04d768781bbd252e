"""What of a page's bytes can carry meaning: the page without the marks that change with every answer.

Shops put fresh tokens, nonces, comments with the time of making and scrambled mail addresses into pages
that say the same. Nothing that a reader or an extractor reads is left out: markup, text, links, scripts
and structured data stay byte for byte, so pages of one essence give the same facts.
"""

from __future__ import annotations

import hashlib
import re

_TOKEN = rb"(?:csrf|xsrf|nonce|authenticity|form_key|form_build_id|requestverification|_token\b)"
_VOLATILE = (
    (re.compile(rb"<!--(?!\[if)[^>]{0,400}?-->"), b""),
    (re.compile(rb"""\s(?:nonce|data-cfemail|data-cf-beacon)=(?:"[^"]{0,600}"|'[^']{0,600}')""", re.I), b""),
    # a hidden field or a meta tag with a token: the tag stays, its value goes
    (
        re.compile(
            rb"""(<(?:input|meta)\b[^>]{0,300}?["'\s][^"'\s>]{0,40}?""" + _TOKEN + rb"""[^>]{0,300}?"""
            rb"""(?:value|content)=)(?:"[^"]{0,600}"|'[^']{0,600}')""",
            re.I,
        ),
        rb"\1",
    ),
    (re.compile(rb"/cdn-cgi/l/email-protection#[0-9a-f]{2,600}"), b"/cdn-cgi/l/email-protection"),
    # "nonce":"ab12…" in a script
    (
        re.compile(
            rb"""(["'][a-z_-]{0,40}""" + _TOKEN + rb"""[a-z_-]{0,40}["']\s*:\s*)"[^"]{0,300}\"""", re.I
        ),
        rb"\1",
    ),
)


def essence(body: bytes) -> str:
    """A page's bytes in, the SHA-256 (hex) of what can carry meaning in them out."""
    for pattern, left in _VOLATILE:
        body = pattern.sub(left, body)
    return hashlib.sha256(body).hexdigest()
