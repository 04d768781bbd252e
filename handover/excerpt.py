"""The first words of a page, for a tile that stands in for its picture."""

from __future__ import annotations

from html.parser import HTMLParser

SILENT = {"script", "style", "noscript", "template", "svg", "head"}
LOOKED_AT = 200_000  # characters of markup


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title, self.words = "", list[str]()
        self.size, self._in_title, self._silent = 0, False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title" and not self.title
        if not self._silent and tag in SILENT and tag != "head":
            self._silent = tag

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if self._in_title:
            self.title += text
        elif text and not self._silent:
            self.words.append(text)
            self.size += len(text)


def excerpt(body: bytes, most: int = 420) -> tuple[str, str]:
    """A page's bytes in; its title and its first `most` characters of text out ("" where there are none)."""
    parser = _Words()
    markup = body[: 2 * LOOKED_AT].decode("utf-8", "replace")[:LOOKED_AT]
    for start in range(0, len(markup), 20_000):
        parser.feed(markup[start : start + 20_000])
        if parser.size > most:
            break
    text = " · ".join(parser.words)
    return parser.title[:120], text if len(text) <= most else text[:most].rstrip() + "…"
