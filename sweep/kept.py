"""Files of the user's cache: one of a kind for each storefront, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import site
import sys
import tempfile
from functools import lru_cache
from pathlib import Path


def place(folder: Path, storefront: str, kind: str) -> Path:
    """Where the file of a kind lies for a storefront."""
    return folder / f"{hashlib.sha256(storefront.encode()).hexdigest()[:32]}.{kind}"


def keep(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all. A folder that cannot be written keeps nothing."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(path)


def forget(folder: Path, storefront: str) -> None:
    """Removes every file of a storefront."""
    for path in folder.glob(place(folder, storefront, "*").name):
        path.unlink(missing_ok=True)


@lru_cache(maxsize=8)
def code(*packages: str, data: tuple[str, ...] = (".py", ".tsv", ".yml", ".json", ".txt")) -> str:
    """The code and the data of packages of ours, and the libraries beside them, as one SHA-256."""
    whole = hashlib.sha256(f"{sys.version}{libraries()}".encode())
    for package in packages:
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or ()) if found else ():
            for path in sorted(Path(folder).rglob("*")):
                if path.suffix in data:
                    whole.update(path.read_bytes())
    return whole.hexdigest()


@lru_cache(maxsize=1)
def libraries() -> str:
    """The names and versions of all that is installed beside us: another parser may read another thing."""
    found = set[str]()
    for folder in site.getsitepackages():
        with contextlib.suppress(OSError):
            found |= {one.name for one in Path(folder).iterdir() if one.suffix in {".dist-info", ".egg-info"}}
    return " ".join(sorted(found))
