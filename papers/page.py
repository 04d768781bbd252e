"""A paper as one HTML document: to read, and to print as PDF. It loads nothing and runs nothing."""

from __future__ import annotations

import base64

from papers.chart import draw
from papers.filled import filled, heading, inside, left_out, shown, text, words
from papers.html import fill
from papers.model import Letterhead, Paper, Picture


def page(paper: Paper, head: Letterhead) -> str:
    """The whole document. Everything that a shop wrote is escaped text or a picture."""
    paper = filled(paper, head)
    said = {
        "sections": [(heading(n, section), section) for n, section in enumerate(paper.sections, 1)],
        "shown": shown,
        "inside": inside,
        "left_out": left_out,
        "text": text,
        "chart": lambda chart: _data(draw(chart, "svg"), "svg+xml"),
        "picture": _picture,
    }
    return fill("paper.html", {**words(paper, head), **said})


def _picture(picture: Picture) -> str:
    return _data(picture.data, "png" if picture.data.startswith(b"\x89PNG") else "jpeg")


def _data(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
