"""The form of a paper: which file, which letterhead, which template, and how it is written."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from papers.model import Letterhead, Paper
from roof.errors import FAILED, USAGE, Stop, as_sentence, choice
from roof.lang import LANG, t

FORMATS = ("docx", "pdf", "xlsx", "csv", "html")
_NAMES = {
    "parent": ("Cơ quan cấp trên trực tiếp", "Ủy ban nhân dân Thành phố …"),
    "agency": ("Cơ quan ban hành", "Chi cục Quản lý thị trường …"),
    "number": ("Số văn bản (để ……  khi chưa cấp số)", "……"),
    "symbol": ("Ký hiệu của cơ quan, đơn vị (BC-, TTr- được thêm theo loại văn bản)", "QLTT"),
    "place": ("Địa danh", "Thành phố Hồ Chí Minh"),
    "signer_title": ("Chức vụ người ký", "CHI CỤC TRƯỞNG"),
    "signer": ("Họ tên người ký", ""),
    "contact": ("Nơi liên hệ, ghi trong thư", "Phòng …, điện thoại …, thư điện tử …"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a paper is wanted."""

    format: str
    out: Path | None = None
    letterhead: Path | None = None
    template: Path | None = None


def put(paper: Paper, name: str, form: Form) -> Path:
    """Write a paper whole or not at all; out: where it lies. Raises Stop."""
    choice(form.format, FORMATS, "--format")
    if form.template is not None and form.format != "docx":
        raise Stop(
            t("--template chỉ dùng với --format docx", "--template goes with --format docx only"), USAGE
        )
    head = letterhead(form.letterhead)
    template = wanted_template(form.template) if form.template else None
    target = form.out or Path(f"{name}.{form.format}")
    if target.exists():
        raise Stop(
            t(
                f"{target}: đã có tệp này; chọn tên khác bằng --out",
                f"{target} exists; choose another name by --out",
            ),
            USAGE,
        )
    from crawler.evidence.manifest import write_durably

    with as_sentence(OSError, code=FAILED):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(target, written(paper, form.format, head, template, str(form.template)))
    print(t(f"Đã ghi {target}", f"Written: {target}"))
    return target


def written(
    paper: Paper, form: str, head: Letterhead, template: bytes | None = None, shown_as: str = ""
) -> bytes:
    """A paper in one of FORMATS. Raises Stop when it is to be a PDF and there is no browser."""
    if form == "xlsx":
        from papers.sheets import workbook

        return workbook(paper)
    if form == "csv":
        from papers.sheets import csv_bytes

        return csv_bytes(paper)
    if form == "docx":
        from papers.document import document

        return document(paper, head, template, shown_as)
    from papers.page import page
    from roof.handing import printed

    html = page(paper, head)
    return html.encode() if form == "html" else printed(html)


def wanted_template(path: Path) -> bytes:
    """The bytes of a template that can be filled. Raises Stop that lists its faults by paragraph."""
    from papers.opened import Refused
    from papers.template import check

    try:
        data = path.read_bytes()
        faults = check(data, str(path))
    except OSError as error:
        raise Stop(
            t(f"{path}: không đọc được ({error.strerror})", f"{path}: cannot be read ({error.strerror})"),
            USAGE,
        ) from error
    except Refused as error:
        raise Stop(error.vi if LANG == "vi" else error.en, USAGE) from error
    if faults:
        listed = "\n  ".join(fault.say(LANG) for fault in faults)
        raise Stop(
            t(
                f"{path}: mẫu hỏng ở {len(faults)} chỗ\n  {listed}",
                f"{path}: the template is broken\n  {listed}",
            ),
            USAGE,
        )
    return data


def heads() -> str:
    """The letterhead file with its names explained, to be filled in."""
    lines = ["# Tên cơ quan và người ký, ghi một lần cho mọi văn bản (rasoat report … --letterhead tệp này)."]
    for name, (what, example) in _NAMES.items():
        lines += [f"# {what}", f'{name} = "{example}"']
    return "\n".join([*lines, "# Nơi nhận", 'recipients = ["Như trên"]', ""])


def letterhead(path: Path | None) -> Letterhead:
    """An office's names out of its TOML file; dots where there is none. Raises Stop."""
    if path is None:
        return Letterhead()
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))  # as editors of Windows save it
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stop(
            t(f"{path}: không đọc được ({error})", f"{path}: cannot be read ({error})"), USAGE
        ) from error
    known = {field.name for field in fields(Letterhead)}
    for name, value in told.items():
        listed = (
            name == "recipients" and isinstance(value, list) and all(isinstance(one, str) for one in value)
        )
        if name not in known or not ((isinstance(value, str) and name != "recipients") or listed):
            raise Stop(
                t(
                    f"{path}: {name}: không dùng được; cần chữ ở một trong {', '.join(sorted(known))}",
                    f"{path}: {name}: not usable; expected text under one of {', '.join(sorted(known))}",
                ),
                USAGE,
            )
    words = {name: value for name, value in told.items() if name != "recipients"}
    return Letterhead(**words, recipients=tuple(told.get("recipients", ())))
