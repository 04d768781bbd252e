"""A store as a city's would be after a season: storefronts, weekly sweeps, leads with a life, decisions, a trail,
sellers with their ties, a programme's cases.

python -m bench.city STORE [LEADS]      writes the store (a path or an SQLAlchemy URL), ten leads a storefront

Rows are inserted as the product's own code would have written them, many at a time; the same seed gives the same
store. Shares are our own estimate of a city: most leads persist, one in six was decided, a few were referred.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy import Table, insert, text

from bench.around import surround
from checker.leads import document
from checker.leads.fingerprint import fingerprint
from checker.leads.life import STATES, Step
from checker.leads.people import Role, User
from checker.leads.queue import Filter
from checker.leads.reasons import REASONS
from checker.leads.store import Store
from checker.leads.store import tables as t
from checker.leads.store.agreement import judged, reweigh
from checker.leads.store.counts import day_of
from checker.leads.store.desk_tables import trail
from checker.leads.store.office import Office
from checker.leads.store.search import searchable
from checker.leads.store.trail import START, linked
from checker.leads.weight import priority, reach, repetition
from checker.model import Basis, Evidence, Lead, Place, Search, Severity, SubjectKind
from rules.load import load

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
SWEEPS = 6  # weekly
PLATFORMS = ("Shopee", "Lazada", "TikTok Shop", "Tiki", "Sendo")
OFFICERS = 20
CHUNK = 2_000
ORDER = tuple(table.name for table in t.metadata.sorted_tables)  # what others refer to comes first
_FIRST = (
    "Hoa", "Bếp", "Áo", "Giày", "Mỹ", "Đồ", "Quà",
    "Trà", "Sách", "Nhà", "Gốm", "Vải", "Xe", "Túi", "Sữa",
)  # fmt: skip
_SECOND = ("Lan", "Xinh", "Việt", "Phẩm", "Chơi", "Xanh", "Cũ", "Nhỏ", "Minh", "Ngọc", "An", "Thảo", "Phúc")


def build(store: Store, leads: int, password: str) -> None:
    """Fill an empty store. `password`: the argon2 hash of everybody's."""
    _City(store, random.Random(6), leads).run(password)


class _City:
    def __init__(self, store: Store, chance: random.Random, leads: int) -> None:
        self.store, self.chance, self.wanted = store, chance, leads
        book = load()
        self.rules = [r for r in book.rules.values() if r.status in ("test", "stable")]
        self.chance.shuffle(self.rules)
        # a few rules raise most leads, as in a sweep of real shops
        self.weights = [1 / (1 + n) ** 0.7 for n in range(len(self.rules))]
        self.shops: list[dict[str, Any]] = []
        self.rows: dict[Table, list[dict[str, Any]]] = {}
        self.days: Counter[Any] = Counter()
        self.sweeps: Counter[Any] = Counter()
        self.number = 0
        self.made: set[str] = set()

    def run(self, password: str) -> None:
        self._places()
        self._visits()
        for _ in self._leads():
            if len(self.rows[t.leads]) >= CHUNK:
                self._write()
        self._write()
        names = ("day", "step", "field", "value")
        self.rows[t.daily] = [{**dict(zip(names, k, strict=True)), "count": n} for k, n in self.days.items()]
        self.rows[t.sweep_counts] = [
            {"sweep": s, "kind": kind, "name": name, "count": n} for (s, kind, name), n in self.sweeps.items()
        ]
        self._write()
        self._go_on_counting()
        with self.store.writing() as connection:
            for rule in self.rules:
                reweigh(connection, rule.id)
        self._people(password)
        surround(self.store, [shop["id"] for shop in self.shops], NOW)
        self._settle()

    def _put(self, table: Table, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def _write(self) -> None:
        with self.store.writing() as connection:
            for table in sorted(self.rows, key=lambda table: ORDER.index(table.name)):
                if self.rows[table]:
                    connection.execute(insert(table), self.rows[table])
        self.rows = {table: [] for table in self.rows}

    def _go_on_counting(self) -> None:
        """Numbers that were given by hand are behind what PostgreSQL would give next."""
        with self.store.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('events', 'number'), {self.number})")
                )

    def _settle(self) -> None:
        """What a database does in the minutes after so many rows: else its cleaning is measured with the pages."""
        with self.store.reading() as connection:
            engine = connection.engine
        if engine.dialect.name == "postgresql":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
                alone.execute(text("VACUUM ANALYZE"))
                alone.execute(text("CHECKPOINT"))

    def _places(self) -> None:
        units = files("checker.facts").joinpath("data/units.tsv").read_text("utf-8").splitlines()
        rows = [u.split("\t") for u in units if u.startswith("ward\t")]
        wards = [f"{r[2]} {r[1]}" for r in rows if r[3] == "Hồ Chí Minh"] or [r[1] for r in rows]
        for n in range(max(1, self.wanted // 10)):
            platform = self.chance.choice(PLATFORMS) if self.chance.random() < 0.6 else ""
            name = f"{self.chance.choice(_FIRST)} {self.chance.choice(_SECOND)} {n}"
            slug = searchable(name).replace(" ", "")
            host = searchable(platform).replace(" ", "")
            key = f"{host}.vn/{slug}" if platform else f"{slug}.vn"
            ward = self.chance.choice(wards) if self.chance.random() < 0.8 else ""
            self.shops.append({
                "id": key, "url": f"https://{key}", "name": name, "kind": "shop" if platform else "website",
                "platform": platform, "declared_owner": f"Công ty TNHH {name}", "tax_code": f"03{n:08d}",
                "address": f"{n % 300} Lê Lợi, {ward}, Hồ Chí Minh" if ward else "", "category": "tổng hợp",
                "notes": "", "province": "Hồ Chí Minh" if ward else "", "ward": ward,
                "ward_from": self.chance.choice(("registry", "page")) if ward else "",
                "words": searchable(f"{key} {name}"),
            })  # fmt: skip
        self.rows[t.storefronts] = self.shops
        self._write()

    def _visits(self) -> None:
        for week in range(SWEEPS):
            at = NOW - timedelta(days=7 * (SWEEPS - 1 - week) + 3)
            self._put(t.sweeps, id=f"s{week}", registry="so.xlsx", as_of=None, rulebook="0" * 64,
                      evidence_folder="evidence", started=at, finished=at + timedelta(hours=20))  # fmt: skip
        self._write()
        for week in range(SWEEPS):
            begun = NOW - timedelta(days=7 * (SWEEPS - 1 - week) + 3)
            for n, shop in enumerate(self.shops):
                at = begun + timedelta(seconds=3.6 * n)
                state = self.chance.choices(
                    ("complete", "partial", "blocked", "unreachable", "failed"), (75, 15, 6, 3, 1)
                )[0]
                visit = f"s{week}/{shop['id']}"
                self._put(t.visits, id=visit, sweep=f"s{week}", storefront=shop["id"], state=state,
                    why="" if state == "complete" else "3 of 30 pages were not captured", started=at,
                    ended=at + timedelta(minutes=2), as_of=day_of(at), evidence_path=f"evidence/{visit}.warc.gz",
                    manifest_digest="0" * 64, rulebook="0" * 64, pages=30, bytes=2_000_000, recorded=at)  # fmt: skip
                self._put(
                    t.planned, sweep=f"s{week}", storefront=shop["id"], position=n, visit=visit, done=at
                )
                self.sweeps[f"s{week}", "state", state] += 1
                if week >= SWEEPS - 2:
                    for rule in self.chance.sample(self.rules, 12):
                        outcome = self.chance.choice(("passed", "passed", "cannot_tell", "failed"))
                        self._put(t.tallies, visit=visit, rule=rule.id, outcome=outcome, count=1)
                        if outcome != "passed":
                            self._put(t.findings, visit=visit, rule=rule.id, subject_kind="storefront",
                                subject=shop["id"], url=shop["url"], outcome=outcome, why="a check failed")  # fmt: skip
                if len(self.rows[t.visits]) >= CHUNK:
                    self._write()
        self._write()

    def _leads(self) -> Iterator[None]:
        made = 0
        while made < self.wanted:
            # heavy-tailed: most shops have a handful of leads, some have hundreds of listings at fault
            shop = self.shops[int(len(self.shops) * self.chance.random() ** 1.6)]
            rule = self.chance.choices(self.rules, self.weights)[0]
            if self._lead(shop, rule, made):
                made += 1
                yield

    def _lead(self, shop: dict[str, Any], rule: Any, n: int) -> bool:
        chance, kind = self.chance, SubjectKind(rule.subject)
        subject = f"{shop['id']}/{rule.subject}-{n}"
        lead_id = fingerprint(rule.id, shop["id"], kind, subject)
        if lead_id in self.made:  # a rule about the whole storefront makes one lead of it
            return False
        self.made.add(lead_id)
        first = int(SWEEPS * chance.random() ** 0.6)
        weeks = [w for w in range(first, SWEEPS) if w == first or chance.random() < 0.45]
        mended = weeks[-1] < SWEEPS - 1 and chance.random() < 0.35
        digest = hashlib.sha256(f"{lead_id}".encode()).hexdigest()
        stated = chance.choice(("medium", "high", "low"))
        at = NOW
        for order, week in enumerate(weeks):
            visit = f"s{week}/{shop['id']}"
            at = NOW - timedelta(days=7 * (SWEEPS - 1 - week) + 3) + timedelta(seconds=n % 70_000)
            lead = _document(lead_id, rule, shop, kind, subject, visit, stated, digest, at)
            self._put(t.sightings, lead=lead_id, visit=visit, at=at, evidence_digest=digest,
                      rule_digest="0" * 64, document=document.write(lead))  # fmt: skip
            self._event(lead_id, rule, shop, at, "persisting" if order else "new", visit, digest)
        state = Step.PERSISTING if len(weeks) > 1 else Step.NEW
        if mended:
            state = Step.MENDED
            self._event(
                lead_id, rule, shop, at + timedelta(days=7), "mended", f"s{weeks[-1] + 1}/{shop['id']}", ""
            )
        said, last, assigned = "", 0, ""
        if not mended and chance.random() < 0.17:
            state = chance.choices(
                (Step.CONFIRMED, Step.DISMISSED, Step.ASKED, Step.REFERRED), (50, 35, 10, 5)
            )[0]
            code = chance.choice(list(REASONS)) if state is Step.DISMISSED else ""
            last = self._event(lead_id, rule, shop, at + timedelta(days=chance.random() * 2), str(state),
                f"s{weeks[-1]}/{shop['id']}", digest, by=f"officer{chance.randrange(OFFICERS)}", code=code)  # fmt: skip
            said = judged(state, code) or ""
        elif chance.random() < 0.03:
            assigned = f"officer{chance.randrange(OFFICERS)}"
        far, again = reach(str(kind), 1), repetition(len(weeks), 0)
        self._put(t.leads, id=lead_id, rule=rule.id, theme=rule.theme, subject_kind=str(kind), subject=subject,
            storefront=shop["id"], state=str(state), dismissed=digest if state is Step.DISMISSED else "",
            severity=str(rule.severity), confidence=stated, stated=stated, reach=far,
            priority=priority(Severity(rule.severity), stated, far, again), first_seen=at, last_seen=at,
            last_visit=f"s{weeks[-1]}/{shop['id']}", sightings=len(weeks), returned=0, assigned=assigned,
            last_event=last, platform=shop["platform"], ward=shop["ward"], judged=said)  # fmt: skip
        return True

    def _event(
        self, lead: str, rule: Any, shop: dict[str, Any], at: datetime, step: str, visit: str, digest: str,
        by: str = "", code: str = "",
    ) -> int:  # fmt: skip
        self.number += 1
        self._put(t.events, number=self.number, lead=lead, at=at, step=step, by=by, code=code, visit=visit,
                  reason="đã đối chiếu" if by else "", evidence_digest=digest, rule_digest="0" * 64,
                  to_whom="", paper="", undoes=0)  # fmt: skip
        if not by:
            for field, value in (
                ("theme", rule.theme),
                ("platform", shop["platform"]),
                ("ward", shop["ward"]),
            ):
                self.days[day_of(at), step, field, value] += 1
            self.sweeps[visit.partition("/")[0], "step", step] += 1
        return self.number

    def _people(self, password: str) -> None:
        previous, rows = START, []
        for n in range(1, self.wanted // 2 + 1):
            at, who = NOW - timedelta(seconds=self.wanted // 2 - n), f"officer{n % OFFICERS}"
            digest = linked(previous, n, at, who, "read lead", f"{n:016x}", "")
            rows.append({"number": n, "at": at, "who": who, "act": "read lead", "what": f"{n:016x}", "detail": "",
                         "previous": previous, "digest": digest})  # fmt: skip
            previous = digest
        self.rows[trail] = rows
        self._write()
        office = Office(self.store)
        for n in range(OFFICERS):
            office.add_user(User(f"officer{n}", f"Cán bộ {n}", Role.OFFICER, "", password), NOW)
        for role in Role:
            platform = PLATFORMS[0] if role is Role.AUDITOR else ""
            office.add_user(User(str(role), role.title(), role, platform, password), NOW)


def _document(
    lead_id: str, rule: Any, shop: dict[str, Any], kind: SubjectKind, subject: str, visit: str, stated: str,
    digest: str, at: datetime,
) -> Lead:  # fmt: skip
    url, seen = f"{shop['url']}/{subject.rpartition('/')[2]}", at.isoformat(timespec="seconds")
    quote = f"Cam kết chính hãng, giá sốc chỉ hôm nay tại {shop['name']}, không đổi trả"
    rows = (
        Evidence(f"{visit}#2", digest, url, quote, Place("html > body > main > p:nth-child(3)", 0, 70), seen),
        *(
            Evidence(f"{visit}#{n}", digest, f"{shop['url']}/trang-{n}", "", Place(""), seen)
            for n in range(3, 7)
        ),
    )
    searched = Search(True, tuple(row.url for row in rows[1:]), drawn=True)
    return Lead(
        id=lead_id, rule=rule.id, rule_digest="0" * 64, theme=rule.theme, subject_kind=kind, subject=subject,
        storefront=shop["id"], url=url, severity=Severity(rule.severity), confidence=stated,
        title=dict(rule.lead or rule.title), message=dict(rule.message), remedy=dict(rule.remedy), as_of=day_of(at),
        legal_basis=(Basis("nd-52-2013", "Điều 29", "VERIFIED", "Nghị định 52/2013/NĐ-CP"),),
        evidence=rows, searches={"terms.returns": searched},
    )  # fmt: skip


def main() -> None:
    from desk.passwords import hashed

    with Store(sys.argv[1]) as store:
        build(store, int(sys.argv[2]) if len(sys.argv) > 2 else 200_000, hashed("mật khẩu rất dài"))
        print(store.total(Filter(states=tuple(STATES))), "leads,", len(store.sweeps()), "sweeps")


if __name__ == "__main__":
    main()
