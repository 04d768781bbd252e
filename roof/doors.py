"""The doors that several commands open: settings, rulebook, store, each with its errors as sentences."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker.leads.errors import LeadsError
from crawler.settings import DETAILS, CrawlSettings
from roof.errors import NOTHING, Stop, as_sentence
from roof.lang import t
from rules.model import Rulebook

if TYPE_CHECKING:
    from checker.leads.store import Store


def crawl_settings(
    *,
    pages: int = 30,
    delay: float = 1.0,
    proxy: str = "",
    browser: str = "auto",
    walk: bool = True,
    details: bool = True,
    contact: str = "",
    at_once: int = 16,
    test_network: bool = False,
    hours: str = "",
    minutes: float = 15.0,
    megabytes: float = 120.0,
) -> CrawlSettings:
    """The settings of a crawl from the options of a command. Raises Stop."""
    with as_sentence(ValueError):
        return CrawlSettings(
            pages=pages,
            delay=delay,
            proxy=proxy,
            browser=browser,
            walk="auto" if walk else "never",
            details=DETAILS if details else (),
            contact=contact,
            storefronts_at_once=at_once,
            test_network=test_network,
            hours=hours,
            visit_seconds=minutes * 60,
            visit_bytes=round(megabytes * 1_000_000),
        )


def rulebook(folders: list[Path] | None) -> Rulebook:
    """Our rules and the user's. Raises Stop that lists every fault of every file."""
    from rules.faults import RulebookError
    from rules.load import load

    with as_sentence(RulebookError):
        return load(*(folders or ()), cache=_cache())


def sheets() -> Path:
    """Where fact sheets are kept for visits that find nothing changed."""
    return _cache() / "sheets"


def _cache() -> Path:
    """Where what was read once is kept, by its digest (XDG Base Directory Specification)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "rasoat"


def open_store(url: str, must_exist: bool = False) -> Store:
    """The store. `must_exist`: a command that only reads does not make an empty file. Raises Stop."""
    from checker.leads.store import Store

    if must_exist and "://" not in url and not Path(url).exists():
        raise Stop(
            t(
                f"chưa có kho {url}; hãy chạy `rasoat sweep SỔ_ĐĂNG_KÝ --store {url}` hoặc `rasoat demo` trước",
                f"there is no store {url} yet; run `rasoat sweep REGISTRY --store {url}` or `rasoat demo` first",
            ),
            NOTHING,
        )
    with as_sentence(LeadsError, code=1):
        return Store(url)
