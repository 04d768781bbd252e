"""The cookies of one visit, bounded: a server that sets thousands makes its own next page refuse us."""

from __future__ import annotations

from scrapy.http.cookies import CookieJar

MOST = 50  # of a domain; RFC 6265, 6.1, asks for at least so many
LONGEST = 4_096  # characters of one, by the same paragraph
TOGETHER = 8_000  # characters of a domain; servers take heads of 8 KiB and little more


def trim(jar: CookieJar) -> None:
    """Takes out of a jar what is above the bounds; the first that were set stay."""
    for paths in jar.jar._cookies.values():  # type: ignore[attr-defined]
        count = together = 0
        for names in paths.values():
            for name in list(names):
                size = len(name) + len(names[name].value or "")
                count, together = count + 1, together + size
                if count > MOST or size > LONGEST or together > TOGETHER:
                    count, together = count - 1, together - size
                    del names[name]
