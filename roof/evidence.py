"""`rasoat evidence …`: verify what is kept, put a time to it, hand it on, look at a visit, take in others' files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.errors import FAILED, as_sentence
from roof.lang import t
from roof.me import me

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t(
        "Bằng chứng: kiểm tra toàn vẹn, đóng dấu thời gian, bàn giao, xem lượt thăm, nhập tệp",
        "Evidence: verify, timestamp, export, show a visit, import",
    ),
)

Folder = Annotated[Path, typer.Argument(help=t("Thư mục bằng chứng", "Evidence folder"))]
Authorities = Annotated[
    Path | None,
    typer.Option(
        "--tsa-ca", help=t("Chứng thư gốc (PEM) của bên cấp dấu thời gian", "Roots of the authority, PEM")
    ),
]
EVIDENCE = Path("evidence")


@app.command(help=t("Tìm mọi chỗ bị đổi, dù chỉ một byte", "Find every altered place, be it one byte"))
def verify(
    path: Annotated[Path, typer.Argument(help=t("Tệp hoặc thư mục", "A file or a folder"))] = EVIDENCE,
    head: Annotated[
        list[str] | None,
        typer.Option(help=t("Đầu chuỗi đã ghi lại ở nơi khác", "A head of the chain written down elsewhere")),
    ] = None,
    store: Annotated[
        str, typer.Option(help=t("Đối chiếu thêm với kho này", "Hold it against this store as well"))
    ] = "",
    tsa_ca: Authorities = None,
) -> None:
    from roof.verifying import verify_evidence

    raise typer.Exit(verify_evidence(path, head or [], store, tsa_ca))


@app.command(
    help=t("Xin dấu thời gian RFC 3161 cho đầu chuỗi", "Have an authority put its time to the chain")
)
def stamp(
    tsa: Annotated[str, typer.Option(help=t("Địa chỉ bên cấp dấu thời gian", "The authority's address"))],
    folder: Folder = EVIDENCE,
    tsa_ca: Authorities = None,
) -> None:
    from crawler.evidence import EvidenceError
    from roof.verifying import stamp_head

    with as_sentence(EvidenceError, code=FAILED):
        stamp_head(folder, tsa, tsa_ca)


@app.command(
    help=t("Làm hồ sơ của một dấu hiệu để bàn giao", "Make the papers of a lead: wacz, folder or pdf")
)
def export(
    lead: str,
    format: Annotated[str, typer.Option(help="wacz | folder | pdf")] = "folder",
    out: Annotated[Path | None, typer.Option(help=t("Nơi ghi", "Where to write"))] = None,
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
) -> None:
    from roof.handing import export_lead

    export_lead(store, lead, format, out)


@app.command(help=t("Vẽ một lượt thăm thành một trang HTML", "One visit as one HTML screen"))
def show(
    visit: Annotated[
        str, typer.Argument(help=t("Mã lượt thăm hoặc tệp WARC", "A visit's id or a WARC file"))
    ],
    out: Annotated[Path, typer.Option(help=t("Nơi ghi", "Where to write"))] = Path("visit.html"),
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
) -> None:
    from roof.showing import show_visit

    show_visit(visit, out, store)


@app.command(help=t("Xem hoặc đặt hạn lưu giữ, theo ngày", "Show or set how many days data are kept"))
def retain(
    kind: Annotated[str, typer.Argument(help="evidence | logins")] = "",
    days: Annotated[int | None, typer.Argument(help=t("Số ngày; 0: giữ mãi", "Days; 0: for ever"))] = None,
    by: Annotated[str, typer.Option(help=t("Ai đặt", "Who sets it"))] = "",
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
) -> None:
    from roof.purging import retain as set_or_show

    set_or_show(store, kind, days, by)


@app.command(
    help=t(
        "Xóa dữ liệu quá hạn; mã băm và nhật ký ở lại (không có --yes: chỉ liệt kê)",
        "Remove what is over its time; digests and the trail stay (without --yes: only listed)",
    )
)
def purge(
    by: Annotated[str, typer.Option(help=t("Ai xóa", "Who removes it"))] = "",
    under: Annotated[str, typer.Option(help=t("Theo văn bản nào", "Under which paper"))] = "",
    yes: Annotated[bool, typer.Option("--yes", help=t("Xóa thật", "Really remove"))] = False,
    store: Annotated[str, typer.Option(help=t("Kho dữ liệu", "The store"))] = "rasoat.db",
) -> None:
    from roof.purging import run_purge

    raise typer.Exit(run_purge(store, by, under, yes))


@app.command("import", help=t("Nhập WARC, WACZ hoặc HTML đã lưu", "Take in a WARC, WACZ or saved HTML"))
def import_(
    sources: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    into: Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))] = EVIDENCE,
) -> None:
    from crawler.evidence import EvidenceError, import_evidence
    from roof.verifying import link

    for source in sources:
        with as_sentence(EvidenceError, code=FAILED):
            kept = import_evidence(source, into / "imported")
            link(into, kept)
        print(f"{source} → {kept}")
        print(t(f"  xem: {me()} check {kept}", f"  next: {me()} check {kept}"))
