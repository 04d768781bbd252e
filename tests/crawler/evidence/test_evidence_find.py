"""From a visit to the bytes that hold its parts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from crawler.evidence.find import PICTURE, pictures
from crawler.evidence.write import VisitWriter
from crawler.model import Storefront, Visit, VisitState


def test_the_picture_of_a_page_is_the_first_not_what_the_walk_made_of_it(tmp_path: Path) -> None:
    at, path = datetime.now(UTC), tmp_path / "v.warc.gz"
    writer = VisitWriter(path, "v", at, "rasoat")
    for name, data in (("a", b"as drawn"), ("b", b"another"), ("a", b"after a press")):
        writer.resource(f"{PICTURE}http://shop.example/{name}", at, data, "image/jpeg")
    writer.finish(Visit("v", Storefront("s", "http://s.vn"), at, at, VisitState.COMPLETE), {}, 1_000, 0)
    assert pictures(path) == {"http://shop.example/a": b"as drawn", "http://shop.example/b": b"another"}
