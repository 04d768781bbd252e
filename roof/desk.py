"""`rasoat desk`: serve the review desk, and make its people."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roof import accounts
from roof.deskpapers import lent_papers
from roof.lang import t
from roof.options import CASES, EVIDENCE, CaseFolder, Folder
from roof.reporting import Head

if TYPE_CHECKING:
    from desk.model import Doors, ProgrammeCard, RuleCard
    from papers.model import Letterhead
    from roof.lending import Registry
    from rules.model import Programme, Rule, Rulebook

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help=t("Bàn xem xét dấu hiệu trên trình duyệt", "The review desk in a browser"),
)


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
    registry: Annotated[
        list[Path] | None,
        typer.Option(
            help=t(
                "Sổ đăng ký được rà soát từ bàn (lặp lại được)", "A registry that may be swept from the desk"
            )
        ),
    ] = None,
    evidence: Folder = EVIDENCE,
    sweep_options: Annotated[
        str,
        typer.Option(
            help=t(
                "Tùy chọn của `rasoat sweep` cho các đợt đó, trong một chuỗi",
                "Options of `rasoat sweep` for those sweeps, in one string",
            )
        ),
    ] = "",
    cases: CaseFolder = CASES,
    letterhead: Head = None,
) -> None:
    """Serve the desk until Ctrl-C."""
    if context.invoked_subcommand is None:
        from roof.lending import lend

        lent = lend(context, registry or [], store, evidence, sweep_options)
        serve(store, host, port, origin, sealed, lent, cases, letterhead)


app.command(
    "add-user",
    help=t("Thêm người dùng (người đầu tiên: --role admin)", "Add a user (the first: --role admin)"),
)(accounts.add_user)
app.command(
    "set-password",
    help=t("Đặt mật khẩu cho một người dùng và mở khóa người ấy", "Set a user's password, and unlock them"),
)(accounts.set_password)


def serve(
    store: str,
    host: str,
    port: int,
    origin: str,
    sealed: str,
    registries: Sequence[Registry] = (),
    cases: Path = CASES,
    letterhead: Path | None = None,
) -> None:
    """Serve the desk on `port` and captured pages on the one after it. Raises Stop when there is no store.

    `registries` may be swept from the desk; `letterhead` names the office on its papers.
    """
    from desk import app as pages
    from desk import sealed as captures
    from desk.model import DeskSettings
    from roof.doors import open_store, rulebook
    from roof.lending import keep
    from roof.paperform import letterhead as named
    from roof.seen import seen
    from roof.signing import sign_in

    kept = open_store(store, must_exist=True)
    settings = DeskSettings(
        origin or f"http://{host}:{port}", sealed or f"http://{host}:{port + 1}", os.urandom(32)
    )
    keeper, sweeping = keep(kept, registries)
    signing = sign_in(os.environ, settings.origin, settings.secret, lambda: datetime.now(UTC))
    lent = replace(doors(rulebook(None), cases, named(letterhead)), sweeping=sweeping, sign_in=signing)
    print(
        t(
            f"Bàn xem xét: {settings.origin}   (Ctrl-C để dừng)",
            f"The desk: {settings.origin}   (Ctrl-C stops)",
        )
    )
    keeper.start()
    try:
        asyncio.run(
            _both(
                (pages.make(kept, lent, settings, seen()), host, port),
                (captures.make(lent, settings, seen()), host, port + 1),
            )
        )
    finally:
        left = keeper.stop()
        if left is not None:
            print(
                t(
                    f"Đợt rà soát đang chạy vẫn tiếp tục (tiến trình {left}).",
                    f"The running sweep goes on (process {left}).",
                )
            )


async def _both(*apps: tuple[object, str, int]) -> None:
    import uvicorn

    servers = [
        uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False))  # type: ignore[arg-type]
        for app, host, port in apps
    ]
    await asyncio.gather(*(server.serve() for server in servers))


def doors(book: Rulebook, cases: Path = CASES, head: Letterhead | None = None) -> Doors:
    """What the desk borrows from the other rooms. `cases`: where papers of a programme's cases are kept; `head`: the
    office's names on papers, dots where there is none."""
    from desk.model import Doors
    from roof.seen import capture
    from roof.trying import trial

    return Doors(
        capture=capture,
        rules={rule.id: _card(rule) for rule in book.rules.values()},
        themes={theme.id: theme.title for theme in book.themes.values()},
        facts={name: {"vi": fact.vi, "en": fact.en} for name, fact in book.facts.items()},
        now=lambda: datetime.now(UTC),
        programmes={one.id: _programme(one) for one in book.programmes.values()},
        trial=trial(book),
        **lent_papers(book, cases, head),
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
