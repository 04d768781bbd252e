"""A file that stands under its name only when it is whole: what was there before stays until then.

Whoever is killed half way leaves `<name>.partial`, which the next audit writes anew.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roof.audit.wish import Wish
from roof.errors import FAILED, Stop
from roof.lang import t

PARTIAL = ".partial"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """In: where a file is to stand. Out: where to write it; it is renamed at the end, and removed when that fails.

    What is no file (a pipe, a device) is written as it is. OSError when it cannot be renamed.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()  # of a link that to which it leads is replaced
    held = target.with_name(target.name + PARTIAL)
    try:
        yield held
        if held.exists():
            held.replace(target)
    except BaseException:
        with suppress(OSError):
            held.unlink()
        raise


_OF_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def told_of_disks(wish: Wish) -> Iterator[None]:
    """A file that cannot be read or written is told in a sentence; so is a reader of our output who went away."""
    try:
        yield
    except BrokenPipeError as error:
        with suppress(OSError, ValueError):  # what is left in the buffer has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        told = t("đầu ra đã bị đóng trước khi ghi hết", "the output was closed before all was written")
        raise Stop(told, FAILED) from error
    except OSError as error:
        where = error.filename or (
            (wish.out or t("đầu ra", "output")) if error.errno in _OF_WRITING else wish.feed
        )
        raise Stop(f"{where}: {error.strerror or error}", FAILED) from error
