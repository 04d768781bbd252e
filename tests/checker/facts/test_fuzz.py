"""A short run of the fuzzer (`python -m bench.fuzz`), so that it and the room it reads stay in step."""

from __future__ import annotations

import pytest

from bench import fuzz, guided


def test_some_hundred_broken_pages_are_read_without_a_find() -> None:
    tally = fuzz.campaign(0, 400)
    # Seconds and megabytes are the campaign's matter: a test process has a past, and no clock judges here.
    assert [f["why"] for f in tally.finds if "Traceback" in str(f["why"])] == []
    assert tally.pages == 400


def test_a_page_number_is_always_the_same_page() -> None:
    pages = fuzz.corpus()
    assert [fuzz.broken(n, pages) for n in range(20)] == [fuzz.broken(n, pages) for n in range(20)]


def test_two_processes_read_the_pages_that_one_reads() -> None:
    tally = fuzz.shared(100, 18, 2, None)
    assert tally.pages == 18
    assert tally.megabytes > 0
    assert [f["why"] for f in tally.finds if "Traceback" in str(f["why"])] == []


def test_without_atheris_the_guided_fuzzer_is_led_by_facts(capsys: pytest.CaptureFixture[str]) -> None:
    assert guided.seeds(3) == guided.seeds(3) != guided.seeds(4)
    guided.by_hypothesis(5, 3)
    assert "pages by hypothesis, no find" in capsys.readouterr().out


def test_the_fuzzer_tells_what_it_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = fuzz.read_all, iter(range(100))

    def broken(*args: object) -> None:
        if next(calls) == 2:
            raise ValueError("planted")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(fuzz, "read_all", broken)
    finds = fuzz.campaign(40, 12).finds
    # a busy machine may add a find of its own: a page that took long
    assert [find["first"] for find in finds if "planted" in str(find["why"])] == [44]
