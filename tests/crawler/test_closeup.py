"""Close-ups are taken from the evidence alone: nothing is asked of the shop again, nothing kept is altered."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hostile import Network, Talk, text

from crawler.browser.chromium import find_browser
from crawler.browser.replay import Replay
from crawler.closeup import Place, closeups, finish, folder_of
from crawler.crawl import CrawlSettings, Job, crawl
from crawler.evidence import Chain, read, verify
from crawler.evidence.chain import lines
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


@needs_browser
def test_close_ups_stand_in_a_manifest_and_in_the_chain(kept: tuple[Path, dict[str, int]]) -> None:
    path, _ = kept
    chain = Chain(path.parent)
    chain.add([path], datetime.now(UTC))
    capture = read(path).captures[0]
    places = [Place(capture.id, "html > body > p", at, at + 7, QUOTE[:7]) for at in (25, 26)]
    (first,) = closeups([(path, places[:1])])
    (_, second) = closeups([(path, places)])  # a later batch has a manifest of its own
    assert [link.link.file for link in lines(path.parent) if link.link] == [
        "v.warc.gz.manifest.json",
        "v.warc.gz.closeups/0001.manifest.json",
        "v.warc.gz.closeups/0002.manifest.json",
    ]
    assert list(verify(path.parent)) == []
    picture, note = Path(first.file), Path(second.file).with_suffix(".json")
    was = picture.read_bytes()

    def told() -> list[tuple[str, str]]:
        return [(Path(damage.path).name, damage.why) for damage in verify(path.parent)]

    picture.chmod(0o644)
    picture.write_bytes(was[:-1] + bytes([was[-1] ^ 1]))
    assert told() == [(picture.name, "its bytes are not those that were written")]
    picture.unlink()
    assert told() == [(picture.name, "a close-up was removed")]
    picture.write_bytes(was)
    slipped = picture.with_name("slipped.png")
    slipped.write_bytes(was)
    assert [name for name, _ in told()] == ["slipped.png"]
    slipped.unlink()
    note.chmod(0o644)
    note.write_bytes(note.read_bytes().replace(b"html", b"HTML"))
    assert [name for name, _ in told()] == [note.name]
    (folder_of(path) / "0002.manifest.json").unlink()
    assert any("0002.manifest.json" in why for _, why in told())  # the chain knows of it


@needs_browser
def test_a_close_up_that_was_changed_stays_and_is_taken_anew_beside(
    kept: tuple[Path, dict[str, int]],
) -> None:
    path, _ = kept
    place = Place(read(path).captures[0].id, "html > body > p", 25, 25 + len(QUOTE), QUOTE)
    (first,) = closeups([(path, [place])])
    Path(first.file).chmod(0o644)
    Path(first.file).write_bytes(b"\x89PNG other")
    (anew,) = closeups([(path, [place])])
    assert anew.file != first.file and anew.sha256 == first.sha256
    assert Path(first.file).read_bytes() == b"\x89PNG other"
    assert [Path(damage.path).name for damage in verify(path.parent)] == [Path(first.file).name]
    assert list(closeups([(path, [place])], browser_path="/no/browser")) == [anew]


@needs_browser
def test_evidence_that_cannot_be_read_costs_only_its_own_close_ups(
    kept: tuple[Path, dict[str, int]],
) -> None:
    path, _ = kept
    place = Place(read(path).captures[0].id, "html > body > p", 25, 25 + len(QUOTE), QUOTE)
    broken = path.with_name("broken.warc.gz")
    broken.write_bytes(path.read_bytes()[:-200])
    none, shown = closeups([(broken, [place]), (path, [place])])
    assert none.file == "" and "broken.warc.gz" in none.why
    assert shown.file


@needs_browser
def test_a_page_that_was_found_unchanged_is_not_shown_a_second_time(network: Network, tmp_path: Path) -> None:
    site = network.site({"/": text(f"<p>Công ty TNHH Bếp Nhà Ta. {QUOTE}.</p>")})
    shop, paths = Storefront(f"127.0.0.1:{site.port}", site.url), [tmp_path / f"{n}.warc.gz" for n in (1, 2)]
    settings = CrawlSettings(delay=0, browser="never")
    list(crawl([Job("v1", shop, str(paths[0]))], settings))
    list(crawl([Job("v2", shop, str(paths[1]), before=str(paths[0]), root=str(tmp_path))], settings))
    Chain(tmp_path).add(paths, datetime.now(UTC))
    there = ("html > body > p", 25, 25 + len(QUOTE), QUOTE)
    (first,) = closeups([(paths[0], [Place(read(paths[0]).captures[0].id, *there)])])
    place = Place(read(paths[1]).captures[0].id, *there)
    (second,) = closeups([(paths[1], [place])], browser_path="/no/browser")
    assert second.file == first.file and second.sha256 == first.sha256
    (note,) = folder_of(paths[1]).glob("[!0]*.json")
    told = json.loads(note.read_bytes())
    assert told["capture"] == place.capture and told["picture"].startswith("../1.warc.gz.closeups/")
    assert list(closeups([(paths[1], [place])], browser_path="/no/browser")) == [second]
    assert list(verify(tmp_path)) == []


@needs_browser
def test_what_a_killed_process_left_is_named_or_goes(
    kept: tuple[Path, dict[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = kept
    Chain(path.parent).add([path], datetime.now(UTC))
    place = Place(read(path).captures[0].id, "html > body > p", 25, 25 + len(QUOTE), QUOTE)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("crawler.closeup.seal", killed)
        list(closeups([(path, [place])]))
    for half in ("half.png", "half.json.tmp"):
        (folder_of(path) / half).write_bytes(b"\x89PNG")
    assert len(list(verify(path.parent))) == 4
    finish([path, path.with_name("none.warc.gz")])
    assert list(verify(path.parent)) == []
    (shown,) = closeups([(path, [place])], browser_path="/no/browser")
    assert shown.file and list(verify(path.parent)) == []
