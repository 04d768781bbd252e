"""`rasoat schedule`: prints what puts a weekly sweep on the machine's calendar. It installs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.errors import as_sentence
from roof.lang import LANG, t
from roof.options import EVIDENCE, STORE, Folder, Store


def schedule(
    context: typer.Context,
    registry: Annotated[Path, typer.Argument(metavar="REGISTRY")],
    day: Annotated[str, typer.Option(help="mon | tue | wed | thu | fri | sat | sun")] = "mon",
    at: Annotated[str, typer.Option(help=t("Giờ Việt Nam", "Time in Vietnam"))] = "06:00",
    store: Store = STORE,
    evidence: Folder = EVIDENCE,
) -> None:
    """Every other option is one of `rasoat sweep` and goes into the printed command."""
    from roof.keeper import command
    from roof.lending import approve, scheduled, where

    approve(context, [str(registry), *context.args])
    words = command(registry, where(store), evidence, context.args)
    with as_sentence(ValueError):
        made = scheduled(words, registry, day, at, LANG)
    folder = "/etc/systemd/system"
    print(f"# {folder}/{made.name}.service\n{made.service}")
    print(f"# {folder}/{made.name}.timer\n{made.timer}")
    print(t("# bật hẹn giờ, và xem lần chạy tới:", "# switch it on, and see when it runs:"))
    print(f"#   systemctl daemon-reload && systemctl enable --now {made.name}.timer")
    print(f"#   {made.check}")
    print()
    print(t("# hoặc một dòng cron, theo giờ của máy:", "# or a cron line, in the machine's own time:"))
    print(made.cron)
