"""`rasoat lists`: what is typed, handed on to `roof.listwork`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t
from roof.options import AGENCY, STORE, Receiving, Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t(
        "Danh sách của cơ quan khác: nhập, đối chiếu, trao đổi", "Agencies' lists: import, match, exchange"
    ),
)
Format = Annotated[str, typer.Option(help="table | json")]


@app.command(
    "import", help=t("Nhập một danh sách (CSV, XLSX) theo tệp ánh xạ", "Import a list by its mapping")
)
def import_(
    file: Path,
    mapping: Annotated[Path, typer.Option(help=t("Tệp ánh xạ YAML", "The mapping, YAML"))],
    by: Annotated[str, typer.Option(help=t("Người nhập", "Who imports"))] = "",
    skip_bad: Annotated[
        bool,
        typer.Option(
            "--skip-bad", help=t("Giữ dòng đúng, để dòng sai ra tệp riêng", "Keep good rows, set bad aside")
        ),
    ] = False,
    store: Store = STORE,
) -> None:
    from roof.listwork import import_list

    import_list(store, file, mapping, by, skip_bad)


@app.command(help=t("In một tệp ánh xạ mẫu cho một loại danh sách", "Print a mapping to begin with"))
def mapping(kind: Annotated[str, typer.Argument(help=t("Loại danh sách", "Kind of list"))] = "") -> None:
    from roof.listwork import print_mapping

    print_mapping(kind)


@app.command("list", help=t("Những danh sách đã nhập", "The lists that were imported"))
def list_(store: Store = STORE, format: Format = "table") -> None:
    from roof.listwork import list_lists

    list_lists(store, format)


@app.command(
    help=t("Đối chiếu danh sách với gian hàng, tin đăng, người bán", "Match lists with what was seen")
)
def match(
    store: Store = STORE,
    format: Format = "table",
    number: Annotated[int, typer.Option("--list", help=t("Chỉ danh sách này", "Only this list"))] = 0,
    role: Receiving = AGENCY,
) -> None:
    from roof.listwork import match_lists

    match_lists(store, format, number, role)


@app.command(help=t("Ghi tệp trao đổi cho cơ sở dữ liệu dùng chung", "Write the exchange file"))
def exchange(
    out: Path,
    role: Annotated[
        str, typer.Option(help=t("Bên nhận: ", "Receiver: ") + "public | agency | inspector")
    ] = "public",
    format: Annotated[str, typer.Option(help="json | csv")] = "json",
    store: Store = STORE,
) -> None:
    from roof.exchanging import write_exchange

    write_exchange(store, out, role, format)
