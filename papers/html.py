"""The HTML templates of this room, filled. Everything that is put in is escaped; an unknown name is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent


def fill(name: str, said: dict[str, Any]) -> str:
    """In: a template's file name, what it may name. Out: the document with the room's style in it."""
    jinja = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["day"] = lambda iso: "/".join(reversed(str(iso).split("-")))  # 2026-11-27 → 27/11/2026
    style = (HERE / "paper.css").read_text("utf-8")
    return jinja.get_template(name).render({**said, "style": style})
