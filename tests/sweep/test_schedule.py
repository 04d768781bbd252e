"""A weekly sweep as text: read by systemd itself, and by a shell."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sweep.schedule import DAYS, schedule

HARD = [
    "/srv/rà soát/bin/rasoat",
    "sweep",
    "sổ 100% $HOME.csv",
    "--contact",
    'a"b\\c',
    "--hours",
    "08:00-18:00",
    "",
]
LINE = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), max_size=20)


def test_the_words_of_the_command_come_out_as_they_went_in(tmp_path: Path) -> None:
    """The cron line, as cron hands it on (a bare % would end it), read by a real shell."""
    program = tmp_path / "say it"
    program.write_text('#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; done > said\npwd >> said\n')
    program.chmod(0o755)
    folder = tmp_path / "a 100% folder"
    folder.mkdir()
    made = schedule([str(program), *HARD], folder=str(folder), user="u", name="n", day="sun", at="00:05")
    minute, hour, *rest = made.cron.split(" ", 5)
    assert (minute, hour, rest[:3]) == ("5", "0", ["*", "*", "sun"])
    assert "%" not in rest[3].replace("\\%", "")
    subprocess.run(["sh", "-c", rest[3].strip().replace("\\%", "%")], check=True)
    assert (folder / "said").read_text().splitlines() == [*HARD, str(folder)]


def test_systemd_reads_the_units_and_the_words_come_out_whole(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed")
    program = tmp_path / "rasoat"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    words = [str(program), *HARD[1:]]
    made = schedule(words, folder=str(tmp_path), user="root", name="rasoat-so", day="mon", at="06:00")
    for ending, unit in (("service", made.service), ("timer", made.timer)):
        (tmp_path / f"{made.name}.{ending}").write_text(unit)
    files = [str(tmp_path / f"{made.name}.{ending}") for ending in ("service", "timer")]
    told = subprocess.run(["systemd-analyze", "verify", *files], capture_output=True, text=True)
    ours = [line for line in told.stderr.splitlines() if made.name in line]
    assert ours == [], told.stderr
    calendar = subprocess.run(["sh", "-c", made.check], capture_output=True, text=True)
    assert calendar.returncode == 0 and "Mon *-*-* 06:00:00 Asia/Ho_Chi_Minh" in calendar.stdout


@given(LINE, st.sampled_from(DAYS), st.integers(0, 23), st.integers(0, 59))
def test_any_word_stays_one_line_and_one_word(word: str, day: str, hour: int, minute: int) -> None:
    made = schedule(["/r", word], folder="/", user="u", name="n", day=day, at=f"{hour:02}:{minute:02}")
    (line,) = [row for row in made.service.split("\n") if row.startswith("ExecStart=")]
    assert unquoted(line.removeprefix("ExecStart=")) == ["/r", word]
    assert "\n" not in made.cron


def unquoted(line: str) -> list[str]:
    """The words of an ExecStart= line as systemd.service(5) says they are read; specifiers and variables doubled."""
    words, word, inside, begun, letters = [], "", False, False, iter(line)
    for letter in letters:
        if letter == '"':
            inside, begun = not inside, True
        elif letter == "\\":
            word, begun = word + next(letters), True
        elif letter in "%$":
            assert next(letters) == letter, "a specifier or a variable would be put in its place"
            word, begun = word + letter, True
        elif letter == " " and not inside:
            words, word, begun = [*words, word] if begun else words, "", False
        else:
            word, begun = word + letter, True
    return [*words, word] if begun else words


@pytest.mark.parametrize(
    "bad",
    [{"day": "monday"}, {"at": "24:00"}, {"at": "6:00"}, {"at": "06:00\n"}, {"folder": "/a\nUser=root"}],
)
def test_what_cannot_stand_in_a_unit_is_refused(bad: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        schedule(["/r"], **{"folder": "/", "user": "u", "name": "n", **bad})
    with pytest.raises(ValueError):
        schedule(["/r", "a\nExecStartPre=/evil"], folder="/", user="u", name="n")
