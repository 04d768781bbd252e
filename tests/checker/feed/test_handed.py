"""What is laid down is what is picked up, and its file is not anybody else's before it is let go."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feed.handed import lay, picked


@given(st.lists(st.binary(max_size=200)), st.lists(st.binary(max_size=99)), st.integers())
@settings(deadline=None)
def test_what_is_laid_is_what_is_picked(
    tmp_path_factory: pytest.TempPathFactory, beside: list[bytes], lines: list[bytes], number: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "handed"  # one file, written over
    lay(path, (number, [pickle.PickleBuffer(one) for one in beside]), lines)
    (told, buffers), after = picked(path)
    assert told == number
    assert [bytes(one) for one in buffers] == beside
    assert after[: sum(map(len, lines))] == b"".join(lines)


def test_a_file_is_let_go_with_the_last_of_it(tmp_path: Path) -> None:
    path, gone = tmp_path / "handed", list[int]()
    lay(path, "rows", [b"lines"])
    what, lines = picked(path, lambda: gone.append(1))
    held = lines[:2]
    del lines
    assert (what, bytes(held), gone) == ("rows", b"li", [])
    del held
    assert gone == [1]
