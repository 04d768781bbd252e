"""`rasoat leads` and `rasoat review`: what is typed, handed on to `roof.leads`."""

from __future__ import annotations

from typing import Annotated

import typer

from roof.lang import t
from roof.options import AGENCY, STORE, Receiving, Store

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help=t("Danh sách dấu hiệu; xem một dấu hiệu", "The leads; show one"),
)


@app.callback()
def leads(
    context: typer.Context,
    store: Store = STORE,
    format: Annotated[str, typer.Option(help="table | json")] = "table",
    state: Annotated[
        str, typer.Option(help=t("Chỉ các trạng thái này, cách nhau dấu phẩy", "Only these states"))
    ] = "",
    storefront: Annotated[str, typer.Option(help=t("Chỉ gian hàng này", "Only this storefront"))] = "",
    role: Receiving = AGENCY,
) -> None:
    if context.invoked_subcommand is None:
        from roof.leads import list_leads

        list_leads(store, format, state, storefront, role)


@app.command("show", help=t("Xem một dấu hiệu: trích dẫn, chỗ đứng, căn cứ, lịch sử", "Show one lead whole"))
def show_lead(
    id: str, store: Store = STORE, format: Annotated[str, typer.Option(help="table | json")] = "table"
) -> None:
    from roof.leads import show_lead as show

    show(store, id, format)


@app.command(
    "agreement",
    help=t("Người xem xét đồng ý với từng quy tắc đến đâu", "How often people agree with each rule"),
)
def agreement(
    store: Store = STORE, format: Annotated[str, typer.Option(help="table | json")] = "table"
) -> None:
    from roof.leads import list_agreement

    list_agreement(store, format)


def review(
    id: str,
    decision: Annotated[
        str, typer.Argument(help="confirm | dismiss | ask | refer | answer | close | assign | undo")
    ],
    by: Annotated[str, typer.Option(help=t("Người quyết định", "Who decides"))],
    reason: Annotated[str, typer.Option(help=t("Lý do", "Why"))] = "",
    code: Annotated[
        str,
        typer.Option(
            help=t("Mã lý do loại bỏ: ", "Reason code of a dismissal: ")
            + "shown, misread, exempt, stranger, law, double, trifling, other"
            + t("; mã người trả lời: ", "; code of who answered: ")
            + "upheld, cleared, pending, seller"
        ),
    ] = "",
    to: Annotated[
        str, typer.Option(help=t("Chuyển hoặc giao cho ai", "To whom it is referred or assigned"))
    ] = "",
    paper: Annotated[
        str, typer.Option(help=t("Số văn bản chuyển, văn bản trả lời", "Number of the paper"))
    ] = "",
    store: Store = STORE,
) -> None:
    from roof.leads import decide

    decide(store, id, decision, by, reason, code, to, paper)
