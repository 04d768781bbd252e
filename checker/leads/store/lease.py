"""One sweep of one registry at a time: a row that says who is at work, and since when it was heard.

A lease is free when nobody holds it, when its holder has not been heard for BEAT_SECONDS × 4, or at once
when its holder was a process of this machine that is no longer there (so that a sweep that was killed
can be taken up without waiting).
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from checker.leads.errors import LeaseLost, LeaseTaken
from checker.leads.kept import Held
from checker.leads.store.desk_tables import stops
from checker.leads.store.tables import leases

BEAT_SECONDS = 15.0
SILENT = timedelta(seconds=BEAT_SECONDS * 4)


@dataclass(frozen=True, slots=True)
class Lease:
    """Held by one process: `holder` is unlike every other lease ever taken."""

    name: str
    holder: str
    after: str = ""  # the host of a dead holder whose place was taken, "" when the lease was free


def take(connection: Connection, name: str, at: datetime) -> Lease:
    """Take the lease or raise LeaseTaken, which says who holds it. `at`: now, UTC."""
    row = connection.execute(select(leases).where(leases.c.name == name).with_for_update()).first()
    host, pid = socket.gethostname(), os.getpid()
    if row is not None and not _dead(row.host, row.pid, row.born, row.beat, at):
        raise LeaseTaken(
            f"Một tiến trình khác (máy {row.host}, số {row.pid}) đang rà soát {name}, có tín hiệu lúc "
            f"{row.beat:%H:%M:%S} UTC. Hãy đợi nó xong hoặc dừng nó rồi chạy lại lệnh này.",
            f"Another process (host {row.host}, pid {row.pid}) is sweeping {name}, last heard at "
            f"{row.beat:%H:%M:%S} UTC. Wait for it or stop it, then run this command again.",
        )
    lease = Lease(name, f"{host}/{pid}/{os.urandom(6).hex()}", row.host if row is not None else "")
    if row is not None:
        connection.execute(delete(leases).where(leases.c.name == name))
    connection.execute(
        insert(leases).values(name=name, holder=lease.holder, host=host, pid=pid, born=_born(pid), beat=at)
    )
    return lease


def beat(connection: Connection, lease: Lease, at: datetime) -> None:
    """Say that the holder lives, and make sure that it still holds: raises LeaseLost."""
    done = connection.execute(
        update(leases).where(leases.c.name == lease.name, leases.c.holder == lease.holder).values(beat=at)
    )
    if done.rowcount != 1:
        raise LeaseLost(
            f"Một tiến trình khác đã tiếp quản việc rà soát {lease.name} khi tiến trình này im lặng; "
            "dừng lại.",
            f"Another process took over the sweep of {lease.name} while this one was silent; stopping.",
        )


def release(connection: Connection, lease: Lease) -> None:
    """Give the lease back; nothing happens when it was lost."""
    connection.execute(delete(leases).where(leases.c.name == lease.name, leases.c.holder == lease.holder))


def held(connection: Connection, name: str, at: datetime) -> Held | None:
    """Who holds a lease at this time; None when it is free."""
    row = connection.execute(select(leases).where(leases.c.name == name)).first()
    if row is None or _dead(row.host, row.pid, row.born, row.beat, at):
        return None
    return Held(row.host, row.pid, row.beat, row.holder)


def stopped(connection: Connection, holder: str) -> str:
    """Who wants this holder to end, "" for nobody."""
    found = connection.execute(select(stops.c.by).where(stops.c.holder == holder).limit(1)).scalar()
    return found or ""


def _dead(host: str, pid: int, born: str, heard: datetime, now: datetime) -> bool:
    if now - heard > SILENT:
        return True
    return host == socket.gethostname() and _born(pid) != born


def _born(pid: int) -> str:
    """When a process of this machine began, "gone" when it is not there, "?" where nobody can tell."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return "gone" if Path("/proc/self/stat").exists() else "?"
    except OSError:
        return "?"
    fields = stat.rpartition(")")[2].split()
    return "gone" if fields[0] in "ZX" else fields[19]
