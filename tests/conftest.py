"""Every server of the tests stands on loopback, which a sweep visits only when told that it is a test network.

The tests are told so once, here: as if each `CrawlSettings(…)` of theirs had `test_network=True`. Those of the
refusal itself (tests/crawler/test_inner.py, tests/crawler/egress) say False.
"""

from dataclasses import fields

from crawler.settings import CrawlSettings

_names = [field.name for field in fields(CrawlSettings)]
CrawlSettings.__init__.__defaults__ = tuple(
    True if name == "test_network" else value
    for name, value in zip(_names, CrawlSettings.__init__.__defaults__ or (), strict=True)
)
