"""What the desk may sweep, and on which calendar: the registries named when it was opened, and no other."""

from __future__ import annotations

import getpass
import hashlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from checker.leads.store import Store
from checker.leads.store.orders import Orders
from desk.model import Lent, Scheduled, Sweeping
from roof.errors import USAGE, Stop
from roof.keeper import Keeper, command
from roof.lang import t
from sweep.plan import key_of
from sweep.schedule import schedule


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry that may be swept, and the words of the command that does it."""

    path: Path
    command: tuple[str, ...]


def lend(
    context: typer.Context, files: Sequence[Path], store: str, evidence: Path, options: str
) -> list[Registry]:
    """The registries with their commands. Raises Stop for a missing file, and for options `rasoat sweep` refuses."""
    try:
        words = shlex.split(options)
    except ValueError as error:
        raise Stop(f"--sweep-options: {error}", USAGE) from None
    made = []
    for file in files:
        if not file.is_file():
            raise Stop(t(f"không có sổ đăng ký {file}", f"there is no registry {file}"), USAGE)
        approve(context, [str(file), *words])
        made.append(Registry(file, tuple(command(file, where(store), evidence, words))))
    return made


def approve(context: typer.Context, arguments: list[str]) -> None:
    """Have `rasoat sweep` read its arguments without doing anything: what it does not know, it says here."""
    group = context.find_root().command
    sweep = getattr(group, "commands", {}).get("sweep")
    if sweep is not None:
        sweep.make_context("sweep", arguments, parent=context.find_root())


def where(store: str) -> str:
    """The store as it is named from any folder."""
    return store if "://" in store else str(Path(store).expanduser().resolve())


def keep(store: Store, registries: Sequence[Registry]) -> tuple[Keeper, Sweeping]:
    """Who begins sweeps that are asked for, and what the desk is lent of it."""
    known = {key_of(one.path): one for one in registries}
    commands = {key: one.command for key, one in known.items()}
    keeper = Keeper(Orders(store), commands, lambda: datetime.now(UTC))
    lent = tuple(Lent(_short(key), key, one.path.name) for key, one in known.items())

    def plan(registry: Lent, day: str, time: str, lang: str) -> Scheduled:
        one = scheduled(commands[registry.key], known[registry.key].path, day, time, lang)
        return Scheduled(one.name, one.service, one.timer, one.cron, one.check)

    return keeper, Sweeping(lent, keeper.wake, plan)


def scheduled(words: Sequence[str], registry: Path, day: str, time: str, lang: str) -> Scheduled:
    """Units and a cron line for a command, run in the present folder by the present user. Raises ValueError."""
    name = "rasoat-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in registry.stem).strip("-")
    made = schedule(
        words, folder=str(Path.cwd()), user=getpass.getuser(), name=name, day=day, at=time, lang=lang
    )
    return Scheduled(made.name, made.service, made.timer, made.cron, made.check)


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12]
