"""`rasoat evidence …`: verify what is kept, take in what other tools kept."""

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
    help=t("Bằng chứng: kiểm tra toàn vẹn, nhập tệp của công cụ khác", "Evidence: verify, import"),
)


@app.command(help=t("Tìm mọi chỗ bị đổi, dù chỉ một byte", "Find every altered place, be it one byte"))
def verify(
    path: Annotated[Path, typer.Argument(help=t("Tệp hoặc thư mục", "A file or a folder"))] = Path(
        "evidence"
    ),
) -> None:
    from crawler.evidence import EvidenceError
    from crawler.evidence import verify as damages

    found = 0
    with as_sentence(EvidenceError):
        for damage in damages(path):
            found += 1
            place = f"{damage.path}: {damage.start}-{damage.end}" + (f" ({damage.url})" if damage.url else "")
            print(f"{place}: {damage.why}")
    if found:
        print(t(f"{found} chỗ hỏng.", f"{found} damaged."))
        raise typer.Exit(FAILED)
    print(t(f"{path}: nguyên vẹn.", f"{path}: sound."))


@app.command("import", help=t("Nhập WARC, WACZ hoặc HTML đã lưu", "Take in a WARC, WACZ or saved HTML"))
def import_(
    sources: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    into: Annotated[Path, typer.Option(help=t("Thư mục bằng chứng", "Evidence folder"))] = Path("evidence"),
) -> None:
    from crawler.evidence import EvidenceError, import_evidence

    for source in sources:
        with as_sentence(EvidenceError, code=FAILED):
            kept = import_evidence(source, into / "imported")
        print(f"{source} → {kept}")
        print(t(f"  xem: {me()} check {kept}", f"  next: {me()} check {kept}"))
