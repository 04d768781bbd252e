"""`rasoat desk`: serve the review desk, and make its people."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from roof.deskpapers import lent_papers
from roof.lang import t
from roof.me import me
from roof.seen import capture, seen

if TYPE_CHECKING:
    from desk.model import Doors, ProgrammeCard, RuleCard
    from rules.model import Programme, Rule, Rulebook

app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def desk(
    context: typer.Context,
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
    port: Annotated[
        int, typer.Option(help=t("Cổng; bản chụp ở cổng kế tiếp", "Port; captures on the next"))
    ] = 8900,
    host: Annotated[str, typer.Option(help=t("Nghe ở địa chỉ này", "Listen on this address"))] = "127.0.0.1",
    origin: Annotated[
        str,
        typer.Option(
            help=t("Địa chỉ người dùng gõ, nếu đứng sau một proxy https", "What people type, behind a proxy")
        ),
    ] = "",
    sealed: Annotated[
        str, typer.Option(help=t("Địa chỉ của trang bản chụp, tương ứng", "The origin of captures, likewise"))
    ] = "",
) -> None:
    """Serve the desk until Ctrl-C."""
    if context.invoked_subcommand is None:
        serve(store, host, port, origin, sealed)


@app.command(
    "add-user",
    help=t("Thêm người dùng (người đầu tiên: --role admin)", "Add a user (the first: --role admin)"),
)
def add_user(
    name: str,
    role: Annotated[str, typer.Option(help="officer | reviewer | head | auditor | admin")],
    shown: Annotated[str, typer.Option(help=t("Họ tên", "Shown as"))] = "",
    platform: Annotated[str, typer.Option(help=t("Sàn, cho auditor", "Platform, for auditors"))] = "",
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
) -> None:
    """The password is asked for, or read from standard input when that is no terminal."""
    from checker.leads.errors import OfficeError
    from checker.leads.people import Role, User
    from checker.leads.store.office import Office
    from desk.passwords import hashed
    from desk.people import check_user
    from roof.doors import open_store
    from roof.errors import as_sentence, choice

    known = Role(choice(role, tuple(Role), "--role"))
    words = t("Mật khẩu: ", "Password: ")
    password = getpass.getpass(words) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    with open_store(store) as kept, as_sentence(OfficeError):
        user = check_user(User(name, shown, known, platform))
        Office(kept).add_user(replace(user, password=hashed(password)), datetime.now(UTC))
    opens = f"{me()} desk --store {store}"
    print(t(f"Đã thêm {name}. Mở bàn xem xét: {opens}", f"Added {name}. Open the desk: {opens}"))


def serve(store: str, host: str, port: int, origin: str, sealed: str) -> None:
    """Serve the desk on `port` and captured pages on the one after it. Raises Stop when there is no store."""
    from desk import app as pages
    from desk import sealed as captures
    from desk.model import DeskSettings
    from roof.doors import open_store, rulebook

    kept = open_store(store, must_exist=True)
    lent = doors(rulebook(None))
    settings = DeskSettings(
        origin or f"http://{host}:{port}", sealed or f"http://{host}:{port + 1}", os.urandom(32)
    )
    print(
        t(
            f"Bàn xem xét: {settings.origin}   (Ctrl-C để dừng)",
            f"The desk: {settings.origin}   (Ctrl-C stops)",
        )
    )
    asyncio.run(
        _both(
            (pages.make(kept, lent, settings, seen()), host, port),
            (captures.make(lent, settings, seen()), host, port + 1),
        )
    )


async def _both(*apps: tuple[object, str, int]) -> None:
    import uvicorn

    servers = [
        uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False))  # type: ignore[arg-type]
        for app, host, port in apps
    ]
    await asyncio.gather(*(server.serve() for server in servers))


def doors(book: Rulebook) -> Doors:
    """What the desk borrows from the other rooms."""
    from desk.model import Doors

    return Doors(
        capture=capture,
        rules={rule.id: _card(rule) for rule in book.rules.values()},
        themes={theme.id: theme.title for theme in book.themes.values()},
        facts={name: {"vi": fact.vi, "en": fact.en} for name, fact in book.facts.items()},
        now=lambda: datetime.now(UTC),
        programmes={one.id: _programme(one) for one in book.programmes.values()},
        **lent_papers(book),
    )


def _programme(programme: Programme) -> ProgrammeCard:
    from desk.model import CriterionCard, ProgrammeCard

    cards = tuple(CriterionCard(one.title, one.rules, one.id) for one in programme.criteria)
    return ProgrammeCard(programme.title, programme.note, cards, programme.example)


def _card(rule: Rule) -> RuleCard:
    from desk.model import RuleCard

    mistakes = tuple(
        {lang: words[n] for lang, words in rule.false_positives.items() if n < len(words)}
        for n in range(max((len(words) for words in rule.false_positives.values()), default=0))
    )
    return RuleCard(
        rule.id,
        rule.theme,
        rule.status,
        rule.severity,
        rule.confidence,
        rule.title,
        rule.why,
        rule.remedy,
        mistakes,
    )
