"""Role words that give no role: inside a firm's own name, of whose address it is, in what a brand boasts of.

"CÔNG TY TNHH XUẤT NHẬP KHẨU BA SƠN" is nobody's importer by its name; "Mili là công ty sản xuất bút lớn nhất thế giới"
praises a brand and does not say who made the goods of the page.
"""

from __future__ import annotations

import re

from checker.facts.fold import fold
from checker.facts.names import core, firms, may_name
from checker.language import Hit

# "Địa chỉ tổ chức chịu trách nhiệm: Số 143 …": the role names whose address it is, and the address is no name.
_OF_ADDRESS = re.compile(r"(?:địa chỉ|đ/c|address)(?: của| of)?\W*$", re.I)
_ADDRESS = 20  # characters before the role word
_IS = re.compile(r"(?<!\w)là (?:một |trong |những |các )*$", re.I)
_BOAST = re.compile(
    r"[^.!?;:\n]{0,60}?(?<!\w)(?:(?:lớn|tốt|lâu đời|duy|uy tín|nổi tiếng|mạnh|cao|bậc) nhất|hàng đầu|số (?:1|một)"
    r"|nổi tiếng|danh tiếng|lừng danh|(?:có )?lâu đời)(?!\w)",
    re.I,
)
_PRAISED = ("maker", "importer", "distributor")
# "chịu trách nhiệm vận chuyển", "chịu trách nhiệm về nội dung quảng cáo": for something else than the goods
_SERVICE = re.compile(
    r"\s*(?:về |cho |trong )?(?:việc |khâu )?(?:vận chuyển|giao|bảo hành|lắp đặt|thu (?:tiền|hộ)|pháp lý|nội dung"
    r"|bảo mật|thanh toán|đổi trả|tư vấn|chăm sóc|thông tin|bồi thường)(?!\w)",
    re.I,
)
_FORMS = 60  # characters of the legal form and the trades, with which a firm's name begins
_LINE = 200  # characters on either side of the role word


def no_role(text: str, hit: Hit) -> bool:
    """Whether a role word found in a text says nothing of who answers for the goods."""
    if _OF_ADDRESS.search(text[max(0, hit.start - _ADDRESS) : hit.start]):
        return True
    low = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _LINE)
    if hit.term.code == "responsible" and _SERVICE.match(text, hit.end):
        return True
    if hit.term.code in _PRAISED and _IS.search(text, low, hit.start) and _BOAST.match(text, hit.end):
        return True
    return may_name(fold(text[max(low, hit.start - _FORMS) : hit.start])) and _in_name(text, low, hit)


def _in_name(text: str, low: int, hit: Hit) -> bool:
    """Whether the name of a firm goes on after the word and has not come to what tells it apart before."""
    end = text.find("\n", hit.end, hit.end + _LINE)
    line = text[low : end if end >= 0 else hit.end + _LINE]
    return any(
        low + firm.start < hit.start
        and hit.end < low + firm.end
        and core(text[low + firm.start : hit.start]).removesuffix("xuat") == ""
        for firm in firms(line)
    )
