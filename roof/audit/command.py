"""`rasoat audit`: what is typed, handed on to `roof.audit`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t
from roof.options import AsOf, Rules


def audit(
    feed: Annotated[str, typer.Argument(metavar="FEED")],
    format: Annotated[str, typer.Option(help="table | jsonl | csv | parquet | xlsx | sarif")] = "table",
    out: Annotated[
        str | None, typer.Option(help=t("Ghi dấu hiệu vào tệp này", "Write the leads here"))
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
    kind: Annotated[
        str,
        typer.Option(
            help=t(
                "listing: tin đăng; post: bài đăng, lời thoại livestream (SRT, VTT, JSON)",
                "listing; or post: posts and transcripts of livestreams (SRT, VTT, JSON)",
            )
        ),
    ] = "listing",
    cluster: Annotated[
        str,
        typer.Option(
            help=t(
                "Chia việc cho cụm Dask ở địa chỉ này; FEED và --out là thư mục hay URL mà các máy cùng thấy",
                "Spread over the Dask cluster at this address; FEED and --out are folders or URLs all see",
            )
        ),
    ] = "",
    rules: Rules = None,
) -> None:
    from roof.audit.run import audit_feed
    from roof.audit.wish import Wish

    wish = Wish(
        feed,
        format,
        Path(out) if out and not cluster else None,
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
        kind,
    )
    if cluster:
        from roof.audit.spread import audit_spread

        raise typer.Exit(audit_spread(wish, cluster, out or ""))
    raise typer.Exit(audit_feed(wish))
