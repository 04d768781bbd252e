"""`rasoat programme …`: applications to a programme such as "Tick xanh trách nhiệm", handed on to `roof.casework`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t
from roof.options import CASES, STORE, CaseFolder, Rules, Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t(
        "Hồ sơ tham gia chương trình (Tick xanh trách nhiệm): chấm theo tiêu chí, quyết định, kiểm tra lại, công khai",
        "Applications to a programme: scorecard, decision, re-check, public list, certificate",
    ),
)
By = Annotated[str, typer.Option("--by", help=t("Người làm", "Who does it"))]
Case = Annotated[str, typer.Argument(metavar="CASE", help=t("Mã hồ sơ", "The case"))]


@app.command(help=t("Mở hồ sơ cho một gian hàng", "Open a case for a storefront"))
def apply(
    storefront: Annotated[str, typer.Argument(metavar="STOREFRONT")],
    by: By,
    programme: Annotated[str, typer.Option(help=t("Chương trình", "The programme"))] = "tick-xanh",
    store: Store = STORE,
    rules: Rules = None,
) -> None:
    from roof.casework import open_case

    open_case(store, programme, storefront, by, rules)


@app.command(
    help=t("Nộp một giấy tờ vào hồ sơ (PDF, ảnh, DOCX, XLSX)", "Hand in a paper: PDF, picture, DOCX, XLSX")
)
def document(
    case: Case,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    by: By,
    store: Store = STORE,
    cases: CaseFolder = CASES,
) -> None:
    from roof.casework import hand_in

    hand_in(store, case, file, by, cases)


@app.command(
    help=t("Chấm theo tiêu chí, trên lượt thăm mới nhất", "Hold the latest visit against the criteria")
)
def score(case: Case, by: By = "", store: Store = STORE, rules: Rules = None) -> None:
    from roof.casework import score_case

    score_case(store, case, by, rules)


@app.command(help=t("Quyết định: grant | refuse | ask | revoke", "Decide: grant | refuse | ask | revoke"))
def decide(
    case: Case,
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="grant | refuse | ask | revoke")],
    by: By,
    reason: Annotated[str, typer.Option(help=t("Lý do", "Why"))],
    until: Annotated[
        str | None, typer.Option(help=t("Hiệu lực đến hết ngày (YYYY-MM-DD)", "Holds until this day"))
    ] = None,
    store: Store = STORE,
    rules: Rules = None,
) -> None:
    from roof.casework import decide_case

    decide_case(store, case, decision, by, reason, until, rules)


@app.command(
    help=t(
        "Kiểm tra lại mọi hồ sơ còn hiệu lực (hằng tháng, sau một đợt rà soát); mã thoát 10 khi có tiêu chí sa sút",
        "Re-check every case that holds (monthly, after a sweep); exit code 10 when a criterion has fallen",
    )
)
def recheck(
    programme: Annotated[str, typer.Option(help=t("Chương trình", "The programme"))] = "tick-xanh",
    store: Store = STORE,
    rules: Rules = None,
) -> None:
    from roof.casework import recheck_cases

    raise typer.Exit(recheck_cases(store, programme, rules))


@app.command("list", help=t("Các hồ sơ, hoặc danh sách công khai", "The cases, or the public list"))
def list_cases(
    programme: Annotated[str, typer.Option(help=t("Chương trình", "The programme"))] = "tick-xanh",
    public: Annotated[
        bool, typer.Option("--public", help=t("Danh sách công khai", "The public list"))
    ] = False,
    format: Annotated[str, typer.Option(help="table | csv | json | html")] = "table",
    out: Annotated[Path | None, typer.Option(help=t("Nơi ghi", "Where to write"))] = None,
    store: Store = STORE,
    rules: Rules = None,
) -> None:
    from roof.casefiles import list_all

    list_all(store, programme, public, format, out, rules)


@app.command(help=t("Xem một hồ sơ: tiêu chí, giấy tờ, lịch sử", "Show a case: criteria, papers, history"))
def show(case: Case, store: Store = STORE, rules: Rules = None) -> None:
    from roof.casefiles import show_case

    show_case(store, case, rules)


@app.command(help=t("Ghi giấy xác nhận (HTML và JSON)", "Write the certificate, HTML and JSON"))
def certificate(
    case: Case,
    out: Annotated[Path | None, typer.Option(help=t("Thư mục", "Folder"))] = None,
    store: Store = STORE,
) -> None:
    from roof.casefiles import write_certificate

    write_certificate(store, case, out)


@app.command(
    help=t(
        "Đối chiếu certificate.json với danh sách công khai", "Hold a certificate.json against a public list"
    )
)
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="certificate.json")],
    against: Annotated[
        Path, typer.Option("--list", help=t("Danh sách công khai (JSON)", "The public list, JSON"))
    ],
) -> None:
    from roof.casefiles import verify_certificate

    raise typer.Exit(verify_certificate(file, against))
