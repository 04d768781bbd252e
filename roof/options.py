"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roof.lang import t

Store = Annotated[str, typer.Option(help=t("Kho dữ liệu (tệp SQLite hoặc URL SQLAlchemy)", "The store"))]
Folder = Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))]
Receiving = Annotated[
    str,
    typer.Option(
        "--role",
        help=t(
            "Bên nhận: agency (dữ liệu cá nhân được che) | inspector (cơ quan kiểm tra: nguyên văn)",
            "Who receives it: agency (personal data covered) | inspector (the inspecting authority: whole)",
        ),
    ),
]
CaseFolder = Annotated[
    Path, typer.Option("--cases", help=t("Nơi giữ giấy tờ đã nộp", "Where handed-in papers are kept"))
]
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
Details = Annotated[
    bool,
    typer.Option(
        "--details/--no-details",
        help=t(
            "Điền thông tin kiểm tra cố định khi một bước trước khi đặt hàng đòi (không: dừng ở đó)",
            "Type the fixed inspection details where a step before ordering asks for them (no: stop there)",
        ),
    ),
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

AGENCY = "agency"  # who receives what nobody is named for
STORE, EVIDENCE, CASES = "rasoat.db", Path("evidence"), Path("cases")
