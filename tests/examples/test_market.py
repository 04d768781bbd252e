"""The example market over real HTTP: every shop answers, every link leads somewhere, the key fits."""

from __future__ import annotations

import csv
import gzip
import http.client
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from stdnum import ean
from stdnum.vn import mst

from examples.market import load
from examples.market.answers import STOREFRONT, answers
from examples.market.model import Shop
from examples.market.pages import encode, site
from examples.market.serve import HEADERS, Market, serve

KEYS = load.keys()
OPEN = [k for k in KEYS if not load.shop(k).down]
QUICK = [k for k in OPEN if not load.shop(k).slow]
LINK = re.compile(r'(?:href|src|data-page)="([^"#]+)')


@pytest.fixture(scope="module")
def market() -> Iterator[Market]:
    with serve() as opened:
        yield opened


class Visitor:
    """One kept connection to the market, by Host header or through the proxy."""

    def __init__(self, market: Market, proxied: bool = False) -> None:
        self.proxied = proxied
        self.line = http.client.HTTPConnection("127.0.0.1", market.port, timeout=10)

    def ask(
        self, host: str, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        target = quote(path, safe="/?&=:;+,~%")
        fields = {k.replace("_", "-"): v for k, v in headers.items()}
        if self.proxied:
            self.line.request(method, f"http://{host}{target}", headers=fields)
        else:
            self.line.request(method, target, headers={"Host": host, **fields})
        answer = self.line.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()


def test_the_market_is_as_large_as_promised() -> None:
    assert len(KEYS) >= 24
    assert {load.shop(k).engine for k in KEYS} == {
        "haravan",
        "sapo",
        "woo",
        "plain",
        "nextjs",
        "script",
        "platform",
    }


@pytest.mark.parametrize("key", OPEN)
def test_every_shop_answers_directly_and_through_the_proxy(market: Market, key: str) -> None:
    shop = load.shop(key)
    direct = Visitor(market).ask(f"{shop.domain}:{market.port}", f"{shop.path}/")
    proxied = Visitor(market, proxied=True).ask(f"{shop.domain}:{market.port}", f"{shop.path}/")
    assert direct[0] == proxied[0] == 200
    assert direct[2] == proxied[2]
    assert urlsplit(market.url(key)).port == market.port


@pytest.mark.parametrize("key", QUICK)
def test_every_linked_page_exists(market: Market, key: str) -> None:
    """A walk over all links; only pages planned to be missing or broken may fail."""
    shop, at = load.shop(key), site(load.shop(key))
    planned = {
        at.at("policy", p.slug): {"missing": 404, "broken": 500}.get(p.state, 200) for p in shop.policies
    }
    visitor, todo, seen = Visitor(market), [f"{shop.path}/"], set[str]()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        status, fields, body = visitor.ask(shop.domain, path)
        assert status == planned.get(path, 200), path
        kind = fields["content-type"]
        if status == 200 and kind.startswith(("text/html", "application/json")):
            text = body.decode("cp1258" if "windows-1258" in kind else "utf-8")
            if kind.startswith("application/json"):
                text = text.replace('\\"', '"') + "".join(
                    f' href="{p}"' for p in re.findall(r'"(/[^"\\]*)"', text)
                )
            todo += [
                urlsplit(urljoin(f"http://{shop.domain}{path}", unescape(link))).path
                for link in LINK.findall(text)
                if urlsplit(urljoin(f"http://{shop.domain}{path}", unescape(link))).netloc == shop.domain
            ]
    assert {at.at("product", p.slug) for p in shop.products} <= seen
    if not shop.extras.get("one_page"):
        assert {at.at("policy", p.slug) for p in shop.policies} <= seen


@pytest.mark.parametrize("key", KEYS)
def test_the_key_fits_the_shop(key: str) -> None:
    answer, shop = answers()[key], load.shop(key)
    paths = {site(shop).at("product", p.slug) for p in shop.products} | {STOREFRONT}
    named = {subject for _, subject in answer.leads | answer.passed}
    assert named <= paths
    assert not answer.leads & answer.passed
    assert not {r for r, s in answer.leads if s == STOREFRONT} & answer.cannot_tell
    if answer.leads or answer.visit != "complete":
        assert _differs(shop, load.shop(key, True)), "a fault without a mend"


def _differs(planted: Shop, mended: Shop) -> bool:
    return any(getattr(planted, f) != getattr(mended, f) for f in Shop.__slots__ if f != "mended")


def test_the_key_names_every_shop_and_no_other() -> None:
    assert set(answers()) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_numbers_are_right_unless_planted_wrong(key: str) -> None:
    answer, shop = answers()[key], load.shop(key)
    tax_is_wrong = ("seller-tax-code-valid", STOREFRONT) in answer.leads
    assert mst.is_valid(shop.firm.tax_code) is not tax_is_wrong or not shop.firm.tax_code
    for product in shop.products:
        planted = ("listing-barcode-valid", site(shop).at("product", product.slug)) in answer.leads
        assert not product.gtin or ean.is_valid(product.gtin) is not planted
    assert all(ean.is_valid(p.gtin) for p in load.shop(key, True).products if p.gtin)


def test_invented_firms_have_no_number_twice() -> None:
    shops = [load.shop(k) for k in KEYS]
    for numbers in (
        [s.firm.tax_code for s in shops if s.firm.tax_code],
        [s.firm.phone for s in shops],
        [s.badge.number for s in shops if s.badge.number],
    ):
        assert len(numbers) == len(set(numbers))
    assert all(s.firm.phone.startswith("0900 000 0") for s in shops)
    assert all(s.firm.tax_code.startswith("99") for s in shops if s.firm.tax_code)
    assert all(s.firm.email.endswith(".example") for s in shops)


def test_each_open_badge_opens_its_own_record_at_the_stand_in(market: Market) -> None:
    visitor = Visitor(market, proxied=True)
    for key in KEYS:
        shop = load.shop(key)
        if not shop.badge.shape.startswith("record"):
            continue
        folder = {
            "record": "Home/WebDetails/",
            "record-new": "nen-tang/",
            "record-chi-tiet": "Website/chi-tiet-",
        }
        status, _, body = visitor.ask("online.gov.vn", f"/{folder[shop.badge.shape]}{shop.badge.number}")
        text = unescape(body.decode())
        owner = shop.declared.get("declared_owner", shop.firm.name)
        foreign = ("notice-badge-own-record", STOREFRONT) in answers()[key].leads
        assert status == 200
        assert (
            (owner not in text and shop.domain not in text)
            if foreign
            else (owner in text and shop.domain in text)
        )


def test_unknown_records_hosts_and_methods(market: Market) -> None:
    proxied = Visitor(market, proxied=True)
    assert proxied.ask("online.gov.vn", "/Home/WebDetails/123")[0] == 404
    assert proxied.ask("online.gov.vn", "/Home/WebDetails/1")[0] == 404
    status, _, body = proxied.ask("nobody.localhost", "/")
    assert status == 502
    assert b"nobody.localhost" in body
    assert Visitor(market).ask("gom-bat-xanh.localhost", "/nothing-here")[0] == 404
    assert Visitor(market).ask("gom-bat-xanh.localhost", "/cart", "POST", Content_Length="0")[0] == 405
    tunnel = socket.create_connection(("127.0.0.1", market.port), timeout=5)
    tunnel.sendall(b"CONNECT online.gov.vn:443 HTTP/1.1\r\nHost: online.gov.vn:443\r\n\r\n")
    assert tunnel.recv(4096).startswith(b"HTTP/1.1 405 ")
    tunnel.close()


def test_the_shop_that_is_down_refuses_and_resets(market: Market) -> None:
    where = urlsplit(market.url("tat-den"))
    assert where.port != market.port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", where.port or 0), timeout=5)
    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        Visitor(market, proxied=True).ask(where.netloc, "/")


def test_conditional_requests_and_gzip(market: Market) -> None:
    visitor = Visitor(market)
    _, fields, plain = visitor.ask("may-ha-nhien.localhost", "/")
    assert visitor.ask("may-ha-nhien.localhost", "/", If_None_Match=fields["etag"])[0] == 304
    assert visitor.ask("may-ha-nhien.localhost", "/", If_Modified_Since=fields["last-modified"])[0] == 304
    assert visitor.ask("may-ha-nhien.localhost", "/", If_None_Match='"other"')[0] == 200
    _, fields, packed = visitor.ask("may-ha-nhien.localhost", "/", Accept_Encoding="gzip")
    assert fields["content-encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert visitor.ask("may-ha-nhien.localhost", "/", "HEAD")[2] == b""
    assert visitor.ask("may-ha-nhien.localhost", "/")[2] == plain  # the connection still stands


def test_robots_of_the_shops_that_forbid(market: Market) -> None:
    visitor = Visitor(market)
    assert b"Disallow: /\n" in visitor.ask("khoa-cong.localhost", "/robots.txt")[2]
    assert b"Disallow: /san-pham/\n" in visitor.ask("ngan-sach-cu.localhost", "/robots.txt")[2]
    assert visitor.ask("my-pham-la-tram.localhost", "/robots.txt")[2].count(b"Disallow: /") == 11
    assert visitor.ask("gom-bat-xanh.localhost", "/robots.txt")[2] == b"User-agent: *\nDisallow:\n"


def test_windows_1258_bytes_read_back_as_vietnamese(market: Market) -> None:
    from unicodedata import normalize

    _, fields, body = Visitor(market).ask("dien-hai-dang.localhost", "/")
    assert fields["content-type"] == "text/html; charset=windows-1258"
    assert "CÔNG TY TNHH ĐIỆN GIA DỤNG HẢI ĐĂNG" in normalize("NFC", body.decode("cp1258"))
    every = "ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựíìỉĩịýỳỷỹỵđĐ₫"
    assert normalize("NFC", encode(every, "cp1258").decode("cp1258")) == every


def test_script_shops_say_nothing_before_their_script_runs(market: Market) -> None:
    for key in (k for k in KEYS if load.shop(k).engine == "script"):
        shop = load.shop(key)
        body = Visitor(market).ask(shop.domain, "/")[2].decode()
        assert shop.brand not in body
        assert shop.firm.name not in body
        data = Visitor(market).ask(shop.domain, "/du-lieu/trang-chu.json")[2].decode()
        assert shop.firm.name in data


def test_mending_and_hits(market: Market) -> None:
    visitor = Visitor(market)
    before = visitor.ask("lua-to-nhien.localhost", "/")
    market.hits.clear()
    market.mend("lua-to-nhien")
    mended = visitor.ask("lua-to-nhien.localhost", "/", If_None_Match=before[1]["etag"])
    market.unmend("lua-to-nhien")
    after = visitor.ask("lua-to-nhien.localhost", "/", If_None_Match=before[1]["etag"])
    assert (before[0], mended[0], after[0]) == (200, 200, 304)
    assert b"online.gov.vn" not in before[2]
    assert b"online.gov.vn/Home/WebDetails/990118" in mended[2]
    assert market.hits["lua-to-nhien"] == [("GET", "/"), ("GET", "/")]


def test_variants_at_the_door() -> None:
    with serve(variant={"am-chen-lien": "mended"}) as opened:
        body = Visitor(opened).ask("am-chen-lien.localhost", "/")[2]
        assert b"online.gov.vn/Home/WebDetails/990114" in body
    with pytest.raises(ValueError, match="no such shop"):
        serve(variant={"nobody": "mended"})
    with pytest.raises(ValueError, match="planted"):
        serve(variant={"am-chen-lien": "better"})


def test_a_shop_in_a_folder_stands_beside_the_host_s_own_page(market: Market) -> None:
    visitor = Visitor(market)
    assert market.url("tiem-hoa").endswith("/tiem-hoa/")
    assert visitor.ask("sites.localhost", "/")[0] == 200
    assert visitor.ask("sites.localhost", "/robots.txt")[0] == 200
    assert visitor.ask("sites.localhost", "/tiem-hoa")[0] == 200
    assert visitor.ask("sites.localhost", "/san-pham/bo-hong-sa-kem.html")[0] == 404


def test_the_registry_has_a_row_for_every_shop(market: Market, tmp_path: Path) -> None:
    market.write_registry(tmp_path / "registry.csv")
    with (tmp_path / "registry.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(HEADERS.values())
    assert [r["Địa chỉ website"] for r in rows] == [market.url(k) for k in KEYS]
    assert {r["Loại"] for r in rows} == {"website", "shop"}


def test_many_visitors_at_once(market: Market) -> None:
    def walk(number: int) -> set[int]:
        visitor = Visitor(market, proxied=number % 2 == 0)
        return {
            visitor.ask(f"{QUICK[i % len(QUICK)]}.localhost", "/robots.txt")[0]
            for i in range(number, number + 60)
        }

    hosts = {load.shop(k).domain for k in QUICK}
    with ThreadPoolExecutor(16) as pool:
        states = set().union(*pool.map(walk, range(32)))
    assert len(hosts) > 24
    assert states <= {200, 502}  # 502: keys whose host has another name


def test_stop_frees_the_port_and_may_be_called_twice() -> None:
    opened = serve()
    Visitor(opened).ask("gom-bat-xanh.localhost", "/")
    opened.stop()
    opened.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", opened.port), timeout=5)
