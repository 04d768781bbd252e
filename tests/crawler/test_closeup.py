"""Close-ups are taken from the evidence alone: nothing is asked of the shop again, nothing kept is altered."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hostile import Network, Talk, text

from crawler.browser.chromium import find_browser
from crawler.browser.replay import Replay
from crawler.closeup import Place, closeups, folder_of
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import read, verify
from crawler.model import Storefront

needs_browser = pytest.mark.skipif(
    not find_browser(), reason="no Chromium here; apt install chromium-headless-shell"
)
QUOTE = "Mã số thuế: 0312345678"
PAGE = (
    "<link rel=stylesheet href=/m.css><div style='height:3000px'></div>"
    f"<p id=t>Công ty TNHH Bếp Nhà Ta. {QUOTE}. Địa chỉ: 12 Lê Lợi.</p><script>document.body.innerHTML = 'đổi'</script>"
    "<img src=http://127.0.0.1:9/theo-doi.png>"
)


@pytest.fixture
def kept(network: Network, tmp_path: Path) -> tuple[Path, dict[str, int]]:
    """The evidence of a shop of one page, and what its server saw."""

    async def style(talk: Talk) -> None:
        await talk.send("p { color: green }", Content_Type="text/css")

    site = network.site({"/": text(PAGE), "/m.css": style})
    job = Job("v", Storefront(f"127.0.0.1:{site.port}", site.url), str(tmp_path / "v.warc.gz"))
    list(crawl([job], CrawlSettings(delay=0, browser="never")))
    return Path(job.path), site.hits


@needs_browser
def test_a_place_is_shown_from_the_evidence_alone(kept: tuple[Path, dict[str, int]]) -> None:
    path, hits = kept
    before, digest = dict(hits), hashlib.sha256(path.read_bytes()).hexdigest()
    capture = read(path).captures[0]
    there = Place(capture.id, "html > body > p", 25, 25 + len(QUOTE), QUOTE)
    gone = Place(capture.id, "html > body > table", 0, 0, "không có trên trang")
    shown, missing = closeups([(path, [there, gone])])
    assert dict(hits) == before
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert (missing.file, bool(missing.why)) == ("", True)
    png = Path(shown.file).read_bytes()
    assert png.startswith(b"\x89PNG") and hashlib.sha256(png).hexdigest() == shown.sha256
    note = json.loads(Path(shown.file).with_suffix(".json").read_bytes())
    assert (note["capture_sha256"], note["quote"], note["marked"]) == (capture.digest, QUOTE, "words")
    assert not Path(shown.file).stat().st_mode & 0o222
    assert list(verify(path)) == []


@needs_browser
def test_what_lies_there_is_not_taken_again_unless_it_was_changed(kept: tuple[Path, dict[str, int]]) -> None:
    path, _ = kept
    place = Place(read(path).captures[0].id, "html > body > p", 0, 0, QUOTE)
    (first,) = closeups([(path, [place])])
    made = Path(first.file).stat().st_mtime_ns
    (again,) = closeups([(path, [place])], browser_path="/no/browser")
    assert again == first and Path(first.file).stat().st_mtime_ns == made
    Path(first.file).chmod(0o644)
    Path(first.file).write_bytes(b"\x89PNG other")
    (anew,) = closeups([(path, [place])])
    assert Path(anew.file).read_bytes() != b"\x89PNG other"


def test_without_a_browser_it_is_said(kept: tuple[Path, dict[str, int]]) -> None:
    path, _ = kept
    place = Place(read(path).captures[0].id, "html > body > p", 0, 0, QUOTE)
    (none,) = closeups([(path, [place])], browser_path="/no/browser")
    assert none.file == "" and "chromium" in none.why
    assert not folder_of(path).exists()


def test_a_driver_that_cannot_run_is_said(
    kept: tuple[Path, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise Exception("libatomic.so.1 is missing")

    monkeypatch.setattr("playwright.async_api.async_playwright", broken)
    place = Place(read(kept[0]).captures[0].id, "html > body > p", 25, 25 + len(QUOTE), QUOTE)
    (missing,) = closeups([(kept[0], [place])])
    assert missing.file == "" and "libatomic" in missing.why


@needs_browser
def test_an_unchanged_page_is_shown_in_the_styles_it_was_drawn_with(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def style(talk: Talk) -> None:
        await talk.send("p { color: green }", Content_Type="text/css")

    shell = f"<link rel=stylesheet href=/m.css><div id=app></div><script>app.innerHTML = '<p>{QUOTE}</p>'</script>"
    site = network.site({"/": text(shell), "/m.css": style})
    shop, paths = Storefront(f"127.0.0.1:{site.port}", site.url), [tmp_path / f"{n}.warc.gz" for n in (1, 2)]
    settings = CrawlSettings(delay=0, walk="never")
    list(crawl([Job("v1", shop, str(paths[0]))], settings))
    list(crawl([Job("v2", shop, str(paths[1]), before=str(paths[0]), root=str(tmp_path))], settings))
    drawn = read(paths[1]).captures[1]
    assert site.hits["/m.css"] == 1  # the drawing was taken over
    given: list[set[str]] = []
    shots = Replay.shots

    async def seen(replay: Replay, url: str, page: Any, others: Any, marks: Any) -> Any:
        given.append(set(others))
        return await shots(replay, url, page, others, marks)

    monkeypatch.setattr(Replay, "shots", seen)
    (shown,) = closeups([(paths[1], [Place(drawn.id, "html > body > div > p", 0, 0, QUOTE)])])
    assert shown.file and f"{site.url}/m.css" in given[0]
