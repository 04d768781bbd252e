"""The list for publication: only what an authority has answered under a paper's number, never a bare lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.leads.account import Line
from papers.model import Column, Grid, Paper, Section


def publication(lines: Sequence[tuple[Line, tuple[str, ...]]], day: date) -> Paper:
    """Leads that were referred and answered, each with the numbers of its papers: the list.

    No owner, number or address of a person stands in it: a storefront's public name and address on the net only.
    """
    rows = tuple(
        (
            n,
            line.storefront_name or line.storefront,
            line.storefront,
            line.lead.title.get("vi", line.lead.rule),
            ", ".join(papers),
        )
        for n, (line, papers) in enumerate(lines, 1)
    )
    grid = Grid(
        "Danh sách",
        "Gian hàng đã được cơ quan có thẩm quyền trả lời bằng văn bản",
        (
            Column("STT", "number", 8),
            Column("Tên gian hàng", width=22),
            Column("Địa chỉ trên mạng", width=26),
            Column("Nội dung", width=28),
            Column("Văn bản", width=18),
        ),
        rows,
    )
    told = (
        "Danh sách chỉ gồm những trường hợp đã chuyển cơ quan có thẩm quyền bằng văn bản có số và đã có trả lời. "
        "Người ký công bố đối chiếu từng văn bản trước khi ban hành.",
    )
    return Paper(
        "publication",
        "DANH SÁCH",
        "Website, gian hàng thương mại điện tử đã có văn bản trả lời của cơ quan có thẩm quyền",
        day,
        told,
        (Section("Danh sách", (), (grid,)),),
        (),
    )
