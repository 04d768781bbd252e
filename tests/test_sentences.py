"""Every sentence that a person can meet has a Vietnamese form."""

from __future__ import annotations

import ast
import errno
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from roof.errors import Stop, as_sentence
from roof.lang import Both
from roof.sentences import MACHINE, both, in_vietnamese

ROOT = Path(__file__).resolve().parents[1]
# files whose errors are English sentences, and the errors that a command turns into a sentence for people
ROOMS = {
    "EvidenceError": [
        *ROOT.glob("crawler/evidence/*.py"),
        ROOT / "crawler/crawl.py",
        *ROOT.glob("handover/*.py"),
    ],
    "ValueError": [ROOT / "crawler/settings.py", ROOT / "crawler/hours.py", ROOT / "crawler/address.py"],
}
INNER = {  # met by no command: an error of a caller, or a sentence that is another room's whole
    "",
    "§: §",
}


def said(node: ast.expr) -> str:
    """A sentence as it is written, with a sign where a value stands."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(v.value if isinstance(v, ast.Constant) else "§" for v in node.values)
    return ""


def sentences() -> Iterator[tuple[str, str]]:
    for error, files in ROOMS.items():
        for file in files:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Raise)
                    and isinstance(node.exc, ast.Call)
                    and isinstance(node.exc.func, ast.Name)
                    and node.exc.func.id == error
                    and node.exc.args
                ):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", said(node.exc.args[0])


FOUND = [(where, text) for where, text in sentences() if text not in INNER]


def test_there_are_many() -> None:
    assert len(FOUND) > 50


@pytest.mark.parametrize(("where", "text"), FOUND, ids=[where for where, _ in FOUND])
def test_an_english_sentence_has_a_vietnamese_form(where: str, text: str) -> None:
    vi = in_vietnamese(text)
    assert vi != text, text
    assert vi.count("§") == text.count("§"), "a value was lost"
    left = [
        word
        for word in vi.split()
        if word in {"the", "was", "is", "not", "must", "and", "be", "of", "no", "a"}
    ]
    assert not left, vi


def test_the_machine_speaks_vietnamese() -> None:
    vi, en = both(OSError(errno.ENOSPC, "No space left on device", "/srv/a"))
    assert (vi, en) == ("/srv/a: đĩa đầy", "/srv/a: No space left on device")
    assert all(words.strip() for words in MACHINE.values())


def test_a_stop_keeps_both_languages() -> None:
    with pytest.raises(Stop) as stopped, as_sentence(ValueError):
        raise ValueError("delay must not be below 0, not -1")
    assert stopped.value.words == ("delay không được nhỏ hơn 0: -1", "delay must not be below 0, not -1")
    again = pickle.loads(pickle.dumps(Both("một", "one")))
    assert (again.vi, again.en) == ("một", "one")
