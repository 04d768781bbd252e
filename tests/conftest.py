"""Every server of the tests stands on loopback, which a sweep visits only when told that it is a test network.

The tests are told so once, here: as if each `CrawlSettings(…)` of theirs had `test_network=True`. Those of the
refusal itself (tests/crawler/test_inner.py, tests/crawler/egress) say False.

No property test has a limit of time: what a loaded machine does slowly is not wrong.
"""

from dataclasses import fields

from hypothesis import HealthCheck, settings

from crawler.settings import CrawlSettings

_names = [field.name for field in fields(CrawlSettings)]
CrawlSettings.__init__.__defaults__ = tuple(
    True if name == "test_network" else value
    for name, value in zip(_names, CrawlSettings.__init__.__defaults__ or (), strict=True)
)

settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")
