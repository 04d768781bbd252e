"""A letter to a seller: what was seen, on what day, and how to mend it. Nothing is concluded in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from checker.leads.account import Line
from papers.lines import law
from papers.model import Column, Grid, Paper, Section
from papers.words import day as written


def letter(place: Mapping[str, str], lines: Sequence[Line], day: date) -> Paper:
    """What the registry says of a storefront and the leads that a person confirmed: a letter. ValueError without."""
    if not lines:
        raise ValueError(f"{place.get('id', '')}: a letter needs a confirmed lead")
    name = place.get("name") or place.get("id", "")
    owner = place.get("declared_owner") or f"chủ website, gian hàng {name}"
    opening = (
        f"Qua xem xét nội dung công khai tại {place.get('url', '')}, {{agency}} nhận thấy một số nội dung dưới đây cần "
        "được Quý đơn vị rà soát, bổ sung hoặc giải trình. Văn bản này nêu dấu hiệu, không phải là kết luận vi phạm.",
    )
    sections = tuple(_matter(n, line) for n, line in enumerate(lines, 1))
    closing = (
        "Đề nghị Quý đơn vị rà soát, khắc phục các nội dung trên và phản hồi bằng văn bản trong thời hạn …… ngày kể từ "
        "ngày nhận được văn bản này; trường hợp nội dung nêu trên chưa đúng, đề nghị cung cấp tài liệu để {agency} "
        "ghi nhận.",
        "Liên hệ: {contact}. Trân trọng./.",
    )
    return Paper(
        "letter",
        "",
        f"V/v rà soát thông tin công bố trên {name}",
        day,
        opening,
        sections,
        closing,
        to=owner,
    )


def _matter(n: int, line: Line) -> Section:
    lead = line.lead
    rows = [
        ("Nơi thấy", lead.url),
        ("Ngày thấy gần nhất", written(line.last_seen)),
        *(("Nội dung trên trang", f"“{' '.join(row.quote.split())}”") for row in lead.evidence if row.quote),
        *(("Quy định", words) for words in law(lead)),
        ("Cách khắc phục", lead.remedy.get("vi", "")),
    ]
    grid = Grid(
        f"Nội dung {n}",
        "",
        (Column("Nội dung", width=24), Column("Giá trị", width=64)),
        tuple(pair for pair in rows if pair[1]),
    )
    return Section(lead.title.get("vi", lead.rule), (lead.message.get("vi", ""),), (grid,))
