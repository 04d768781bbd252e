"""The only room that knows a browser."""

from crawler.browser.draw import Browser, Drawn
from crawler.browser.footprints import Footprint, Walked

__all__ = ["Browser", "Drawn", "Footprint", "Walked"]
