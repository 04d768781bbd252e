"""Settings that make no sense are refused at the door."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.settings import CrawlSettings
from crawler.wire import dump_settings, load_settings


def test_the_user_agent_names_us_and_whom_to_ask() -> None:
    agent = CrawlSettings(contact="thitruong@example.gov.vn").user_agent
    assert agent == "rasoat/0.1 (+thitruong@example.gov.vn; market surveillance e-commerce sweep)"
    assert CrawlSettings().user_agent == "rasoat/0.1 (market surveillance e-commerce sweep)"


def test_settings_travel() -> None:
    settings = CrawlSettings(pages=7, record_hosts=("a.vn", "b.vn"), proxy="http://p:1")
    assert load_settings(dump_settings(settings)) == settings


@pytest.mark.parametrize(
    "wrong",
    [
        {"pages": 0},
        {"delay": -1},
        {"max_robots": 1000},
        {"browser": "sometimes"},
        {"proxy": "p:1"},
        {"contact": "a\r\nX: 1"},
        {"hours": "8-18"},
        {"browser_memory": 0},
    ],
    ids=str,
)
def test_nonsense_is_refused_with_its_name(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        CrawlSettings(**wrong)
