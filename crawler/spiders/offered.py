"""What the pages of the last visit offered, page by page, so that an unchanged page need not be looked at again.

Looking skips addresses that earlier pages of the visit named. So what was seen then holds only as long as this visit
takes the same pages in the same order, byte for byte; with the first other page everything is looked at again. The
file is a help and no evidence: one that is damaged, or that other code wrote, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crawler.spiders.page import Look, RawLink, look
from crawler.spiders.pictures import wanted
from crawler.spiders.rewrites import rewrites

READERS = ("page.py", "pictures.py", "rewrites.py", "links.py", "offered.py", "stand_in.py", "ways.py")
LARGEST = 16_000_000  # bytes of a file, unpacked


class Offered:
    """What the pages of one visit offer. `path`: the file of the last visit and of this one ("": none)."""

    def __init__(self, path: str, seen: set[str]) -> None:
        self._path = Path(path) if path else None
        self._seen = seen  # addresses that the visit has met
        self._before = _load(self._path) if self._path else []
        self._at = 0
        self._kept: list[list[Any]] = []

    def look(self, body: bytes, content_type: str, url: str) -> Look:
        """As `page.look`; `draw` also says why a page that rewrites itself must be drawn."""
        digest = hashlib.sha256(
            f"{url}\n{content_type}\n".encode("utf-8", "surrogatepass") + body
        ).hexdigest()
        row = self._before[self._at] if self._at < len(self._before) else None
        if row is not None and row[0] == digest:
            self._at += 1
            found = Look([RawLink(*link) for link in row[1]], row[2], row[3], row[4])
            found.pictures = row[5]
            self._seen.update(link.url for link in found.links)
        else:
            self._before = []
            found = look(body, content_type, url, self._seen)
            found.draw = found.draw or rewrites(body)
            row = [digest, [[i.url, i.text, i.in_menu, i.in_product] for i in found.links]]
            row += [found.refresh, found.draw, found.challenge, None]
        self._kept.append(row)
        return found

    def pictures(self, found: Look, body: bytes, content_type: str, url: str) -> list[str]:
        """The pictures of the page that was looked at last, as `pictures.wanted`."""
        if found.pictures is None:
            found.pictures = self._kept[-1][5] = wanted(body, content_type, url)
        return found.pictures

    def keep(self) -> None:
        """Writes down what this visit's pages offered, whole or not at all."""
        if self._path is None or (self._before and self._at == len(self._before)):
            return
        with contextlib.suppress(OSError, UnicodeError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
            part.write_bytes(zlib.compress(json.dumps([_code(), self._kept]).encode(), 1))
            part.replace(self._path)


def _load(path: Path) -> list[list[Any]]:
    with contextlib.suppress(OSError, ValueError, zlib.error, TypeError):
        engine = zlib.decompressobj()
        text = engine.decompress(path.read_bytes(), LARGEST)
        code, rows = json.loads(text)
        if code == _code():
            return list(rows)
    return []


@lru_cache(maxsize=1)
def _code() -> str:
    """The code that looks at pages, as one SHA-256."""
    whole = hashlib.sha256(version("selectolax").encode())
    for name in READERS:
        whole.update(Path(__file__).with_name(name).read_bytes())
    return whole.hexdigest()
