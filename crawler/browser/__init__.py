"""The only room that knows a browser."""

from crawler.browser.draw import Browser, Drawn

__all__ = ["Browser", "Drawn"]
