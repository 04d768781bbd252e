"""All hosts of the market and what each answers: the map from (host, path) to a page and its shop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from examples.market import load, pages, portal
from examples.market.model import Page, Shop


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind one address."""

    shop: Shop | None
    page: Page


class Town:
    """Every host with its pages; built once per state of a shop, then only looked up."""

    def __init__(self, mended: Iterable[str] = ()) -> None:
        """`mended` are the keys of shops that stand without their planted fault."""
        wanted, every = set(mended), load.keys()
        unknown = wanted - set(every)
        if unknown:
            raise ValueError(
                f"no such shop: {', '.join(sorted(unknown))}; the market has: {', '.join(every)}"
            )
        self.shops: dict[str, Shop] = {key: load.shop(key, key in wanted) for key in every}
        self._pages: dict[str, Mapping[str, Page]] = {}
        self._portal = portal.build(self.shops.values())
        self._hosts: dict[str, list[Shop]] = {}
        for shop in self.shops.values():
            self._hosts.setdefault(shop.domain, []).append(shop)

    def change(self, key: str, mended: bool) -> None:
        """Let one shop stand with or without its fault from now on."""
        old, new = self.shops[key], load.shop(key, mended)
        self.shops[key] = new
        self._hosts[old.domain] = [new if s is old else s for s in self._hosts[old.domain]]
        self._pages.pop(key, None)
        self._portal = portal.build(self.shops.values())

    def door(self, host: str, path: str) -> Door | None:
        """Who answers for this host and path; None for a host that is not of the market."""
        if host in (portal.HOST, f"www.{portal.HOST}"):
            return Door(None, self._portal.get(path) or missing("Không có hồ sơ này."))
        shops = self._hosts.get(host)
        if shops is None:
            return Door(None, self._index()) if host in ("localhost", "127.0.0.1") and path == "/" else None
        shop = max((s for s in shops if _within(path, s.path)), key=lambda s: len(s.path), default=None)
        if shop is None:
            return Door(None, self._shared(shops, path))
        found = self.pages(shop).get(path) or self.pages(shop).get(_other(path))
        return Door(shop, found or missing(f"Không tìm thấy trang {path}"))

    def pages(self, shop: Shop) -> Mapping[str, Page]:
        """All pages of one shop."""
        if shop.key not in self._pages:
            self._pages[shop.key] = pages.build(shop)
        return self._pages[shop.key]

    def _shared(self, shops: list[Shop], path: str) -> Page:
        """What a host shared by several shops says outside of them."""
        if path == "/robots.txt":
            return Page(b"User-agent: *\nDisallow:\n", "text/plain; charset=utf-8")
        if path != "/":
            return missing(f"Không tìm thấy trang {path}")
        title = shops[0].platform or "Trang của nhiều chủ"
        rows = "".join(f'<li><a href="{s.path}/">{escape(s.brand)}</a></li>' for s in shops)
        return _simple(title, f"<ul>{rows}</ul>")

    def _index(self) -> Page:
        rows = "".join(
            f"<tr><td>{s.domain}{s.path}/</td><td>{escape(s.theme)}</td></tr>" for s in self.shops.values()
        )
        return _simple("Chợ mẫu của rà soát", f"<table>{rows}</table>")


def missing(words: str) -> Page:
    """A 404 page."""
    page = _simple("Không tìm thấy", f"<p>{escape(words)}</p>")
    return Page(page.body, status=404)


def _within(path: str, folder: str) -> bool:
    return not folder or path == folder or path.startswith(folder + "/")


def _other(path: str) -> str:
    """The same address with or without its last slash."""
    return path[:-1] if path.endswith("/") else path + "/"


def _simple(title: str, main: str) -> Page:
    head = f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
    return Page(f"{head}<body><h1>{escape(title)}</h1>{main}</body></html>".encode())
