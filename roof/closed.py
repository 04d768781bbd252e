"""Says before a sweep which rows will be refused because they stand on an inner network, and what opens them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from crawler.address import with_scheme
from crawler.inner import is_inner, opens_own, place_of, refusal
from crawler.model import Storefront
from crawler.settings import CrawlSettings
from roof.lang import t


def tell_closed(storefronts: Iterable[Storefront], settings: CrawlSettings) -> None:
    """One line on stderr, none when every row may be visited."""
    closed = [front.url for front in storefronts if _closed(with_scheme(front.url), settings)]
    if closed:
        print(
            t(
                f"{len(closed)} gian hàng ở địa chỉ nội bộ (như {closed[0]}) sẽ không được thăm; nếu đó là mạng thử"
                " của chính anh chị: --test-network",
                f"{len(closed)} storefronts on inner addresses (such as {closed[0]}) will not be visited; if that is"
                " a test network of your own: --test-network",
            ),
            file=sys.stderr,
        )


def _closed(url: str, settings: CrawlSettings) -> bool:
    host, port = place_of(url)
    own = opens_own(url, settings.test_network, settings.proxy)
    return is_inner(host) and not own and bool(refusal(host, port, settings.inner_hosts))
