"""Second visits: cheap where nothing changed, whole where anything might have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hostile import Network, Route, Site, Talk, page
from hypothesis import given
from hypothesis import strategies as st
from shops import MENU, QUICK, WORDS, robots
from test_browser import needs_browser
from warcio.archiveiterator import ArchiveIterator

from crawler.crawl import CrawlSettings, Job, crawl
from crawler.essence import essence
from crawler.evidence import EvidenceError, memory, read, verify
from crawler.evidence.manifest import load, manifest_path
from crawler.model import Storefront, Via, Visit, VisitRecord

Going = Callable[..., Visit]


@pytest.fixture
def going(tmp_path: Path) -> Going:
    """Visits an address for the n-th time, with visit `before` in memory; its evidence is sound."""

    def go(site: Site, n: int, before: int | None = None, settings: CrawlSettings = QUICK) -> Visit:
        where = [str(tmp_path / "ev" / f"{i}.warc.gz") for i in (n, n if before is None else before)]
        last = {} if before is None else {"before": where[1], "root": str(tmp_path / "ev")}
        job = Job(f"v{n}", Storefront("127.0.0.1", site.url), where[0], **last)
        records = [event for event in crawl([job], settings) if isinstance(event, VisitRecord)]
        assert [record.id for record in records] == [f"v{n}"]
        assert list(verify(tmp_path / "ev")) == []
        return read(where[0])

    return go


def kept(words: dict[str, str], path: str, **more: str) -> Route:
    """A page with an ETag over its words, as engines of shops answer."""

    async def route(talk: Talk) -> None:
        body = page(words[path])
        tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
        if talk.headers.get("if-none-match") == tag:
            await talk.send("", "304 Not Modified", ETag=tag, Content_Type="", Content_Length="")
        else:
            await talk.send(body, ETag=tag, **more)

    return route


def shop(network: Network) -> tuple[Site, dict[str, str]]:
    words = {"/": MENU + WORDS, "/noi": "<h1>Nồi</h1>" + WORDS, "/chao": "<h1>Chảo</h1>" + WORDS,
             "/gio-hang": "<h1>Giỏ hàng</h1>" + WORDS}  # fmt: skip
    routes = {path: kept(words, path) for path in words}
    return network.site({**routes, "/robots.txt": robots("User-agent: *\n")}), words


def same(one: Visit, two: Visit) -> bool:
    def told(visit: Visit) -> list[object]:
        return [(c.url, c.state, c.status, c.via, c.body, c.digest, c.content_type) for c in visit.captures]

    return told(one) == told(two)


def test_an_unchanged_shop_is_asked_with_conditions_and_reads_back_whole(
    network: Network, going: Going, tmp_path: Path
) -> None:
    site, _ = shop(network)
    first, second, third = going(site, 1), going(site, 2, 1), going(site, 3, 2)
    assert same(first, second) and same(first, third)
    assert all(second.resources[c.url]["unchanged"] for c in second.captures)
    kinds = [record.type for record in load(manifest_path(tmp_path / "ev/3.warc.gz")).records]
    # the door is asked once more, whole: that puts the server's word to the test
    assert kinds.count("revisit") == len(third.captures) + 1
    assert kinds.count("response") == 2  # robots.txt and the sitemap, which are no pages
    assert load(manifest_path(tmp_path / "ev/3.warc.gz")).origins == ("1.warc.gz",)  # one hop, never two


def test_revisit_records_are_read_by_other_tools(network: Network, going: Going, tmp_path: Path) -> None:
    site, _ = shop(network)
    going(site, 1), going(site, 2, 1)
    with (tmp_path / "ev/1.warc.gz").open("rb") as file:
        whole = {r.rec_headers["WARC-Record-ID"]: r.rec_headers for r in ArchiveIterator(file)}
    seen = 0
    with (tmp_path / "ev/2.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            if record.rec_type == "revisit":
                seen += 1
                head = record.rec_headers
                earlier = whole[head["WARC-Refers-To"]]
                assert head["WARC-Refers-To-Date"] == earlier["WARC-Date"]
                assert head["WARC-Refers-To-Target-URI"] == earlier["WARC-Target-URI"]
                assert head["WARC-Payload-Digest"] == earlier["WARC-Payload-Digest"]
                assert record.http_headers.get_statuscode() in {"304", "200"}
    assert seen == 5


def test_what_changed_is_fetched_and_the_rest_is_not(network: Network, going: Going) -> None:
    site, words = shop(network)
    going(site, 1)
    words["/noi"] = "<h1>Nồi</h1>Hàng nhái siêu cấp. " + WORDS
    second = going(site, 2, 1)
    by_url = {c.url.removeprefix(site.url): c for c in second.captures}
    assert "siêu cấp" in by_url["/noi"].body.decode()
    assert "unchanged" not in second.resources.get(by_url["/noi"].url, {})
    assert "304" in second.resources[by_url["/chao"].url]["unchanged"]


def test_without_validators_equal_bytes_are_recognised(network: Network, going: Going) -> None:
    tokens = iter(range(100))

    async def fresh(talk: Talk) -> None:
        n = next(tokens)
        hidden = f'<form><input type="hidden" name="csrf_token" value="a{n}"></form><!-- made at {n} -->'
        await talk.send(page(hidden + WORDS))

    async def plain(talk: Talk) -> None:
        await talk.send(page("<h1>Chảo</h1>" + WORDS))

    async def home(talk: Talk) -> None:
        await talk.send(page(MENU + WORDS))

    site = network.site({"/": home, "/noi": fresh, "/chao": plain})
    first, second = going(site, 1), going(site, 2, 1)
    said = {url.removeprefix(site.url): n.get("unchanged", "") for url, n in second.resources.items()}
    assert "same bytes" in said["/chao"]
    assert "only tokens" in said["/noi"]
    one, two = ({c.url: c for c in v.captures}[site.url + "/noi"] for v in (first, second))
    assert one.digest != two.digest  # it is kept as it came, and told as what it is
    assert essence(one.body) == essence(two.body)


def test_a_server_that_lies_about_not_modified_is_not_believed(network: Network, going: Going) -> None:
    words = {"/": "A" + MENU + WORDS, "/noi": "<h1>Nồi</h1>" + WORDS}

    def stuck(path: str) -> Route:
        async def route(talk: Talk) -> None:
            if "if-none-match" in talk.headers:
                await talk.send("", "304 Not Modified", ETag='"1"', Content_Type="", Content_Length="")
            else:
                await talk.send(page(words[path]), ETag='"1"')

        return route

    site = network.site({path: stuck(path) for path in words})
    going(site, 1)
    words |= {"/": "B" + MENU + WORDS, "/noi": "<h1>Nồi đã sửa</h1>" + WORDS}
    second = going(site, 2, 1)
    assert all("unchanged" not in notes for notes in second.resources.values())
    assert any("Nồi đã sửa" in c.body.decode() for c in second.captures)


def test_a_304_that_nobody_asked_for_is_no_page(network: Network, going: Going) -> None:
    async def always(talk: Talk) -> None:
        await talk.send("", "304 Not Modified", Content_Type="", Content_Length="")

    site = network.site({"/": always})
    [door] = going(site, 1).captures
    assert (door.state, door.body) == ("broken", b"")


def test_bodies_stand_for_later_visits_only_so_often_and_so_long(
    network: Network, going: Going, tmp_path: Path
) -> None:
    site, _ = shop(network)
    going(site, 0)
    for n in range(1, memory.TIMES + 2):
        visit = going(site, n, n - 1)
    assert all("unchanged" not in notes for notes in visit.resources.values())  # asked whole again
    assert load(manifest_path(tmp_path / f"ev/{n}.warc.gz")).origins == ()
    now = datetime.now(UTC)
    for age, left in ((memory.DAYS - 1, True), (memory.DAYS + 1, False)):
        held = memory.Memory(tmp_path / "ev/0.warc.gz", tmp_path / "ev", now + timedelta(days=age))
        assert bool(held) is left


def test_damaged_or_missing_earlier_evidence_costs_only_the_saving(
    network: Network, going: Going, tmp_path: Path
) -> None:
    site, _ = shop(network)
    first = going(site, 1)
    path = tmp_path / "ev/1.warc.gz"
    entry = next(e for e in load(manifest_path(path)).records if e.url.endswith("/noi"))
    data = bytearray(path.read_bytes())
    data[entry.offset + entry.length // 2] ^= 0x55
    path.chmod(0o644)
    sound = path.read_bytes()
    path.write_bytes(bytes(data))
    job = Job(
        "v2",
        Storefront("127.0.0.1", site.url),
        str(tmp_path / "ev/2.warc.gz"),
        before=str(path),
        root=str(tmp_path / "ev"),
    )
    assert [e for e in crawl([job], QUICK) if isinstance(e, VisitRecord)]
    path.write_bytes(sound)
    assert same(first, read(job.path))
    path.unlink()
    with pytest.raises(EvidenceError, match=r"earlier evidence 1\.warc\.gz .* missing"):
        read(job.path)
    assert any("earlier evidence" in d.why for d in verify(tmp_path / "ev"))


@needs_browser
def test_a_drawing_is_taken_over_only_while_all_that_went_into_it_is_unchanged(
    network: Network, going: Going
) -> None:
    goods = {"name": "Nồi inox"}

    async def data(talk: Talk) -> None:
        await talk.send(f'{{"name": "{goods["name"]}"}}', Content_Type="application/json")

    script = ("fetch('/api').then(r => r.json()).then(g => {document.getElementById('app').innerHTML ="
              " `<h1>${g.name}</h1><p>" + WORDS + "</p>`; })")  # fmt: skip
    words = {"/": f'<div id="app"></div><script>{script}</script>'}
    site = network.site({"/": kept(words, "/"), "/api": data})
    drawing = replace(QUICK, browser="auto", timeout=30.0)
    first, second = going(site, 1, None, drawing), going(site, 2, 1, drawing)
    assert [c.via for c in second.captures] == [Via.HTTP, Via.BROWSER]
    assert same(first, second)
    assert second.resources[site.url + "/"]["drawn again"].startswith("no:")
    goods["name"] = "Nồi đất"  # the page itself says what it said
    third = going(site, 3, 2, drawing)
    assert "drawn again" not in third.resources[site.url + "/"]
    assert "Nồi đất" in third.captures[1].body.decode()
    assert (
        "304" in third.resources[site.url + "/"]["unchanged"]
        or "same" in third.resources[site.url + "/"]["unchanged"]
    )


@needs_browser
def test_a_drawing_without_what_robots_txt_forbade_is_not_taken_over(network: Network, going: Going) -> None:
    rules = {"now": "User-agent: *\nDisallow: /api\n"}

    async def file(talk: Talk) -> None:
        await talk.send(rules["now"], Content_Type="text/plain")

    async def data(talk: Talk) -> None:
        await talk.send("<h1>Nồi nhôm</h1>" + WORDS, Content_Type="text/plain; charset=utf-8")

    script = "fetch('/api').then(r => r.text()).then(t => { document.getElementById('app').innerHTML = t; })"
    words = {"/": f'<div id="app"></div><script>{script}</script>'}
    site = network.site({"/": kept(words, "/"), "/api": data, "/robots.txt": file})
    drawing = replace(QUICK, browser="auto", timeout=30.0)
    first = going(site, 1, None, drawing)
    assert "Nồi nhôm" not in first.captures[1].body.decode()
    rules["now"] = "User-agent: *\nAllow: /\n"
    assert "Nồi nhôm" in going(site, 2, 1, drawing).captures[1].body.decode()


SHOWN = (
    "<h1>Nồi inox</h1><p>"
    + WORDS
    + "</p><p>Quét mã QR <img src=/qr.png alt=QR></p><button onclick='added()'>"
    "Thêm vào giỏ hàng</button><p id=said></p>"
)


@needs_browser
def test_a_drawing_taken_over_promises_its_pictures_and_is_none_of_the_walk_s(
    network: Network, going: Going, tmp_path: Path
) -> None:
    """What pressing "add to cart" made of the page is no drawing of it, nor its picture."""

    async def picture(talk: Talk) -> None:
        await talk.send(b"\x89PNG\r\n\x1a\n" + bytes(200), Content_Type="image/png")

    async def data(talk: Talk) -> None:
        await talk.send(SHOWN, Content_Type="text/plain; charset=utf-8")

    script = (
        "fetch('/api').then(r => r.text()).then(t => { document.getElementById('app').innerHTML = t; });"
        "function added() { document.getElementById('said').textContent = 'Đã thêm vào giỏ'; }"
    )
    words = {"/": f'<div id="app"></div><script>{script}</script>'}
    site = network.site({"/": kept(words, "/"), "/api": data, "/qr.png": picture})
    drawing = replace(QUICK, browser="auto", timeout=30.0)
    first, second = going(site, 1, None, drawing), going(site, 2, 1, drawing)
    for found in (first, second):
        assert any(
            "Đã thêm vào giỏ</p>" in c.body.decode() for c in found.captures[2:] if c.via is Via.BROWSER
        )
        assert [c.url for c in found.captures if c.content_type == "image/png"] == [site.url + "/qr.png"]
    kept_pictures = [r for r in load(manifest_path(tmp_path / "ev/1.warc.gz")).records if "fullPage" in r.url]
    assert kept_pictures[0].url == f"urn:fullPage:{site.url}/" and len(kept_pictures) > 1
    assert kept_pictures[0].id == first.resources[site.url + "/"]["picture"]
    assert "drawn again" in second.resources[site.url + "/"]
    assert first.captures[1].body == second.captures[1].body


@given(st.text(alphabet="abc <>!-=/\"'", max_size=60), st.integers(0, 9999))
def test_the_essence_never_leaves_out_what_is_read(words: str, n: int) -> None:
    """Whatever stands around them, other words are another page."""
    html = f'{words}<p>{{}}</p>{words}<input type="hidden" name="_token" value="{n}">'
    assert essence(html.format("Nồi").encode()) != essence(html.format("Chảo").encode())


@pytest.mark.parametrize(
    "volatile",
    [
        '<input type="hidden" name="_token" value="{}">',
        "<meta name='csrf-token' content='{}'>",
        '<script nonce="{}">let a = 1</script>',
        '<script>var woo = {{"ajax_nonce":"{}"}}</script>',
        "<!-- Cached at {} -->",
        '<a href="/cdn-cgi/l/email-protection#{0}{0}ab">[email]</a>',
    ],
)
def test_marks_that_change_with_every_answer_are_no_change(volatile: str) -> None:
    one, two = (f"<p>Nồi</p>{volatile.format(n)}<b>1</b>".encode() for n in (12, 34))
    assert one != two
    assert essence(one) == essence(two)
    assert essence(one) != essence(one.replace(b"<b>1", b"<b>2"))
