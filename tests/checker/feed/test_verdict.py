"""The short way gives the records of the long way: the same leads, words, places and ids, and the same outcomes."""

from __future__ import annotations

import os
import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from feeds import book
from hidden import listings
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.audit import Auditor
from checker.feed.model import FeedRow
from checker.feed.read import rows
from checker.feed.record import record
from checker.feed.verdict import Clerk, clerk_of
from checker.feed.written import json_line, lines

DAY = date(2026, 11, 26)
SHARED = Path(os.environ.get("RASOAT_SHARED") or Path(__file__).resolve().parents[4] / "shared") / "listings"


@cache
def clerk(lang: str) -> tuple[Auditor, Clerk]:
    auditor = Auditor(book(), DAY, lang, "thang11")
    return auditor, Clerk(auditor, lang)


def same(row: FeedRow, lang: str) -> int:
    """How many leads there are; both ways say the same."""
    auditor, short = clerk(lang)
    whole = auditor.audit(row)
    verdict = short.judge(row)
    wanted = [record(row, lead, lang) for lead in whole.leads]
    found = short.records(row, verdict)
    assert found == wanted
    assert [list(one) for one in found] == [list(one) for one in wanted]
    came = [*verdict.profile.settled, *verdict.came]
    assert sorted(came) == sorted((finding.rule, str(finding.outcome)) for finding in whole.findings)
    made = list(lines(row, short, verdict))
    assert [b"".join(pieces) for _, _, pieces in made] == [json_line(one) for one in wanted]
    assert [(rule, size) for rule, size, _ in made] == [(r["rule"], len(json_line(r))) for r in wanted]
    return len(wanted)


@given(listings, st.sampled_from(["vi", "en"]))
@settings(max_examples=150, deadline=None)
def test_hidden_words_come_out_alike(row: FeedRow, lang: str) -> None:
    same(row, lang)


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled listings lie outside this project")
def test_real_listings_come_out_alike() -> None:
    found = [one for one in rows(SHARED / "dev" / "gold.rows.jsonl") if isinstance(one, FeedRow)]
    assert sum(same(row, "vi") for row in random.Random(1).sample(found, 120)) > 100


def test_half_a_surrogate_pair_is_written_as_its_escape() -> None:
    row = FeedRow(
        "f.csv", 2, "\ud83d", "Giày Nike rep 1:1 \ud83d", "Đẹp", price=5.0, columns=frozenset(("title",))
    )
    _, short = clerk("vi")
    (_, _, pieces), *_ = lines(row, short, short.judge(row))
    assert b'"subject": "\\ud83d"' in b"".join(pieces)
    assert same(row, "vi")


def test_an_auditor_has_one_clerk_for_each_language() -> None:
    auditor = Auditor(book(), DAY)
    assert clerk_of(auditor, "vi") is clerk_of(auditor, "vi")
    assert clerk_of(auditor, "vi") is not clerk_of(auditor, "en")
