"""`rasoat`: the commands, in the order of the flow. No logic lives here.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 nothing to check, 10 leads at or above `--fail-on`.
Heavy libraries load inside the commands, so that `--help` stays light.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from roof import desk, lang, rulebook
from roof import evidence as evidence_room
from roof.errors import Stop, told
from roof.lang import t

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
app.add_typer(rulebook.app, name="rules")
app.add_typer(evidence_room.app, name="evidence")
app.add_typer(
    desk.app, name="desk", help=t("Bàn xem xét dấu hiệu trên trình duyệt", "The review desk in a browser")
)

leads_app = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
app.add_typer(leads_app, name="leads", help=t("Danh sách dấu hiệu; xem một dấu hiệu", "The leads; show one"))

Store = Annotated[str, typer.Option(help=t("Kho dữ liệu (tệp SQLite hoặc URL SQLAlchemy)", "The store"))]
Folder = Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))]
Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", help=t("Thư mục quy tắc bổ sung (lặp lại được)", "A further rules folder")),
]
AsOf = Annotated[
    str | None,
    typer.Option(help=t("Đối chiếu pháp luật của ngày này (YYYY-MM-DD)", "Hold against the law of this day")),
]
Proxy = Annotated[str, typer.Option(help=t("Đi qua proxy HTTP này", "Go through this HTTP proxy"))]
Browser = Annotated[
    str,
    typer.Option(help=t("Vẽ trang bằng trình duyệt: auto, never, always", "Draw pages: auto, never, always")),
]
Walk = Annotated[
    bool,
    typer.Option(
        "--walk/--no-walk",
        help=t(
            "Đi tới trang cuối trước khi đặt hàng (không đặt)",
            "Go to the last page before ordering (orders nothing)",
        ),
    ),
]
Pages = Annotated[int, typer.Option(min=1, help=t("Số trang tối đa mỗi gian hàng", "Pages per storefront"))]
Delay = Annotated[
    float,
    typer.Option(min=0, help=t("Số giây giữa hai trang của một máy chủ", "Seconds between pages of a host")),
]
Contact = Annotated[
    str, typer.Option(help=t("Địa chỉ liên hệ ghi trong user agent", "Contact in the user agent"))
]

TestNetwork = Annotated[
    bool,
    typer.Option(
        "--test-network",
        help=t(
            "Mạng thử: cho phép thăm gian hàng đăng ký ở địa chỉ nội bộ (127.0.0.1, 10.…), mỗi gian đúng chỗ của nó",
            "A test network: storefronts registered on inner addresses may be visited, each at its own place",
        ),
    ),
]

STORE, EVIDENCE = "rasoat.db", Path("evidence")


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
) -> None:
    from roof.doors import crawl_settings
    from roof.sweeping import sweep_registry

    settings = crawl_settings(
        pages=pages,
        delay=delay,
        proxy=proxy,
        browser=browser,
        walk=walk,
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
        contact=contact,
        test_network=test_network,
    )
    raise typer.Exit(facts_of_target(target, format, evidence, settings, rules or [], highlight))


@app.command(
    help=t(
        "Rà soát cả một danh mục tin đăng (CSV, JSONL, Parquet, XLSX, thư mục, hoặc - để đọc từ đầu vào chuẩn)",
        "Audit a feed of listings (CSV, JSONL, Parquet, XLSX, a folder, or - for standard input)",
    )
)
def audit(
    feed: Annotated[str, typer.Argument(metavar="FEED")],
    format: Annotated[str, typer.Option(help="table | jsonl | csv | parquet | xlsx | sarif")] = "table",
    out: Annotated[
        Path | None, typer.Option(help=t("Ghi dấu hiệu vào tệp này", "Write the leads here"))
    ] = None,
    facts: Annotated[
        bool, typer.Option("--facts", help=t("In thông tin đọc được thay cho dấu hiệu", "Facts, not leads"))
    ] = False,
    as_of: AsOf = None,
    fail_on: Annotated[
        str, typer.Option(help=t("Trả mã 10 khi có dấu hiệu từ mức này", "Exit 10 at this severity or above"))
    ] = "",
    baseline: Annotated[
        Path | None,
        typer.Option(help=t("Kết quả lần trước, để biết mới / còn / hết", "The last audit: new or mended")),
    ] = None,
    sample: Annotated[
        int, typer.Option(min=0, help=t("Chỉ lấy ngẫu nhiên ngần này tin", "Only this many random rows"))
    ] = 0,
    map: Annotated[
        Path | None, typer.Option(help=t("YAML: tên cột: trường", "YAML: column name: field"))
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help=t("Số tiến trình", "Processes"))] = 1,
    store: Annotated[
        str, typer.Option(help=t("Ghi dấu hiệu vào kho này", "Put the leads into this store"))
    ] = "",
    report: Annotated[
        Path | None, typer.Option(help=t("Ghi báo cáo HTML vào tệp này", "Write an HTML report here"))
    ] = None,
    rules: Rules = None,
) -> None:
    from roof.audit import Wish, audit_feed

    wish = Wish(
        feed,
        format,
        out,
        facts,
        as_of,
        fail_on,
        baseline,
        sample,
        map,
        jobs,
        store,
        report,
        tuple(rules or ()),
    )
    raise typer.Exit(audit_feed(wish))


@leads_app.callback()
def leads(
    context: typer.Context,
    store: Store = STORE,
    format: Annotated[str, typer.Option(help="table | json")] = "table",
    state: Annotated[
        str, typer.Option(help=t("Chỉ các trạng thái này, cách nhau dấu phẩy", "Only these states"))
    ] = "",
    storefront: Annotated[str, typer.Option(help=t("Chỉ gian hàng này", "Only this storefront"))] = "",
) -> None:
    if context.invoked_subcommand is None:
        from roof.leads import list_leads

        list_leads(store, format, state, storefront)


@leads_app.command(
    "show", help=t("Xem một dấu hiệu: trích dẫn, chỗ đứng, căn cứ, lịch sử", "Show one lead whole")
)
def show_lead(
    id: str, store: Store = STORE, format: Annotated[str, typer.Option(help="table | json")] = "table"
) -> None:
    from roof.leads import show_lead as show

    show(store, id, format)


@leads_app.command(
    "agreement",
    help=t("Người xem xét đồng ý với từng quy tắc đến đâu", "How often people agree with each rule"),
)
def agreement(
    store: Store = STORE, format: Annotated[str, typer.Option(help="table | json")] = "table"
) -> None:
    from roof.leads import list_agreement

    list_agreement(store, format)


@app.command(help=t("Ghi quyết định về một dấu hiệu", "Record a decision on a lead"))
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
        ),
    ] = "",
    to: Annotated[
        str, typer.Option(help=t("Chuyển hoặc giao cho ai", "To whom it is referred or assigned"))
    ] = "",
    paper: Annotated[str, typer.Option(help=t("Số văn bản chuyển", "Number of the paper"))] = "",
    store: Store = STORE,
) -> None:
    from roof.leads import decide

    decide(store, id, decision, by, reason, code, to, paper)


def main() -> None:
    """The console script: choose the language, run a command, tell errors as sentences."""
    _, arguments = lang.choose(sys.argv[1:])
    try:
        app(args=arguments, prog_name="rasoat")
    except Stop as stop:
        sys.exit(told(stop))


if __name__ == "__main__":
    main()
