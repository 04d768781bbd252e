"""Opening a store: settings, migrations with a copy kept aside, and what is refused with a sentence."""

from __future__ import annotations

import multiprocessing
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from leads_made import SHOP, T0, finding, outcome_of, visit

import checker.leads.store.migrations as migrations
from checker.leads import document
from checker.leads.errors import StoreError, StoreTooNew
from checker.leads.store import Store, case_tables, desk_tables, tie_tables  # noqa: F401  tables of one metadata
from checker.leads.store.opening import open_engine
from checker.leads.store.tables import metadata

FOLDER = Path(migrations.__file__).parent


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(FOLDER))
    return made


def at_revision(file: Path, revision: str) -> None:
    """A store as an older version left it."""
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        made = config()
        made.attributes["connection"] = connection
        command.upgrade(made, revision)
    engine.dispose()


def test_the_list_of_steps_is_the_files() -> None:
    script = ScriptDirectory.from_config(config())
    walked = [step.revision for step in script.walk_revisions()]
    assert tuple(reversed(walked)) == migrations.REVISIONS
    assert script.get_current_head() == migrations.HEAD


def test_the_steps_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    engine = open_engine(str(tmp_path / "a.db"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_sqlite_is_set_for_safety(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        asked = {
            p: connection.exec_driver_sql(f"PRAGMA {p}").scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 60_000}


def test_an_older_store_is_copied_and_migrated(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    at_revision(file, "0001")
    with sqlite3.connect(file) as raw:
        raw.execute("INSERT INTO storefronts VALUES ('a.vn','https://a.vn/','A','website','','','','','','')")
    with Store(str(file)) as store:
        store.put_storefronts([SHOP])
        store.record([outcome_of(visit(1), [finding()])], T0)
        assert len(store.leads()) == 1
    copy = tmp_path / "old.db.schema-0001.bak"
    with sqlite3.connect(copy) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert raw.execute("SELECT id FROM storefronts").fetchall() == [("a.vn",)]
    Store(str(file)).close()
    assert sorted(p.name for p in tmp_path.glob("*.bak*")) == [copy.name]


def test_what_older_leads_weigh_is_brought_up(tmp_path: Path) -> None:
    """A lead of schema 0002, seen twice and back after it was mended: severity 2 × confidence 3, then × 3 × 3."""
    file = tmp_path / "old.db"
    at_revision(file, "0002")
    when, none = "2026-11-22T03:00:00.000000+00:00", "''"
    with sqlite3.connect(file) as raw:
        raw.execute("INSERT INTO storefronts VALUES ('a.vn','https://a.vn/','A','website','','','','','','')")
        raw.execute(
            f"INSERT INTO visits VALUES ('v',NULL,'a.vn','complete','','{when}','{when}','2026-11-22',"
            f"'','','',1,1,'{when}')"
        )
        raw.execute(
            f"INSERT INTO leads VALUES ('l','r','terms','storefront','a.vn','a.vn','reopened','','moderate','high',6,"
            f"'{when}','{when}','v',2)"
        )
        for step in ("new", "mended", "reopened"):
            raw.execute(
                f"INSERT INTO events VALUES (NULL,'l','{when}','{step}',{none},{none},'v',{none},{none})"
            )
    Store(str(file)).close()
    with sqlite3.connect(file) as raw:
        row = raw.execute(
            "SELECT priority, reach, returned, stated, assigned, last_event FROM leads"
        ).fetchone()
    assert row == (6 * 3 * 3, 3, 1, "high", "", 0)


def test_a_second_copy_never_overwrites_the_first(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    kept = tmp_path / "old.db.schema-0001.bak"
    kept.write_text("precious")
    at_revision(file, "0001")
    Store(str(file)).close()
    assert kept.read_text() == "precious"
    assert (tmp_path / "old.db.schema-0001.bak.2").exists()


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    Store(str(file)).close()
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(StoreTooNew) as refusal:
        Store(str(file))
    assert "9999" in refusal.value.say("vi") and "Upgrade" in refusal.value.say("en")
    assert file.read_bytes() == before


def test_a_step_that_breaks_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.db"
    original = command.upgrade

    def breaks(made: Config, revision: str) -> None:
        original(made, "0001")
        raise RuntimeError("power cut")

    monkeypatch.setattr(command, "upgrade", breaks)
    with pytest.raises(RuntimeError):
        Store(str(file))
    monkeypatch.undo()
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    Store(str(file)).close()


def test_what_is_no_store_is_refused_with_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("this is no database, it is a long enough text to look at" * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE customers (id)")
    cases = [
        str(text),
        str(other),
        str(tmp_path / "nowhere" / "a.db"),
        "",
        "no-such-engine://x/y",
        "postgresql+nodriver://x/y",
    ]
    for url in cases:
        with pytest.raises(StoreError) as refusal:
            Store(url)
        assert refusal.value.say("vi") and refusal.value.say("en")
    with sqlite3.connect(other) as raw:
        assert raw.execute("SELECT name FROM sqlite_master").fetchall() == [("customers",)]


def test_a_store_may_live_in_memory() -> None:
    with Store("sqlite://") as store:
        store.put_storefronts([SHOP])
        store.record([outcome_of(visit(1), [finding()])], T0)
        assert len(store.leads()) == 1


def _open(path: str) -> None:
    Store(path).close()


def test_two_processes_may_open_a_new_store_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    openers = [context.Process(target=_open, args=(str(tmp_path / "a.db"),)) for _ in range(3)]
    for opener in openers:
        opener.start()
    for opener in openers:
        opener.join(60)
    assert [opener.exitcode for opener in openers] == [0, 0, 0]


def test_what_the_fifth_step_counts_is_what_there_was(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    at_revision(file, "0004")
    one = visit(1)
    (lead,) = outcome_of(one, [finding()]).leads
    day = "2026-11-22T18:00:00.000000+00:00"  # the 23rd in Vietnam
    event = (
        "INSERT INTO events (lead, at, step, by, reason, visit, evidence_digest, rule_digest, code) VALUES"
    )
    with sqlite3.connect(file) as raw:
        raw.execute(
            "INSERT INTO storefronts VALUES ('hoalan.vn','https://hoalan.vn/','Hoa','shop','Tiki','','','','','')"
        )
        raw.execute("INSERT INTO sweeps VALUES ('s1','r',NULL,'r','e',?,NULL)", [day])
        raw.execute(
            "INSERT INTO visits VALUES (?,'s1','hoalan.vn','complete','',?,?,'2026-11-23','','','r',1,1,?)",
            [one.id, day, day, day],
        )
        raw.execute(
            "INSERT INTO leads (id, rule, theme, subject_kind, subject, storefront, state, dismissed, severity,"
            " confidence, priority, first_seen, last_seen, last_visit, sightings, stated, reach, last_event)"
            " VALUES (?,?,'terms','storefront','hoalan.vn','hoalan.vn','confirmed','','moderate','high',18,?,?,?,1,"
            "'high',3,3)",
            [lead.id, lead.rule, day, day, one.id],
        )
        raw.execute(
            "INSERT INTO sightings VALUES (?,?,?,'d','r',?)", [lead.id, one.id, day, document.write(lead)]
        )
        for step, by, code in (("new", "", ""), ("dismissed", "An", "misread"), ("confirmed", "An", "")):
            raw.execute(f"{event} (?,?,?,?,'',?,'d','r',?)", [lead.id, day, step, by, one.id, code])
    with Store(str(file)) as store:
        choices = store.choices()
        assert (choices["state"], choices["platform"]) == ({"confirmed": 1}, {"Tiki": 1})
        assert store.agreements()[lead.rule].confirmed == 1
        monday = datetime(2026, 11, 22, 17, tzinfo=UTC)
        week = store.week(monday, monday + timedelta(days=7))
        assert (week.swept["new"], week.new["platform"], week.decided["confirmed"]) == (1, {"Tiki": 1}, 1)
        assert store.sweep("s1").steps == {"new": 1} and store.sweep("s1").done == 1
        assert store.rebuild() == 0
