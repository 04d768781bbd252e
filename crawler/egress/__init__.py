"""The browser's only way out: a forward proxy of ours that holds each connection against `crawler.inner`."""

from crawler.egress.gate import Egress, Pass

__all__ = ["Egress", "Pass"]
