"""Ties in the store: what was read, what runs came to, what people said; rows that are only added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from leads_made import T0, outcome_of, visit
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from checker.leads.errors import LeadsError
from checker.leads.store import Store
from checker.leads.store.listbook import ListBook, ListKnown
from checker.leads.store.tiebook import NoSuchSeller, TieBook
from crawler.model import Storefront
from lists.model import ListRow
from ties.model import (
    Common,
    Good,
    Mark,
    MarkKind,
    Profile,
    Reason,
    Resolution,
    Seller,
    Standing,
    Tie,
    Verdict,
)

SHOPS = tuple(Storefront(f"{x}.vn", f"https://{x}.vn/", name=x.upper()) for x in "abc")
MARK = Mark(MarkKind.PHONE, "0903418226", "0903.418.226", "sweep1/a.vn#1", "https://a.vn/")
TIE = Tie(
    "a.vn", "b.vn", 12.5, 0.999, Standing.TIED, (Reason(MarkKind.PHONE, "same", 18.1, (MARK,), (MARK,)),)
)
CLONE = Tie("a.vn", "c.vn", 30.0, 1.0, Standing.CLONE, (), "c.vn", ("identity", "phone", "text"))
RUN = Resolution(
    (Seller("s1", ("a.vn", "b.vn")), Seller("s2", ("c.vn",))),
    (CLONE, TIE),
    (Common(MarkKind.PHONE, "19001234", 30, 29, "unrelated"),),
)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = str(tmp_path / "rasoat.db")
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
    with Store(url) as opened:
        opened.put_storefronts(SHOPS)
        yield opened


def profile(shop: str, n: int = 1) -> Profile:
    good = Good("https://a.vn/1", "Trà sen", "Sen", "sweep1/a.vn#2")
    return Profile(
        shop, f"sweep{n}/{shop}", T0.isoformat(), (MARK,), (-(2**63), 5, 2**63 - 1), False, (good,)
    )


def test_only_the_last_visit_of_a_storefront_is_read_and_once(store: Store) -> None:
    book = TieBook(store)
    store.record([outcome_of(visit(n, shop), []) for n in (1, 2) for shop in SHOPS[:2]], T0)
    assert [name for name, _ in book.unread("r1")] == ["sweep2/a.vn", "sweep2/b.vn"]
    book.add_profiles("r1", [profile("a.vn", 2)])
    book.add_profiles("r1", [profile("a.vn", 2)])  # said twice, kept once
    assert [name for name, _ in book.unread("r1")] == ["sweep2/b.vn"]
    assert book.profiles("r1") == [profile("a.vn", 2)]
    assert [name for name, _ in book.unread("another reader")] == ["sweep2/a.vn", "sweep2/b.vn"]


def test_a_run_comes_back_as_it_was(store: Store) -> None:
    book = TieBook(store)
    assert book.last_run() is None
    assert book.sellers() == () and book.common() == ()
    assert book.add_run(RUN, T0)
    assert book.last_run() == (T0, 3)
    assert book.sellers() == RUN.sellers
    assert book.sellers(at_least=2) == RUN.sellers[:1]
    assert book.ties(["b.vn"]) == (TIE,)
    assert book.ties(["a.vn"]) == tuple(book.every_tie()) == RUN.ties
    assert book.common() == RUN.common
    assert book.belongs() == {"a.vn": "s1", "b.vn": "s1", "c.vn": "s2"}


def test_the_same_outcome_is_no_new_run_and_another_is(store: Store) -> None:
    book = TieBook(store)
    assert book.add_run(RUN, T0)
    assert not book.add_run(RUN, T0)
    assert book.add_run(Resolution((Seller("s1", ("a.vn",)),), ()), T0)
    assert book.belongs() == {"a.vn": "s1"}


def test_a_seller_is_found_by_its_id_or_a_storefront(store: Store) -> None:
    book = TieBook(store)
    book.add_run(RUN, T0)
    assert book.seller("s1") == book.seller("b.vn") == RUN.sellers[0]
    with pytest.raises(NoSuchSeller, match="several sellers: s1, s2"):
        book.seller("s")
    with pytest.raises(NoSuchSeller, match="No seller 'x'"):
        book.seller("x")
    with pytest.raises(NoSuchSeller):
        book.seller("%")


def test_judgements_are_kept_in_order_with_the_smaller_side_first(store: Store) -> None:
    book = TieBook(store)
    book.judge("b.vn", "a.vn", Verdict.DIFFERENT, " Lan ", " đã gọi ", T0)
    book.judge("a.vn", "b.vn", Verdict.UNDONE, "Lan", "nhầm", T0)
    first, second = book.judgements()
    assert (first.left, first.right, first.verdict, first.by, first.reason) == (
        "a.vn", "b.vn", Verdict.DIFFERENT, "Lan", "đã gọi",
    )  # fmt: skip
    assert second.number > first.number


@pytest.mark.parametrize(
    ("left", "right", "by", "reason"),
    [
        ("a.vn", "gone.vn", "Lan", "x"),
        ("a.vn", "a.vn", "Lan", "x"),
        ("a.vn", "b.vn", " ", "x"),
        ("a.vn", "b.vn", "Lan", ""),
    ],
)
def test_a_judgement_needs_two_storefronts_a_name_and_a_reason(
    store: Store, left: str, right: str, by: str, reason: str
) -> None:
    with pytest.raises(LeadsError):
        TieBook(store).judge(left, right, Verdict.SAME, by, reason, T0)
    assert TieBook(store).judgements() == ()


def test_the_database_refuses_to_change_what_was_said(store: Store) -> None:
    book = TieBook(store)
    book.judge("a.vn", "b.vn", Verdict.SAME, "Lan", "x", T0)
    book.add_run(RUN, T0)
    for table, change in (
        ("tie_judgements", "verdict = 'different'"),
        ("ties", "weight = 0"),
        ("sellers", "seller = 'x'"),
    ):
        for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
            with pytest.raises(DatabaseError, match="only added"), store.writing() as connection:
                connection.execute(text(statement))


def test_a_list_is_kept_once_with_its_lines(store: Store) -> None:
    book = ListBook(store)
    rows = [ListRow(2, {"domain": "a.vn"}), ListRow(5, {"domain": "b.vn", "owner": "Ánh"})]
    number = book.add("websites", "Cục TMĐT", "list.xlsx", "d" * 64, rows, "Lan", T0)
    assert book.rows(number) == tuple(rows)
    (kept,) = book.lists()
    assert (kept.number, kept.kind, kept.rows, kept.by) == (number, "websites", 2, "Lan")
    with pytest.raises(ListKnown):
        book.add("websites", "Cục TMĐT", "again.xlsx", "d" * 64, rows, "Lan", T0)
    assert book.add("decisions", "QLTT", "list.xlsx", "d" * 64, [], "Lan", T0) > number
