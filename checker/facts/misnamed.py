"""Pages whose address or title promises one matter while their text is about another: "/chinh-sach-bao-hanh", on
which only returns stand. A name is then no reason to say that the whole page carries the matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Words of which a text about the matter has one; conditions alone ("trong 7 ngày", "lỗi", "hóa đơn") suit several.
_OWN: Mapping[str, re.Pattern[str]] = {
    "terms.warranty": re.compile(
        r"\b(?:bao hanh|bh|warrant(?:y|ies)|guarantee|sua chua|sua|repair|bao tri|bao duong|"
        r"thay (?:the|moi|linh kien|pin|cay)|doi moi|(?:1|mot) doi (?:1|mot)|linh kien|ky thuat|chinh hang)\b"
    ),
    "terms.payment": re.compile(
        r"\b(?:thanh toan|tra tien|dong (?:tien|phi)|tien coc|dat coc|chuyen khoan|tien mat|cod|vi dien tu|qr|"
        r"pay(?:ment)?)\b"
    ),
    "terms.shipping": re.compile(
        r"\b(?:giao|van chuyen|ship(?:ping)?|gui (?:hang|ve|di|den|toi)|nhan hang (?:sau|trong|tu)|cuoc|"
        r"deliver\w*)\b"
    ),
}


def misnamed(
    matter: str,
    names: Iterable[str],
    titles: Iterable[frozenset[str]],
    heads: Iterable[frozenset[str]],
    lines: Iterable[str],
) -> bool:
    """Whether a page only bears a matter's name.

    names: what the page calls itself, folded; titles: the matters each of these names; heads: those that each
    heading below names; lines: its folded text. True where none of the matter's own words stands in the text beside
    the names, no heading names it and another name or heading names another matter.
    """
    own = _OWN.get(matter)
    if own is None:
        return False
    headed = list(heads)
    if any(matter in said for said in headed) or not any(
        said and matter not in said for said in (*titles, *headed)
    ):
        return False
    called = frozenset(names)
    return not any(own.search(line) for line in lines if line not in called)
