"""A rulebook kept ready between two starts: the same files under the same code give the same book.

The folder is the caller's (nothing here reads the environment). A file that is damaged, of another user or
open to others' writing is as good as none: the rulebook is read afresh.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rules.model import Rulebook

_MOST = 8  # rulebooks kept; the oldest go first
_BROKEN = (
    OSError,
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    ValueError,
    TypeError,
)


def key(parts: Iterable[str]) -> str:
    """In: what the book is made of (paths with the digests of their files). Out: its name in the folder.

    The code that reads, and the version of Python, are part of it.
    """
    whole = hashlib.sha256(sys.version.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    for part in parts:
        whole.update(f"\0{part}".encode())
    return whole.hexdigest()


def recall(folder: Path, name: str) -> Rulebook | None:
    """The book kept under a name, None when there is none that can be trusted."""
    path = folder / f"{name}.rulebook"
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            # Unpickling runs what the file says: only what this user wrote, and nobody else could change.
            if about.st_uid != os.getuid() or about.st_mode & 0o022:
                return None
            book = pickle.load(file)
    except _BROKEN:
        return None
    return book if isinstance(book, Rulebook) else None


def keep(folder: Path, name: str, book: Rulebook) -> None:
    """Keep a book under a name, whole or not at all. A folder that cannot be written keeps nothing."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name_of_part = tempfile.mkstemp(dir=folder, suffix=".part")
        path = Path(name_of_part)
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(book, file, protocol=pickle.HIGHEST_PROTOCOL)
            path.replace(folder / f"{name}.rulebook")
        except BaseException:
            path.unlink()
            raise
        held = sorted(folder.glob("*.rulebook"), key=lambda one: one.stat().st_mtime)
        for old in held[:-_MOST]:
            old.unlink(missing_ok=True)
