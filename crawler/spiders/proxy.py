"""The way out that a person set: an address with its password kept apart from it."""

from __future__ import annotations

import base64
from urllib.parse import unquote, urlsplit


def proxy_of(address: str) -> tuple[str, str]:
    """A proxy's address in, the address without secrets and the value of Proxy-Authorization out."""
    if not address:
        return "", ""
    parts = urlsplit(address)
    if not parts.username:
        return address, ""
    secret = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", "Basic " + base64.b64encode(secret).decode()
