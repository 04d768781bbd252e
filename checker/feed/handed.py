"""What one process of an audit hands to another: a file, written once and read where it lies.

A pipe copies what goes through it many times: 3 MB through the pool of the standard library take 8.5 ms of processor
time on both sides together, through a file that is read whole 1.8 ms. Read where it lies, only what is looked at of it
is touched: of a block of a thousand rows whose words are known already, that is a tenth.
"""

from __future__ import annotations

import mmap
import os
import pickle
import struct
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, BinaryIO

_SIZES = struct.Struct("<qq")  # bytes of what is pickled, number of buffers beside it
_ONE = struct.Struct("<q")
_ALIGNED = 64  # bytes; columns are laid where whoever reads them wants them


def lay(path: Path, what: object, lines: Iterable[bytes | memoryview] = ()) -> None:
    """Write something that can be pickled, and lines after it. What is large of it (the columns of a block) lies beside
    the rest as it is. OSError when it cannot be written."""
    beside: list[pickle.PickleBuffer] = []
    data = pickle.dumps(what, 5, buffer_callback=beside.append)
    with _over(path) as out:
        out.write(_SIZES.pack(len(data), len(beside)))
        out.write(b"".join([_ONE.pack(one.raw().nbytes) for one in beside]))
        out.write(data)
        at = _SIZES.size + _ONE.size * len(beside) + len(data)
        for one in beside:
            out.write(bytes(-at % _ALIGNED))
            at += -at % _ALIGNED + out.write(one.raw())
        out.write(b"".join(lines))  # in a third of the time that it takes to write piece by piece


def picked(path: Path, after: Callable[[], object] | None = None) -> tuple[Any, memoryview]:
    """What was laid down, and what lies after it. `after` is called when nobody holds anything of the file any more:
    only then may it be written over."""
    with path.open("rb") as given:
        mapped = mmap.mmap(given.fileno(), 0, access=mmap.ACCESS_READ)
    if after is not None:
        weakref.finalize(mapped, after).atexit = False
    view = memoryview(mapped)
    size, count = _SIZES.unpack_from(view)
    at = _SIZES.size + _ONE.size * count
    data, end = view[at : at + size], at + size
    beside = []
    for number in range(count):
        (long,) = _ONE.unpack_from(view, _SIZES.size + _ONE.size * number)
        end += -end % _ALIGNED
        beside.append(view[end : end + long])
        end += long
    return pickle.loads(data, buffers=beside), view[end:]


def _over(path: Path) -> BinaryIO:
    """A file to be written from its beginning. What was there before stays beyond the end: whoever reads knows where
    to stop. Writing over takes a third of the time that a new file does."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "wb")
