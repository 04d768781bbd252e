"""TikTok Shop: state scripts of its router; which money a price is in is not told, so it contradicts nothing."""

from __future__ import annotations

from checker.facts.engines.engine import Engine, scripts

ENGINE = Engine(
    "tiktokshop",
    ("__MODERN_ROUTER_DATA__", "__UNIVERSAL_DATA_FOR_REHYDRATION__"),
    scripts("__MODERN_ROUTER_DATA__", "__UNIVERSAL_DATA_FOR_REHYDRATION__"),
    per_dong=0,
    by_scripts=True,
)
