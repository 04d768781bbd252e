"""Processes that audit: each has its own memory of rows, and hands over what it did in a file.

Pipes carry numbers, and files of one folder the rest (`checker.feed.handed`).
"""

from __future__ import annotations

import multiprocessing
import shutil
import signal
import sys
import tempfile
import threading
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from checker.feed.audit import Auditor
from checker.feed.handed import lay, picked
from checker.feed.known import OWN, Memory
from checker.feed.post_audit import PostAuditor
from checker.feed.tables import Block
from checker.feed.work import Chunk, Done, Tally, Task, WordsWantedError, audit_chunk, auditor_of, settle
from checker.feed.written import Written

_DONE, _WANTED = "done", "wanted"  # what a process says: a chunk is done; the words of this one, please
_WORDS = "words"  # what it is answered


class Hands:
    """`count` processes for one task, numbered from 0. What is given to one comes back in the order it was given.

    When this process is killed they end by themselves and take the folder with them. `ready` is what holds rows, where
    it is made for this task already: processes that are copies of this one need not make it anew.
    """

    def __init__(self, task: Task, count: int, ready: Auditor | PostAuditor | None = None) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="rasoat", ignore_cleanup_errors=True)
        self._pipes: list[Connection] = []
        self._processes: list[BaseProcess] = []
        self._made = 0  # files
        self._free: list[Path] = []
        self._busy = [0] * count  # chunks that each was given and has not told of
        self._told = [0] * count  # chunks that each has told of and nobody took
        # of the work that each was given and nobody took: the file of its rows, that of what comes of them
        self._given: list[deque[tuple[Path, Path]]] = [deque() for _ in range(count)]
        self._sharing: dict[Path, int] = {}  # chunk → processes that have not told of it
        self._known = [Memory[bool]() for _ in range(count)]  # the names of rows whose words each has
        self._wholes: dict[Path, Block] = {}  # of what was given without its words
        how, copied = _way()
        for _ in range(count):
            ours, theirs = how.Pipe()
            # a copy of our end in another process would keep that end open when we are gone
            copies = (*self._pipes, ours) if copied else ()
            own = ready if copied else None
            process = how.Process(
                target=_work, args=(task, theirs, self._folder.name, copies, own), daemon=True
            )
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()
        self._folder.cleanup()

    def idlest(self) -> int:
        """The process with the least to do."""
        for hand, pipe in enumerate(self._pipes):
            while self._busy[hand] and pipe.poll():
                self._hear(hand)
        return self._busy.index(min(self._busy))

    def give(self, hand: int, chunk: Chunk) -> None:
        """Give rows to a process. OSError when they cannot be written, or the process is no more."""
        self._give(chunk, {hand: None})

    def share(self, block: Block, places: Mapping[int, Sequence[int]]) -> None:
        """Give each of some processes its rows of one block, counted from 0 in it: the block is laid down once, and
        each takes its own out. Words are left out where everybody knows the rows by their names already.
        OSError as with `give`."""
        names = block.names or [None] * len(block)
        met = [self._meets(hand, [names[at] for at in own]) for hand, own in places.items()]
        if all(met):
            self._wholes[self._give(block.only(OWN), places)] = block
        else:
            self._give(block, places)

    def _meets(self, hand: int, names: Sequence[bytes | None]) -> bool:
        """Whether a process knows all these rows; from now on it does."""
        known, all_known = self._known[hand], True
        for name in names:
            if name is None:
                all_known = False
            elif known.get(name) is None:
                all_known = False
                known.put(name, True)
        return all_known

    def _give(self, chunk: Chunk, places: Mapping[int, Sequence[int] | None]) -> Path:
        laid = self._file()
        lay(laid, chunk)
        self._sharing[laid] = len(places)
        for hand, own in places.items():
            out = self._file()
            self._given[hand].append((laid, out))
            self._busy[hand] += 1
            try:
                self._pipes[hand].send((laid.name, own, out.name))
            except BrokenPipeError as error:
                raise self._gone(hand) from error
        return laid

    def take(self, hand: int) -> Done:
        """What the oldest chunk came to that is not taken yet; its lines lie in a file that is used again when nobody
        holds them any more. OSError when the process is no more."""
        while not self._told[hand]:
            self._hear(hand)
        self._told[hand] -= 1
        laid, out = self._given[hand].popleft()
        done, lines = picked(out, partial(self._free.append, out))
        if done.written is not None:
            done.written.parts = [lines[: sum(done.written.sizes)]]
        self._sharing[laid] -= 1
        if not self._sharing[laid]:
            del self._sharing[laid]
            self._wholes.pop(laid, None)
            self._free.append(laid)
        found: Done = done
        return found

    def _file(self) -> Path:
        """A file that nobody needs."""
        if self._free:
            return self._free.pop()
        self._made += 1
        return Path(self._folder.name, str(self._made))

    def outcomes(self) -> Counter[tuple[str, str]]:
        """How the rules came out on all rows whose chunks did not say."""
        out: Counter[tuple[str, str]] = Counter()
        for hand, pipe in enumerate(self._pipes):
            try:
                pipe.send(None)
                out.update(pipe.recv())
            except (EOFError, OSError) as error:
                raise self._gone(hand) from error
        return out

    def _hear(self, hand: int) -> None:
        try:
            if self._pipes[hand].recv() == _WANTED:
                self._tell(hand)
                return
        except (EOFError, ConnectionError) as error:
            raise self._gone(hand) from error
        self._busy[hand] -= 1
        self._told[hand] += 1

    def _tell(self, hand: int) -> None:
        """The words of rows that a process does not know after all (it failed on them, or forgot them), where it will
        write what comes of them."""
        laid, out = self._given[hand][self._told[hand]]
        lay(out, self._wholes[laid])
        self._pipes[hand].send(_WORDS)

    def _gone(self, hand: int) -> ChildProcessError:
        self._processes[hand].join()
        return ChildProcessError(f"process {hand + 1} of the audit ended ({self._processes[hand].exitcode})")


def _way() -> tuple[Any, bool]:
    """How processes are begun, and whether as copies of this one. A copy has rules and words ready; it is safe where
    nothing else runs in this process."""
    copied = sys.platform == "linux" and threading.active_count() == 1
    name = "fork" if copied else "forkserver" if sys.platform != "win32" else "spawn"
    return multiprocessing.get_context(name), copied


def _work(
    task: Task,
    pipe: Connection,
    folder: str,
    copies: tuple[Connection, ...],
    ready: Auditor | PostAuditor | None,
) -> None:
    for copy in copies:
        copy.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted ends us
    auditor, tally = ready or auditor_of(task), Tally()
    later = deque[Any]()  # what was given while words were waited for
    settle()
    while True:
        try:
            given = later.popleft() if later else pipe.recv()
            if given is None:
                pipe.send(tally.told())
                continue
            laid, places, out = given
            try:
                done = audit_chunk(task, auditor, _taken(Path(folder, laid), places), tally)
            except WordsWantedError:
                pipe.send(_WANTED)
                while (given := pipe.recv()) != _WORDS:
                    later.append(given)
                done = audit_chunk(task, auditor, _taken(Path(folder, out), places), tally)
        except EOFError:  # whoever gave us work is no more
            shutil.rmtree(folder, ignore_errors=True)
            return
        lines = done.written.parts if done.written is not None else []
        if done.written is not None:
            done.written = Written([], *done.written.told())
        lay(Path(folder, out), done, lines)
        pipe.send(_DONE)


def _taken(laid: Path, places: Sequence[int] | None) -> Chunk:
    """Rows that were laid down, or those of them that are one's own."""
    chunk: Chunk = picked(laid)[0]
    return chunk.part(places) if places is not None and isinstance(chunk, Block) else chunk
