"""The last judgement before a connection of plain HTTP, for whoever forgot to judge before."""

from __future__ import annotations

from typing import Any

import pytest
from scrapy.exceptions import DownloadCancelledError
from twisted.internet.address import IPv4Address
from twisted.web.client import URI

from crawler.spiders.guard import OWN, REFUSED, OuterEndpoints, _Sieve, hold


class Receiver:
    """Stands for Twisted's endpoint, which connects to what it is given."""

    def __init__(self) -> None:
        self.got: list[str] = []

    def resolutionBegan(self, resolution: Any) -> None:
        """Nothing is begun."""

    def addressResolved(self, address: Any) -> None:
        self.got.append(address.host)

    def resolutionComplete(self) -> None:
        self.got.append("end")


@pytest.mark.parametrize(
    ("answers", "passed", "refused"),
    [
        (["8.8.8.8"], ["8.8.8.8"], ""),
        (["127.0.0.1"], [], "127.0.0.1"),
        (["10.0.0.1", "8.8.8.8"], ["8.8.8.8"], ""),
        (["8.8.8.8", "169.254.169.254"], ["8.8.8.8"], ""),
        (["10.0.0.1", "192.168.0.1"], [], "192.168.0.1"),
        ([], [], ""),
    ],
)
def test_only_outer_answers_are_passed_on(answers: list[str], passed: list[str], refused: str) -> None:
    meta: dict[str, Any] = {}
    receiver = Receiver()
    sieve = _Sieve(receiver, meta)
    for answer in answers:
        sieve.addressResolved(IPv4Address("TCP", answer, 80))
    sieve.resolutionComplete()
    assert receiver.got == [*passed, "end"]
    assert refused in meta.get(REFUSED, "")
    assert (REFUSED in meta) == bool(refused)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:80/",
        "http://[::1]:80/",
        "http://LOCALHOST:80/",
        "http://0x7f.1:80/",
        "http://shop.vn:25/",
    ],
)
def test_no_endpoint_is_made_for_an_inner_place(url: str) -> None:
    meta: dict[str, Any] = {}
    with pytest.raises(DownloadCancelledError):
        OuterEndpoints(None, None, 1.0, meta).endpointForURI(URI.fromBytes(url.encode()))
    assert meta[REFUSED]


def test_a_visits_own_place_is_held_by_nobody() -> None:
    meta: dict[str, Any] = {OWN: frozenset({"127.0.0.1:8800"})}
    hold("127.0.0.1", 8800, meta)
    assert REFUSED not in meta
    with pytest.raises(DownloadCancelledError):
        hold("127.0.0.1", 8801, meta)
