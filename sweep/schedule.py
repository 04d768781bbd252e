"""A weekly sweep on the machine's own calendar: systemd units and a cron line, as text and nothing more.

Nothing is installed: a person reads them, puts them in place, and can take them away again.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ZONE = "Asia/Ho_Chi_Minh"
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Schedule:
    """The units and the line. `name`: the units' file names without their ending."""

    name: str
    service: str
    timer: str
    cron: str
    check: str


def schedule(
    command: Sequence[str],
    *,
    folder: str,
    user: str,
    name: str,
    day: str = "mon",
    at: str = "06:00",
    lang: str = "vi",
) -> Schedule:
    """In: the words of the command, the folder it runs in, who runs it, the units' name, day and time in Vietnam,
    the language of the units' comments.

    Raises ValueError for a day or a time that does not exist, and for a word with a line break.
    """
    if day not in DAYS:
        raise ValueError(f"{day!r}: {' | '.join(DAYS)}")
    if not (found := _TIME.fullmatch(at)):
        raise ValueError(f"{at!r}: HH:MM")
    for word in (*command, folder, user, name):
        if any(ord(letter) < 32 for letter in word):
            raise ValueError(f"{word!r}: a word with a line break cannot stand in a unit")
    when = f"{day.title()} *-*-* {at}:00 {ZONE}"
    cron = shlex.join(command).replace("%", r"\%")
    place = shlex.quote(folder).replace("%", r"\%")
    return Schedule(
        name,
        _SERVICE.format(
            **_SAID[lang],
            folder=folder.replace("%", "%%"),
            user=user,
            command=" ".join([_word(command[0], first=True), *(_word(word) for word in command[1:])]),
        ),
        _TIMER.format(when=when, **_SAID[lang]),
        f"{int(found[2])} {int(found[1])} * * {day}  cd {place} && {cron}",
        f"systemd-analyze calendar '{when}'",
    )


def _word(word: str, first: bool = False) -> str:
    """One word of ExecStart=: quoted, with what systemd would expand said twice (systemd.service(5))."""
    safe = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    if not first:  # in the program's path a dollar stands for itself
        safe = safe.replace("$", "$$")
    return safe if re.fullmatch(r"[\w@+=:,./%$-]+", safe, re.ASCII) else f'"{safe}"'


_SAID = {
    "vi": {
        "title": "Rà soát: một đợt theo sổ đăng ký",
        "weekly": "Rà soát: mỗi tuần một đợt",
        "resumes": "đợt bị dừng sẽ đi tiếp từ chỗ đó ở lần chạy sau",
        "stays": "sai tùy chọn và sổ trống thì chạy lại cũng vậy",
        "late": "máy tắt lúc đến giờ thì chạy bù khi bật lại",
    },
    "en": {
        "title": "Rà soát: a sweep of the registry",
        "weekly": "Rà soát: a sweep every week",
        "resumes": "a sweep that is stopped goes on where it was with the next start",
        "stays": "wrong usage and an empty registry do not mend by themselves",
        "late": "a machine that was off at that time makes up for it",
    },
}

_SERVICE = """\
[Unit]
Description={title}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
User={user}
WorkingDirectory={folder}
ExecStart={command}
# {resumes}
KillSignal=SIGINT
TimeoutStopSec=120
Restart=on-failure
RestartSec=600
# {stays}
RestartPreventExitStatus=2 3
"""

_TIMER = """\
[Unit]
Description={weekly}

[Timer]
OnCalendar={when}
# {late}
Persistent=true

[Install]
WantedBy=timers.target
"""
