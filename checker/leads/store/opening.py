"""Opening a store: the engine, SQLite's settings, and bringing an older schema up to date.

A store that an older version wrote is copied aside and migrated; one that a newer version wrote is
refused. A store that is up to date is opened without loading alembic.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, inspect, text
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)

from checker.leads.errors import StoreAway, StoreError, StoreTooNew
from checker.leads.store.migrations import HEAD, REVISIONS

BUSY_SECONDS = 60  # how long a connection waits for another's transaction
POOL = {
    "pool_size": 10,
    "max_overflow": 40,
}  # as many as the desk has threads (40), so that none waits for one
CACHE_KIB = (
    16_000  # of each connection; with SQLite's own 2 MB the indexes of 200,000 leads are read again and again
)
WRITES = {"rasoat_writes": True}  # execution option of a transaction that will write


def open_engine(url: str) -> Engine:
    """An engine over a store that is up to date.

    In: an SQLAlchemy URL, or the path of an SQLite file (made when it is not there). Raises StoreError
    (cannot be opened, not ours) or StoreTooNew.
    """
    address = _address(url)
    try:
        engine = _engine(address)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreError(
            f"Không mở được kho {url}: thiếu trình điều khiển cơ sở dữ liệu ({error}). Hãy cài gói đó.",
            f"Cannot open the store {url}: the database driver is missing ({error}). Install it.",
        ) from error
    try:
        bring_up(engine, address)
    except DatabaseError as error:
        engine.dispose()
        raise StoreError(
            f"Không mở được kho {_shown(address)}: {error.orig}. Cần một tệp SQLite hoặc một URL SQLAlchemy.",
            f"Cannot open the store {_shown(address)}: {error.orig}. "
            "Expected an SQLite file or an SQLAlchemy URL.",
        ) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def bring_up(engine: Engine, address: URL) -> None:
    """Migrate the store to this version's schema; a copy of an older SQLite file is kept beside it."""
    with engine.connect() as connection:
        found = _revision(connection, address)
    if found == HEAD:
        return
    if found is not None and found not in REVISIONS:
        raise StoreTooNew(
            f"Kho {_shown(address)} do phiên bản mới hơn ghi (lược đồ {found}, bản này biết đến {HEAD}). "
            "Hãy nâng cấp chương trình; kho chưa bị thay đổi.",
            f"The store {_shown(address)} was written by a newer version (schema {found}, this one knows "
            f"up to {HEAD}). Upgrade the program; nothing was changed.",
        )
    if found is not None:
        back_up(address, found)
    from alembic import command  # slow to load, and seldom needed
    from alembic.config import Config

    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    with engine.execution_options(**WRITES).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def back_up(address: URL, revision: str) -> Path | None:
    """A copy of an SQLite file beside it, `<file>.schema-<revision>.bak`; None for other engines."""
    if not _is_file(address):
        return None
    source = Path(str(address.database))
    base = source.with_name(f"{source.name}.schema-{revision}.bak")
    target, n = base, 1
    while target.exists():
        n += 1
        target = base.with_name(f"{base.name}.{n}")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # so that the copy is one file
    return target


def _revision(connection: Connection, address: URL) -> str | None:
    names = inspect(connection).get_table_names()
    if "alembic_version" in names:
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        if row is not None:
            return str(row[0])
    if names and names != ["alembic_version"]:
        raise StoreError(
            f"{_shown(address)} là cơ sở dữ liệu khác, không phải kho của chương trình này "
            f"(có bảng {names[0]}). Hãy chọn tệp khác.",
            f"{_shown(address)} is another database, not a store of this program "
            f"(it has a table {names[0]}). Choose another file.",
        )
    return None


def _address(url: str) -> URL:
    if not url.strip():
        raise StoreError("Chưa cho biết kho ở đâu.", "No store was given.")
    try:
        address = (
            make_url(url) if "://" in url else URL.create("sqlite", database=str(Path(url).expanduser()))
        )
    except ArgumentError as error:
        raise StoreError(
            f"{url!r} không phải URL của kho; ví dụ sqlite:///rasoat.db.",
            f"{url!r} is not the URL of a store; expected for example sqlite:///rasoat.db.",
        ) from error
    if _is_file(address) and not Path(str(address.database)).absolute().parent.is_dir():
        parent = Path(str(address.database)).absolute().parent
        raise StoreError(
            f"Không có thư mục {parent} để đặt kho. Hãy tạo thư mục trước.",
            f"There is no folder {parent} to keep the store in. Make it first.",
        )
    return address


def _is_file(address: URL) -> bool:
    return address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")


def _shown(address: URL) -> str:
    return str(address.database) if _is_file(address) else address.render_as_string(hide_password=True)


class _Hinting(SQLiteCompiler):
    """SQLite's words, with the index that a query names (`INDEXED BY`): without, its planner may read every row."""

    def get_from_hint_text(self, table: Any, text: str | None) -> str | None:
        return text


def _engine(address: URL) -> Engine:
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True, **POOL)
    if _is_file(address):
        here = {"timeout": BUSY_SECONDS, "check_same_thread": False}
        engine = create_engine(address, connect_args=here, **POOL)
    else:
        engine = create_engine(address, connect_args={"check_same_thread": False}, poolclass=StaticPool)
    engine.dialect.statement_compiler = _Hinting
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


@contextmanager
def telling(engine: Engine) -> Iterator[Connection]:
    """A transaction, whole or not at all; a database that does not answer or cannot write is StoreAway."""
    try:
        with engine.begin() as connection:
            yield connection
    except (OperationalError, InterfaceError) as error:
        raise _away(error) from error


def _away(error: DBAPIError) -> StoreAway:
    return StoreAway(
        f"Kho dữ liệu không đọc hoặc ghi được lúc này ({error.orig}). Không có gì bị ghi dở; hãy thử lại sau, "
        "và báo người quản trị nếu còn gặp lại (đĩa đầy? máy chủ cơ sở dữ liệu đã dừng?).",
        f"The store cannot be read or written now ({error.orig}). Nothing was half-written; try again later, "
        "and tell the administrator if it stays (disk full? database server stopped?).",
    )


def _on_connect(raw: Any, record: Any) -> None:
    raw.isolation_level = None  # the driver's own BEGIN comes late and lets two writers meet; see _on_begin
    cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    cursor.close()
    record.info["file"] = _file(raw)


def _file(raw: Any) -> tuple[str, tuple[int, int] | None]:
    """Where a connection's file is, and which file stands there now; None for none."""
    name = str(raw.execute("PRAGMA database_list").fetchone()[2] or "")
    try:
        found = Path(name).stat() if name else None
    except OSError:
        found = None
    return name, (found.st_dev, found.st_ino) if found else None


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("rasoat_writes", False)
    if writes and (raw := connection.connection.dbapi_connection) is not None:
        # a file that was moved away or replaced goes on taking writes, which nobody would ever see
        opened = connection.connection.info.get("file")
        if opened and opened[0] and _file(raw) != opened:
            connection.connection.invalidate()
            raise StoreAway(
                f"Tệp kho {opened[0]} đã bị dời, xóa hoặc thay trong lúc đang mở. Hãy đặt lại tệp rồi khởi động lại.",
                f"The store {opened[0]} was moved, removed or replaced while it was open. Put it back, then restart.",
            )
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
