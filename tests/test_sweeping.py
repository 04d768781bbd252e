"""The sweep's command around the sweep: what may fail without costing its summary, and what its options become."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.leads.store import Store
from crawler.evidence import EvidenceError
from crawler.settings import DETAILS
from roof.doors import crawl_settings
from roof.sweeping import _take_closeups
from roof.tables import print_sweep
from sweep.run import SweepSummary


@pytest.mark.parametrize(
    "fault", [EvidenceError("chain.tsv: byte 0: link 1 was expected"), OSError(28, "No space left")]
)
def test_close_ups_that_fail_are_told_and_nothing_else_is_lost(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr("sweep.closeups.take", failing)
    with Store(str(tmp_path / "rasoat.db")) as store:
        _take_closeups(store, "s", "")
    assert str(fault) in capsys.readouterr().err


def test_a_sweep_says_why_a_storefront_was_not_read_whole(capsys: pytest.CaptureFixture[str]) -> None:
    why = "the door: a login stands in its place ('Đăng nhập [bold]')"
    unread = tuple((f"{n}.vn", "blocked", why) for n in range(23))
    print_sweep(
        SweepSummary("d", False, 23, 23, 0, {"blocked": 23}, {}, 0, 0, unread=unread), [], "s.db", Path("e")
    )
    said = " ".join(capsys.readouterr().out.split())
    assert "0.vn: bị chặn: trang đầu: thay vào đó là trang đăng nhập ('Đăng nhập [bold]')" in said
    assert "19.vn: bị chặn" in said and "20.vn" not in said and "và 3 gian hàng nữa" in said


def test_without_details_nothing_is_typed() -> None:
    assert crawl_settings(details=False).details == ()
    assert crawl_settings().details == DETAILS
