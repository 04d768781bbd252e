"""`rasoat report …`: the papers that leave the house, what is typed handed on to `roof.papering`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t
from roof.options import STORE, Rules, Store

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help=t(
        "Văn bản: báo cáo tuần, hồ sơ đề xuất kiểm tra, báo cáo năm, thư cho người bán, danh sách công bố",
        "Papers: weekly report, proposal to inspect, yearly report, letter to a seller, list for publication",
    ),
)

Format = Annotated[str, typer.Option(help="docx | pdf | xlsx | csv | html")]
Out = Annotated[Path | None, typer.Option(help=t("Nơi ghi", "Where to write"))]
Head = Annotated[
    Path | None,
    typer.Option(
        "--letterhead",
        help=t("Tên cơ quan, người ký (TOML; xem report letterhead)", "The office's names, a TOML file"),
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template", help=t("Mẫu DOCX của cơ quan (xem report template)", "The office's DOCX template")
    ),
]


@app.command(help=t("Báo cáo tuần của một đợt rà soát (mặc định: đợt mới nhất)", "Weekly report of a sweep"))
def weekly(
    sweep: Annotated[str, typer.Option(help=t("Mã đợt", "The sweep's id"))] = "",
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
    rules: Rules = None,
) -> None:
    from roof.papering import Form, write_weekly

    write_weekly(store, sweep, Form(format, out, letterhead, template), rules)


@app.command(
    help=t(
        "Tờ trình đề xuất kiểm tra một gian hàng, kèm chứng cứ",
        "Proposal to inspect a storefront, with evidence",
    )
)
def dossier(
    storefront: Annotated[str, typer.Option(help=t("Gian hàng", "The storefront"))] = "",
    lead: Annotated[str, typer.Option(help=t("Chỉ dấu hiệu này", "Only this lead"))] = "",
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
) -> None:
    from roof.papering import Form, write_dossier

    write_dossier(store, storefront, lead, Form(format, out, letterhead, template))


@app.command(
    help=t(
        "Thư cho người bán: những dấu hiệu đã được xác nhận và cách khắc phục",
        "Letter to a seller on confirmed leads",
    )
)
def letter(
    storefront: Annotated[str, typer.Argument(metavar="STOREFRONT")],
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
) -> None:
    from roof.papering import Form, write_letter

    write_letter(store, storefront, Form(format, out, letterhead, template))


@app.command(
    help=t("Báo cáo năm theo từng nhiệm vụ của kế hoạch", "Yearly report along the tasks of a plan"),
)
def yearly(
    plan: Annotated[str, typer.Option(help=t("Kế hoạch, ví dụ tphcm-1707-2024", "The plan"))],
    since: Annotated[
        str | None, typer.Option(help=t("Từ ngày (mặc định: đầu năm)", "From this day (default: 1 January)"))
    ] = None,
    until: Annotated[
        str | None, typer.Option(help=t("Đến hết ngày (mặc định: hôm nay)", "To this day (default: today)"))
    ] = None,
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
    rules: Rules = None,
) -> None:
    from roof.papering import Form, write_yearly

    write_yearly(store, plan, since, until, Form(format, out, letterhead, template), rules)


@app.command(
    help=t(
        "Số liệu của kế hoạch: tỷ lệ, số đếm, phần chưa biết", "The plans' figures: shares, counts, unknowns"
    )
)
def figures(
    sweep: Annotated[
        str, typer.Option(help=t("Mã đợt (mặc định: mới nhất)", "The sweep (default: the latest)"))
    ] = "",
    against: Annotated[
        str,
        typer.Option(
            help=t("So với đợt này (mặc định: đợt gần một năm trước nhất)", "Held against this sweep")
        ),
    ] = "",
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
    rules: Rules = None,
) -> None:
    from roof.papering import Form, write_figures

    write_figures(store, sweep, against, Form(format, out, letterhead, template), rules)


@app.command(
    help=t(
        "Danh sách công bố: chỉ những trường hợp đã chuyển bằng văn bản và đã có trả lời",
        "List for publication: only what was referred under a paper's number and answered",
    )
)
def publication(
    format: Format = "docx",
    out: Out = None,
    store: Store = STORE,
    letterhead: Head = None,
    template: Template = None,
) -> None:
    from roof.papering import Form, write_publication

    write_publication(store, Form(format, out, letterhead, template))


@app.command(
    help=t(
        "Ghi mẫu DOCX để cơ quan sửa, hoặc kiểm tra mẫu đã sửa",
        "Write a DOCX template, or check an edited one",
    )
)
def template(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="weekly | dossier | letter | yearly | figures | publication")
    ] = "weekly",
    check: Annotated[Path | None, typer.Option(help=t("Kiểm tra tệp này", "Check this file"))] = None,
    out: Out = None,
) -> None:
    from roof.papering import check_template, write_template

    if check is not None:
        check_template(check)
    else:
        write_template(kind, out)


@app.command(
    help=t("Ghi tệp TOML để điền tên cơ quan, người ký", "Write the TOML file for the office's names")
)
def letterhead(out: Out = None) -> None:
    from roof.papering import write_letterhead

    write_letterhead(out or Path("letterhead.toml"))
