"""A jar with bounds."""

from __future__ import annotations

from scrapy import Request
from scrapy.http import Response
from scrapy.http.cookies import CookieJar

from crawler.spiders.cookies import trim


def sent_after(*cookies: str) -> str:
    jar, request = CookieJar(), Request("https://shop.vn/")
    jar.extract_cookies(Response("https://shop.vn/", headers={"Set-Cookie": list(cookies)}), request)
    trim(jar)
    jar.add_cookie_header(request)
    return (request.headers.get("Cookie") or b"").decode()


def test_few_stay_as_they_are() -> None:
    assert sent_after("a=1", "b=2; Path=/") == "a=1; b=2"


def test_the_first_of_many_stay() -> None:
    sent = sent_after(*(f"c{n:04}=v" for n in range(2_000))).split("; ")
    assert sent == [f"c{n:04}=v" for n in range(50)]


def test_one_too_long_goes_and_together_they_fit_a_head() -> None:
    assert sent_after("a=1", "b=" + "x" * 5_000, "c=3") == "a=1; c=3"
    assert len(sent_after(*(f"c{n}=" + "x" * 3_000 for n in range(9)))) < 8_100
