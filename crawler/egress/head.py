"""Heads of HTTP/1.1 messages: read within a bound, taken apart strictly, written anew without a proxy's own fields."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

HEAD_LIMIT = 262_144  # bytes; what the plain crawl and browsers accept too
REQUEST = re.compile(rb"([A-Z]{1,16}) ([!-~]{1,65536}) HTTP/1\.[01]")
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)([^\r\n]*)")  # as loosely as browsers read it
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*")
# Between two hops only (RFC 9110, 7.6.1), and what proxies say about themselves.
HOP = {
    b"connection",
    b"keep-alive",
    b"proxy-connection",
    b"proxy-authorization",
    b"proxy-authenticate",
    b"proxy-authentication-info",
    b"te",
    b"trailer",
    b"upgrade",
}


class BadHead(ValueError):
    """A message whose head cannot be read."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line, and the fields in their order with names as sent."""

    line: bytes
    fields: tuple[tuple[bytes, bytes], ...]

    def get(self, name: bytes) -> bytes:
        """The value of a field, several joined by a comma; b"" when it was not sent. `name` in lower case."""
        return b", ".join(value for key, value in self.fields if key.lower() == name)

    def onward(self, line: bytes, *also: tuple[bytes, bytes]) -> bytes:
        """The head for the next hop: another first line, without the fields of this hop, with `also`."""
        named = {name.strip().lower() for name in self.get(b"connection").split(b",")}
        dropped = (
            HOP | (named - {b"host", b"content-length", b"transfer-encoding"}) | {k.lower() for k, _ in also}
        )
        kept = [(k, v) for k, v in self.fields if k.lower() not in dropped]
        return b"".join([line, b"\r\n", *(k + b": " + v + b"\r\n" for k, v in (*also, *kept)), b"\r\n"])


async def read_head(reader: asyncio.StreamReader, *, lenient: bool = False) -> Head:
    """The head of the next message; `BadHead` when it is none or too long, `EOFError` when nothing comes.

    `lenient` leaves out lines that are no fields, as browsers do with what servers send.
    """
    lines: list[bytes] = []
    size = 0
    while True:
        try:
            line = await reader.readuntil(b"\n")
        except asyncio.LimitOverrunError as error:
            raise BadHead("a line of the head is too long") from error
        except asyncio.IncompleteReadError as error:
            if not lines and not error.partial:
                raise EOFError("the connection was closed") from error
            raise BadHead("the head ends in the middle") from error
        size += len(line)
        if size > HEAD_LIMIT:
            raise BadHead(f"the head is longer than {HEAD_LIMIT} bytes")
        line = line.rstrip(b"\r\n")
        if line:
            lines.append(line)
        elif lines:
            return _parsed(lines, lenient)


def _parsed(lines: list[bytes], lenient: bool) -> Head:
    fields: list[tuple[bytes, bytes]] = []
    for line in lines[1:]:
        if line[:1] in b" \t" and fields:  # a folded line (RFC 9112, 5.2) is unfolded
            fields[-1] = (fields[-1][0], fields[-1][1] + b" " + line.strip())
            continue
        found = FIELD.fullmatch(line)
        if found is not None:
            fields.append((found[1], found[2]))
        elif not lenient:
            raise BadHead(f"a header field was expected, found {line[:60]!r}")
    return Head(lines[0], tuple(fields))
