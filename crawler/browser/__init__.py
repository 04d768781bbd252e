"""The only room that knows a browser."""

from crawler.browser.draw import Browser, Drawn
from crawler.browser.footprints import Footprint, Walked
from crawler.browser.outward import Outward

__all__ = ["Browser", "Drawn", "Footprint", "Outward", "Walked"]
