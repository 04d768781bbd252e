"""The list for publication: only what an authority has answered to be a breach, never a bare lead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.leads.account import Answer, Line
from papers.model import Column, Grid, Paper, Section
from papers.words import day as written
from papers.words import number


def publication(lines: Sequence[tuple[Line, Answer]], day: date, unsaid: int = 0) -> Paper:
    """Leads that an authority answered with a breach, each with that answer: the list. `unsaid`: how many others were
    answered without a word of who answered; they do not stand in it.

    No owner, number or address of a person stands in it: a storefront's public name and address on the net only.
    """
    rows = tuple(
        (
            n,
            line.storefront_name or line.storefront,
            line.storefront,
            line.lead.title.get("vi", line.lead.rule),
            f"{said.paper}, ngày {written(said.referred)}",
            _answer(said),
        )
        for n, (line, said) in enumerate(lines, 1)
    )
    grid = Grid(
        "Danh sách",
        "Gian hàng mà cơ quan có thẩm quyền đã trả lời là có vi phạm",
        (
            Column("STT", "number", 7),
            Column("Tên gian hàng", width=19),
            Column("Địa chỉ trên mạng", width=21),
            Column("Nội dung", width=25),
            Column("Văn bản chuyển", width=14),
            Column("Cơ quan trả lời", width=18),
        ),
        rows,
    )
    told = [
        "Danh sách chỉ gồm những trường hợp đã chuyển cơ quan có thẩm quyền bằng văn bản có số và được chính cơ quan "
        "đó trả lời là có vi phạm. Trường hợp chỉ người bán trả lời, cơ quan trả lời là không vi phạm hoặc chưa kết "
        "luận không nằm trong danh sách. Người ký công bố đối chiếu từng văn bản trước khi ban hành.",
    ]
    if unsaid:
        told.append(
            f"Còn {number(unsaid)} trường hợp đã có trả lời nhưng chưa ghi ai trả lời, nên chưa đưa vào danh sách."
        )
    return Paper(
        "publication",
        "DANH SÁCH",
        "Website, gian hàng thương mại điện tử đã có văn bản trả lời của cơ quan có thẩm quyền",
        day,
        tuple(told),
        (Section("Danh sách", (), (grid,)),),
        (),
    )


def _answer(said: Answer) -> str:
    """Who answered, under which number, when."""
    under = f"văn bản {said.answer}" if said.answer else "chưa ghi số văn bản"
    return f"{said.to_whom or 'chưa ghi tên cơ quan'}: {under}, ngày {written(said.answered)}"
