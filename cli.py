"""`rasoat`: the commands, in the order of the flow. No logic lives here.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing to check, 10 leads at or above `--fail-on`.
Heavy libraries load inside the commands, so that `--help` stays light.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roof import desk, lang, leadwork, lists, programmes, reporting, rulebook, scheduling, sellers
from roof import evidence as evidence_room
from roof import serve as serve_room
from roof.audit import command as audit_command
from roof.errors import Stop, told
from roof.lang import t
from roof.options import (
    EVIDENCE,
    STORE,
    AsOf,
    Browser,
    Contact,
    Delay,
    Details,
    Folder,
    Pages,
    Proxy,
    Rules,
    Store,
    TestNetwork,
    Walk,
)

app = typer.Typer(
    name="rasoat",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=t(
        "Rà soát thương mại điện tử: thăm các website và gian hàng đã đăng ký, lưu bằng chứng, đọc thông tin, "
        "đối chiếu với quy định theo ngày và đưa ra danh sách dấu hiệu để người có trách nhiệm xem xét. "
        "Thêm --lang en ở bất cứ đâu để dùng tiếng Anh.",
        "E-commerce compliance sweep: visits registered websites and shops, keeps evidence, reads facts, holds "
        "them against the law of the day, and gives a person a short list of leads.",
    ),
)
for name, room in (
    ("rules", rulebook),
    ("evidence", evidence_room),
    ("report", reporting),
    ("programme", programmes),
    ("desk", desk),
    ("leads", leadwork),
    ("sellers", sellers),
    ("lists", lists),
):
    app.add_typer(room.app, name=name)


@app.command(
    help=t(
        "Mở phiên chợ mẫu trên máy này, rà soát và cho xem kết quả",
        "Serve the example market, sweep it, show the leads",
    )
)
def demo(
    serve: Annotated[
        bool, typer.Option("--serve", help=t("Chỉ mở chợ, không rà soát", "Serve only, for trying by hand"))
    ] = False,
    port: Annotated[
        int, typer.Option(help=t("Cổng (0: cổng trống bất kỳ)", "Port (0: any free one)"))
    ] = 8800,
    folder: Annotated[
        Path, typer.Option(help=t("Nơi đặt kho và bằng chứng", "Where store and evidence go"))
    ] = Path("demo"),
    jobs: Annotated[int, typer.Option(min=1, help=t("Số tiến trình đọc trang", "Reading processes"))] = 1,
) -> None:
    from roof.demo import run_demo, serve_market

    if serve:
        serve_market(port)
    else:
        run_demo(port, folder, jobs)


@app.command(
    help=t("Rà soát mọi gian hàng của một sổ đăng ký (CSV, XLSX)", "Sweep every storefront of a registry")
)
def sweep(
    registry: Annotated[Path, typer.Argument(metavar="REGISTRY")],
    store: Store = STORE,
    evidence: Folder = EVIDENCE,
    as_of: AsOf = None,
    jobs: Annotated[int, typer.Option(min=1, help=t("Số tiến trình đọc trang", "Reading processes"))] = 1,
    at_once: Annotated[
        int, typer.Option(min=1, help=t("Số gian hàng thăm cùng lúc", "Storefronts at once"))
    ] = 16,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=t("Bỏ qua dòng sai", "Leave bad rows out"))
    ] = False,
    pages: Pages = 30,
    delay: Delay = 1.0,
    proxy: Proxy = "",
    browser: Browser = "auto",
    walk: Walk = True,
    details: Details = True,
    closeups: Annotated[
        bool,
        typer.Option(
            "--closeups/--no-closeups",
            help=t("Chụp cận cảnh chỗ dấu hiệu trích dẫn", "Take close-ups of what leads quote"),
        ),
    ] = True,
    contact: Contact = "",
    test_network: TestNetwork = False,
    hours: Annotated[
        str,
        typer.Option(
            help=t(
                "Chỉ thăm trong khoảng giờ này, giờ Việt Nam, ví dụ 08:00-18:00",
                "Visit only within these hours of Vietnam, such as 08:00-18:00",
            )
        ),
    ] = "",
    minutes: Annotated[
        float, typer.Option(min=0.1, help=t("Số phút tối đa mỗi gian hàng", "Minutes per storefront"))
    ] = 15.0,
    megabytes: Annotated[
        float, typer.Option(min=0.1, help=t("Số MB tối đa mỗi gian hàng", "MB per storefront"))
    ] = 120.0,
    rules: Rules = None,
    tsa: Annotated[
        str,
        typer.Option(
            help=t("Xin dấu thời gian RFC 3161 ở đây khi xong", "Timestamp the chain here at the end")
        ),
    ] = "",
    tsa_ca: evidence_room.Authorities = None,
    order: Annotated[
        int, typer.Option(help=t("Số của yêu cầu từ bàn xem xét", "The number of the desk's order"))
    ] = 0,
) -> None:
    from roof.doors import crawl_settings
    from roof.sweeping import sweep_registry

    settings = crawl_settings(
        pages=pages,
        delay=delay,
        proxy=proxy,
        browser=browser,
        walk=walk,
        details=details,
        contact=contact,
        at_once=at_once,
        test_network=test_network,
        hours=hours,
        minutes=minutes,
        megabytes=megabytes,
    )
    sweep_registry(
        registry,
        store,
        evidence,
        settings,
        as_of=as_of,
        jobs=jobs,
        skip_bad=skip_bad,
        rules=rules or [],
        closeups=closeups,
        tsa=tsa,
        tsa_ca=tsa_ca,
        order=order,
    )


@app.command(
    help=t(
        "Đối chiếu một trang web, một dòng sổ đăng ký (SỔ.csv:DÒNG) hoặc tệp đã lưu (.warc.gz, .wacz, .html)",
        "Check a URL, a registry row (FILE.csv:LINE) or something kept (.warc.gz, .wacz, .html)",
    )
)
def check(
    target: str,
    format: Annotated[str, typer.Option(help="table | json | html")] = "table",
    as_of: AsOf = None,
    fail_on: Annotated[
        str, typer.Option(help=t("Trả mã 10 khi có dấu hiệu từ mức này", "Exit 10 at this severity or above"))
    ] = "",
    criteria: Annotated[
        str,
        typer.Option(help=t("Chấm theo bộ tiêu chí này (tick-xanh)", "Score by this programme's criteria")),
    ] = "",
    evidence: Folder = EVIDENCE,
    pages: Pages = 30,
    delay: Delay = 1.0,
    proxy: Proxy = "",
    browser: Browser = "auto",
    walk: Walk = True,
    details: Details = True,
    contact: Contact = "",
    test_network: TestNetwork = False,
    rules: Rules = None,
) -> None:
    from roof.checking import check_target
    from roof.doors import crawl_settings

    settings = crawl_settings(
        pages=pages,
        delay=delay,
        proxy=proxy,
        browser=browser,
        walk=walk,
        details=details,
        contact=contact,
        test_network=test_network,
    )
    raise typer.Exit(check_target(target, format, as_of, fail_on, evidence, settings, rules or [], criteria))


@app.command(
    help=t("Đọc thông tin trên một trang web hoặc tệp đã lưu", "Read the facts of a URL or something kept")
)
def facts(
    target: str,
    format: Annotated[str, typer.Option(help="table | json")] = "table",
    highlight: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.html",
            help=t(
                "Ghi trang như đã lưu, tô chỗ đứng của từng thông tin", "Write the pages, each quote marked"
            ),
        ),
    ] = None,
    evidence: Folder = EVIDENCE,
    pages: Pages = 30,
    delay: Delay = 1.0,
    proxy: Proxy = "",
    browser: Browser = "auto",
    walk: Walk = True,
    details: Details = True,
    contact: Contact = "",
    test_network: TestNetwork = False,
    rules: Rules = None,
) -> None:
    from roof.checking import facts_of_target
    from roof.doors import crawl_settings

    settings = crawl_settings(
        pages=pages,
        delay=delay,
        proxy=proxy,
        browser=browser,
        walk=walk,
        details=details,
        contact=contact,
        test_network=test_network,
    )
    raise typer.Exit(facts_of_target(target, format, evidence, settings, rules or [], highlight))


app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help=t(
        "In đơn vị systemd và dòng cron cho đợt rà soát hằng tuần (không cài gì)",
        "Print systemd units and a cron line for a weekly sweep (installs nothing)",
    ),
)(scheduling.schedule)
app.command(
    help=t(
        "Rà soát cả một danh mục tin đăng (CSV, JSONL, Parquet, XLSX, thư mục, hoặc - để đọc từ đầu vào chuẩn)",
        "Audit a feed of listings (CSV, JSONL, Parquet, XLSX, a folder, or - for standard input)",
    )
)(audit_command.audit)
app.command(
    help=t(
        "Mở dịch vụ HTTP kiểm tra một tin đăng trước khi đăng",
        "Serve the check of one listing before it is published, over HTTP",
    )
)(serve_room.serve)
app.command(help=t("Ghi quyết định về một dấu hiệu", "Record a decision on a lead"))(leadwork.review)


def main() -> None:
    """The console script: choose the language, run a command, tell errors as sentences."""
    _, arguments = lang.choose(sys.argv[1:])
    try:
        app(args=arguments, prog_name="rasoat")
    except Stop as stop:
        sys.exit(told(stop))


if __name__ == "__main__":
    main()
