"""The dossier of a storefront or of one lead: a proposal to inspect, with its evidence annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from checker.leads.account import Line
from checker.leads.words import SEVERITIES, STATES
from checker.model import Search
from papers.lines import law, sanction
from papers.model import Column, Grid, Paper, Picture, Section
from papers.words import NOT_A_FINDING, at, moment

NAMED = 5  # pages of a search that stand beside a lead
Pictures = Mapping[str, Sequence[Picture]]  # by lead


def dossier(
    place: Mapping[str, str], lines: Sequence[Line], pictures: Pictures, earlier: int, day: date
) -> Paper:
    """What the registry says of a storefront (`place`), its leads, their pictures: the proposal.

    `earlier`: other leads of this storefront that were ever confirmed or referred. ValueError without a lead.
    """
    if not lines:
        raise ValueError(f"{place.get('id', '')}: a dossier needs a lead")
    name = place.get("name") or place.get("id", "")
    about = (
        ("Tên gian hàng", name),
        ("Địa chỉ trên mạng", place.get("url", "")),
        ("Nền tảng", place.get("platform", "") or "website riêng"),
        ("Chủ sở hữu khai báo", place.get("declared_owner", "")),
        ("Mã số thuế khai báo", place.get("tax_code", "")),
        ("Địa chỉ khai báo", place.get("address", "")),
        ("Ngành hàng", place.get("category", "")),
    )
    opening = (
        "Qua rà soát website và gian hàng thương mại điện tử, {agency} thấy các dấu hiệu nêu dưới đây và đề xuất "
        "người có thẩm quyền xem xét việc kiểm tra.",
    )
    grid = Grid(
        "Gian hàng",
        "Thông tin theo danh bạ",
        (Column("Nội dung", width=28), Column("Giá trị", width=60)),
        tuple(pair for pair in about if pair[1]),
    )
    before = (
        f"Ngoài các dấu hiệu nêu dưới đây, gian hàng đã có {earlier} dấu hiệu từng được xác nhận hoặc chuyển xử lý."
        if earlier
        else "Ngoài các dấu hiệu nêu dưới đây, gian hàng chưa có dấu hiệu nào từng được xác nhận hoặc chuyển xử lý."
    )
    return Paper(
        "dossier",
        "TỜ TRÌNH",
        f"Đề xuất kiểm tra gian hàng {name}",
        day,
        opening,
        (
            Section("Gian hàng", (before,), (grid,)),
            *(_lead(n, line, pictures.get(line.id, ())) for n, line in enumerate(lines, 1)),
            _annex(lines),
        ),
        (NOT_A_FINDING, "Kính trình xem xét, quyết định./."),
        to="…………………………",
    )


def _lead(n: int, line: Line, pictures: Sequence[Picture]) -> Section:
    lead = line.lead
    rows: list[tuple[str, str]] = [
        ("Mã dấu hiệu", line.id),
        ("Nơi thấy", lead.url),
        ("Mức", SEVERITIES[line.severity][0]),
        ("Trạng thái", STATES[line.state][0]),
        ("Thấy lần đầu", at(line.first_seen)),
        ("Thấy gần nhất", at(line.last_seen)),
        *(("Trích nguyên văn", f"“{' '.join(row.quote.split())}”") for row in lead.evidence if row.quote),
        *(("Đã tìm, không thấy", said) for said in dict.fromkeys(map(_searched, lead.searches.values()))),
        *(("Căn cứ", words) for words in law(lead)),
    ]
    if lead.sanction:
        rows.append(("Chế tài có thể áp dụng", sanction(lead)))
    grid = Grid(f"Dấu hiệu {n}", "", (Column("Nội dung", width=24), Column("Giá trị", width=64)), tuple(rows))
    return Section(
        f"Dấu hiệu {n}: {lead.title.get('vi', lead.rule)}",
        (lead.message.get("vi", ""),),
        (grid,),
        (),
        tuple(pictures),
    )


def _searched(search: Search) -> str:
    """How many pages were read in vain, and the first of them; the annex names every one."""
    more = ", …" if len(search.pages) > NAMED else ""
    return f"{len(search.pages)} trang: {', '.join(search.pages[:NAMED])}{more}"


def _annex(lines: Sequence[Line]) -> Section:
    cited: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for line in lines:
        for row in line.lead.evidence:
            seen = (row.url, row.capture.rpartition("/")[2], row.digest, moment(row.seen_at))
            cited.setdefault(seen, {})[line.id[:8]] = None
    rows = tuple((*seen, ", ".join(leads)) for seen, leads in cited.items())
    grid = Grid(
        "Chứng cứ",
        "Bản chụp mà các dấu hiệu dẫn tới",
        (
            Column("Trang", width=24),
            Column("Bản chụp", width=14),
            Column("SHA-256", width=34),
            Column("Lúc chụp", width=14),
            Column("Dấu hiệu", width=12),
        ),
        rows,
    )
    lines_said = (
        "Tệp chứng cứ (WARC) không được sửa sau khi ghi; mỗi bản chụp có mã băm SHA-256 để đối chiếu. Bộ hồ sơ điện tử "
        "kèm cách kiểm chứng độc lập được xuất bằng lệnh “rasoat evidence export”.",
    )
    return Section("Phụ lục chứng cứ", lines_said, (grid,))
