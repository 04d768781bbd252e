"""`rasoat sellers`: what is typed, handed on to `roof.sellerwork`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t
from roof.options import AGENCY, STORE, Receiving, Rules, Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t("Ai đứng sau nhiều gian hàng", "Who is behind many storefronts"),
)
By = Annotated[str, typer.Option(help=t("Người quyết định", "Who decides"))]
Why = Annotated[str, typer.Option(help=t("Lý do", "Why"))]
Format = Annotated[str, typer.Option(help="table | json")]


@app.command(
    help=t(
        "Đọc dấu vết người bán trong bằng chứng và gắn các gian hàng với người bán",
        "Read the sellers' marks in the evidence and tie storefronts to sellers",
    )
)
def build(
    store: Store = STORE,
    jobs: Annotated[int, typer.Option(min=1, help=t("Số tiến trình đọc", "Reading processes"))] = 1,
    rules: Rules = None,
) -> None:
    from roof.sellerwork import build_sellers

    build_sellers(store, jobs, rules)


@app.command("list", help=t("Những người bán có nhiều gian hàng", "Sellers with several storefronts"))
def list_(
    store: Store = STORE,
    format: Format = "table",
    at_least: Annotated[
        int, typer.Option(min=1, help=t("Số gian hàng tối thiểu", "At least so many storefronts"))
    ] = 2,
    clones: Annotated[
        bool,
        typer.Option(
            "--clones",
            help=t(
                "Chỉ các cặp cùng danh tính mà khác liên hệ", "Only pairs of one identity with other contacts"
            ),
        ),
    ] = False,
    common: Annotated[
        bool,
        typer.Option("--common", help=t("Dấu vết dùng chung, không gắn ai", "Shared marks that tie nobody")),
    ] = False,
    role: Receiving = AGENCY,
) -> None:
    from roof.sellerwork import list_clones, list_common, list_sellers

    if clones:
        list_clones(store, format)
    elif common:
        list_common(store, format, role)
    else:
        list_sellers(store, format, at_least)


@app.command(
    help=t("Một người bán: gian hàng, lý do gắn, dấu hiệu trước đây", "One seller: shops, reasons, leads")
)
def show(
    seller: Annotated[
        str, typer.Argument(help=t("Mã người bán hoặc gian hàng", "A seller's id or a storefront"))
    ],
    store: Store = STORE,
    format: Format = "table",
    role: Receiving = AGENCY,
) -> None:
    from roof.sellershow import show_seller

    show_seller(store, seller, format, role)


@app.command(help=t("Tách hai gian hàng; lần sau vẫn tách", "Cut two storefronts apart, for good"))
def cut(left: str, right: str, by: By, reason: Why, store: Store = STORE) -> None:
    from roof.sellerwork import judge

    judge(store, left, right, "different", by, reason)


@app.command(
    help=t("Xác nhận hai gian hàng là của một người bán", "Confirm that two storefronts are one seller's")
)
def confirm(left: str, right: str, by: By, reason: Why, store: Store = STORE) -> None:
    from roof.sellerwork import judge

    judge(store, left, right, "same", by, reason)


@app.command(help=t("Rút lại lời tách hoặc xác nhận trước đó", "Take an earlier cut or confirmation back"))
def undo(left: str, right: str, by: By, reason: Why, store: Store = STORE) -> None:
    from roof.sellerwork import judge

    judge(store, left, right, "undone", by, reason)


@app.command(
    help=t("Xuất người bán và mối gắn: ftm (FollowTheMoney, JSON lines)", "Export sellers and ties: ftm")
)
def export(
    format: Annotated[str, typer.Argument(help="ftm")],
    out: Annotated[Path, typer.Option(help=t("Tệp ghi ra", "The file to write"))] = Path("sellers.ftm.json"),
    store: Store = STORE,
    role: Receiving = AGENCY,
) -> None:
    from roof.sellerwork import export_sellers

    export_sellers(store, format, out, role)
