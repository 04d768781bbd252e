"""Where a run lets its crawl write, apart from every other run, and how finished visits come home.

A run that was killed leaves a crawl behind that ends by itself, but not in the same instant. Were the
next run to write to the same files, each would spoil the other's. So each run has a folder of its own
inside the sweep's folder; a finished visit is moved home, evidence first, manifest last: the manifest's
arrival is what makes it a visit of the sweep.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sweep.plan import MANIFEST, is_whole

PREFIX = ".run-"


class Staging:
    """The folder of one run inside a sweep's folder. `letters` are unlike those of any other run."""

    def __init__(self, home: Path, letters: str) -> None:
        self._home = home
        self._folder = home / f"{PREFIX}{letters}"

    def place(self, path: Path) -> Path:
        """Where the crawl writes the visit that will lie at `path`."""
        return self._folder / path.name

    def bring_home(self, path: Path) -> bool:
        """Move a finished visit to `path`. False when the crawl left no finished visit."""
        if is_whole(self.place(path)):
            _move(self._folder, self._home, path.name)
        return is_whole(path)

    def open(self) -> None:
        """Bring home what earlier runs finished, remove what they left, make this run's folder."""
        recover(self._home)
        self._folder.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """Remove this run's folder; its crawl has ended. What it finished was brought home or comes again."""
        recover(self._home)


def recover(home: Path) -> None:
    """Bring home the finished visits of every run in a sweep's folder, remove everything else of theirs.

    A visit whose evidence had been moved when the run was cut off, and its manifest not, is completed.
    """
    if not home.is_dir():
        return
    for folder in sorted(home.glob(f"{PREFIX}*")):
        for manifest in sorted(folder.glob(f"*{MANIFEST}")):
            name = manifest.name.removesuffix(MANIFEST)
            if not is_whole(home / name) and ((folder / name).exists() or (home / name).exists()):
                _move(folder, home, name)
        shutil.rmtree(folder, ignore_errors=True)
    for stray in sorted(home.glob("*.warc.gz")):
        if not is_whole(stray):
            stray.unlink()


def _move(here: Path, there: Path, name: str) -> None:
    if (here / name).exists():
        (here / name).replace(there / name)
        _sync(there)
    (here / (name + MANIFEST)).replace(there / (name + MANIFEST))
    _sync(there)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
