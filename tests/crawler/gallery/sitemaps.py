"""Sitemaps that unpack, expand or refer without end; they are read because the pages link no product."""

from __future__ import annotations

import gzip

from hostile import Route, Talk, text
from shops import WORDS

from gallery.bombs import zeros
from gallery.exhibit import Exhibit, V, send, whole

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + '<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&j;&x;</loc></url></urlset>'
)


async def _index(talk: Talk) -> None:
    step = int(talk.path.partition("?n=")[2] or 0)
    files = "".join(
        f"<sitemap><loc>http://{talk.headers['host']}/sitemap.xml?n={step * 50 + n}</loc></sitemap>"
        for n in range(1, 51)
    )
    await talk.send(f"<sitemapindex>{files}</sitemapindex>", Content_Type="text/xml")


def lists(name: str, route: Route) -> Exhibit:
    return whole(name, {"/": text(WORDS * 2), "/sitemap.xml": route}, V.COMPLETE, hits=36)


MANY = "".join(f"<url><loc>/trang-{n}</loc></url>" for n in range(100_000))
EXHIBITS: list[Exhibit] = [
    lists("a sitemap that is a bomb", send(zeros("gzip"), Content_Type="application/gzip")),
    lists(
        "a sitemap whose encoding is a bomb",
        send(zeros("gzip"), Content_Type="text/xml", Content_Encoding="gzip"),
    ),
    lists("a sitemap of entities", send(ENTITIES, Content_Type="text/xml")),
    lists("an index of indexes of indexes", _index),
    lists(
        "a sitemap of 100,000 pages",
        send(gzip.compress(f"<urlset>{MANY}</urlset>".encode()), Content_Type="application/gzip"),
    ),
]
