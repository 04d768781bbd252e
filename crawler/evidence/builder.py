"""Builds a visit out of loose records: redirects joined, doubles dropped, the door found."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from crawler.address import host_of, page_key, storefront_id
from crawler.bodies import decode, encodings
from crawler.evidence.errors import EvidenceError
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState

BODY_LIMIT = 16_000_000
HELD_LIMIT = 400_000_000  # bytes of all bodies together; a visit of ours has 120 MB
# Pictures kept of one archive: how many, bytes of each, bytes of all.
PICTURES, PICTURE_LIMIT, PICTURES_BYTES = 200, 2_000_000, 40_000_000
PAGE_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")
SOFTWARE = re.compile(r"^software:\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE)
OTHER_FILES = re.compile(
    r"\.(?:css|js|mjs|json|png|jpe?g|gif|svg|webp|ico|woff2?|ttf|mp4|pdf|zip)$", re.IGNORECASE
)


class VisitBuilder:
    """Takes what an archive holds, one record after the other; `visit()` gives the whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.door = ""
        self._tool = ""
        self._damage = ""
        self._held = 0
        self._captures: list[Capture] = []
        self._by_digest: dict[str, Capture] = {}
        self._seen: set[tuple[str, str]] = set()
        self._redirects: dict[str, str] = {}
        self._notes: dict[str, dict[str, str]] = {}
        self._unvisited: dict[str, str] = {}
        self._pictures: list[int] = []

    @property
    def found(self) -> bool:
        """True when at least one page was taken."""
        return bool(self._pages())

    def _pages(self) -> list[Capture]:
        """What was taken, pictures left out."""
        return [c for c in self._captures if not is_picture(c.content_type.lower())]

    def software(self, info: str) -> None:
        """The text of a warcinfo record in: it names the tool."""
        if found := SOFTWARE.search(info):
            self._tool = found[1]

    def note(self, url: str, name: str, text: str) -> None:
        """A fact of one address that is no text of the page."""
        self._notes.setdefault(url, {})[name] = text

    def damage(self, text: str) -> None:
        """The archive could not be read to its end."""
        self._damage = self._damage or text

    def redirect(self, url: str, location: str) -> None:
        """`url` answered with a redirect."""
        if location:
            self._redirects[page_key_or_self(urljoin(url, location))] = url

    def revisit(self, url: str, at: datetime, original_url: str, digest: str) -> None:
        """`url` answered as it did before: the earlier capture's body stands for it."""
        wanted = page_key_or_self(original_url)
        original = self._by_digest.get(digest) or next(
            (c for c in self._captures if page_key_or_self(c.url) == wanted), None
        )
        if original is None:
            self._unvisited[url] = "the archive only says 'as before' and the earlier copy is not in it"
            return
        self._keep(
            url, at, original.status, original.headers, original.body, original.state, original.why, ""
        )

    def add(
        self,
        url: str,
        at: datetime,
        status: int | None,
        headers: tuple[tuple[str, str], ...],
        raw: bytes,
        payload_digest: str = "",
        cut: str = "",
    ) -> None:
        """One answer as it was received. Of files that are no pages only pictures are kept, within bounds."""
        kind = next((v for k, v in headers if k.lower() == "content-type"), "").lower()
        if any(k.lower() == "transfer-encoding" and "chunked" in v.lower() for k, v in headers):
            raw = dechunked(raw)
        if (kind and not kind.startswith(PAGE_TYPES)) or OTHER_FILES.search(urlsplit(url).path):
            if kind.startswith("text/html") is False:
                self._other(url, at, status, headers, kind, raw)
            return
        found = decode(raw, encodings(headers), BODY_LIMIT)
        # Some tools keep the body decoded and leave the header as it was.
        body, broken = (raw, "") if found.broken and looks_like_text(raw) else (found.body, found.broken)
        state, why = CaptureState.OK, ""
        if broken:
            state, why = CaptureState.BROKEN, broken
        elif found.cut or cut:
            state, why = CaptureState.TRUNCATED, f"the archive holds only the head ({cut or 'length'})"
        elif status is not None and status >= 400:
            state, why = CaptureState.HTTP_ERROR, f"the server answered {status}"
        self._keep(url, at, status, headers, body, state, why, payload_digest)

    def _other(
        self,
        url: str,
        at: datetime,
        status: int | None,
        headers: tuple[tuple[str, str], ...],
        kind: str,
        raw: bytes,
    ) -> None:
        if kind.startswith(("application/pdf", "application/msword", "application/vnd")):
            self._keep(url, at, status, headers, b"", CaptureState.NOT_A_PAGE, f"{kind} is no page", "")
        elif is_picture(kind) and status in (None, 200) and len(raw) <= self._picture_room():
            body = decode(raw, encodings(headers), PICTURE_LIMIT).body
            self._pictures.append(len(body))
            self._keep(url, at, status, headers, body, CaptureState.NOT_A_PAGE, f"{kind} is no page", "")

    def _picture_room(self) -> int:
        """Bytes that one more picture may have."""
        left = PICTURES_BYTES - sum(self._pictures)
        return min(PICTURE_LIMIT, left) if len(self._pictures) < PICTURES else -1

    def _keep(
        self,
        url: str,
        at: datetime,
        status: int | None,
        headers: tuple[tuple[str, str], ...],
        body: bytes,
        state: CaptureState,
        why: str,
        payload_digest: str,
    ) -> None:
        digest = hashlib.sha256(body).hexdigest()
        if (url, digest) in self._seen:
            return
        self._seen.add((url, digest))
        if self._held + len(body) > HELD_LIMIT:
            self._unvisited[url] = f"the archive holds more than {HELD_LIMIT} bytes of pages"
            self.damage(f"{self.path}: the pages beyond {HELD_LIMIT} bytes were not read")
            return
        self._held += len(body)
        capture = Capture(
            id=str(len(self._captures) + 1),
            url=url,
            requested_url=self._asked_for(url),
            at=at,
            state=state,
            status=status,
            headers=headers,
            body=body,
            digest=digest if body or state is CaptureState.OK else "",
            why=why,
        )
        self._captures.append(capture)
        if payload_digest:
            self._by_digest.setdefault(payload_digest, capture)

    def _asked_for(self, url: str) -> str:
        asked, seen = url, {url}
        while (before := self._redirects.get(page_key_or_self(asked))) and before not in seen:
            seen.add(before)
            asked = before
        return asked

    def visit(self, why: str = "") -> Visit:
        """Everything taken so far as one visit; `EvidenceError` when there is not one page.

        One page, or a damaged archive, is a part of a visit: nothing follows from what it does not show.
        """
        if not self._pages():
            said = self._damage or "no HTTP response that holds a page"
            raise EvidenceError(f"{self.path}: at least one captured page was expected: {said}")
        door = self.door or self._guess_door()
        visit_id = f"import-{hashlib.sha256(str(self.path.name).encode()).hexdigest()[:12]}"
        named = [
            replace(c, id=f"{visit_id}#{n}", requested_url=self._asked_for(c.url))
            for n, c in enumerate(self._captures, 1)
        ]
        storefront = Storefront(id=door, url=door, name=self.path.name)
        if not door.startswith("file:"):
            storefront = Storefront(id=storefront_id(door), url=door)
        times = [c.at for c in named] or [datetime.fromtimestamp(0, UTC)]
        said = why or "an archive made by another tool; which pages it left out is known only from its links"
        part = self._damage or len(self._pages()) == 1
        return Visit(
            id=visit_id,
            storefront=storefront,
            started=min(times),
            ended=max(times),
            state=VisitState.PARTIAL if part else VisitState.COMPLETE,
            captures=tuple(named),
            why=f"{self._damage}; {said}" if self._damage else said,
            unvisited=self._unvisited,
            resources=self._notes,
            tool=self._tool or "unknown",
        )

    def _guess_door(self) -> str:
        hosts = Counter(host_of(c.url).removeprefix("www.") for c in self._pages())
        best = hosts.most_common(1)[0][0]
        own = [c.url for c in self._pages() if host_of(c.url).removeprefix("www.") == best]
        shortest = min(own, key=lambda url: (len(urlsplit(url).path.strip("/")), len(url)))
        parts = urlsplit(shortest)
        return f"{parts.scheme}://{parts.netloc}/"


def page_key_or_self(url: str) -> str:
    """The page's key, or the text itself when it is no address."""
    try:
        return page_key(url)
    except ValueError:
        return url


def is_picture(kind: str) -> bool:
    """Whether a Content-Type in lower case names a picture made of pixels."""
    return kind.startswith("image/") and "svg" not in kind and "icon" not in kind


def looks_like_text(raw: bytes) -> bool:
    """True when bytes begin like markup although a header calls them packed."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def dechunked(raw: bytes) -> bytes:
    """A chunked body in, the plain one out; what was stored plain already comes back as it is."""
    out: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 1_000)
        size_text = raw[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            size = int(size_text, 16)
        except ValueError:
            return b"".join(out) if out else raw
        if size == 0:
            return b"".join(out)
        out.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
