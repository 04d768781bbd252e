"""A site whose goods are bought on a marketplace to which it leads takes no orders itself."""

from __future__ import annotations

import re

from checker.facts.needs import Sought
from checker.facts.shelf import Shelf

_ALSO = re.compile(  # a shop with a cart of its own sells there, too
    r"^[^\w\n]{0,4}mua (?:hang |ngay )?(?:qua|tai|tren) (?:shopee|lazada|tiki)(?: mall| official)?[^\w\n]{0,4}$",
    re.M,
)
_AFFILIATE = Sought(
    re.compile(
        r"(?:chuyen (?:den|sang|toi|huong)|mua (?:truc tiep )?(?:qua|tai|"
        r"tren)) (?:trang )?(?:doi tac|shopee|lazada|tiki)|tiep thi lien ket (?:voi|cua) shopee|"
        r"khong (?:truc tiep )?ban hang(?! (?:gia|nhai|fake|kem|xach tay|cam|loi|loai|lau|dom|khong|cu\b|het|ton|truoc|"
        r"chua|trung quoc|tau))|khong phai (?:la )?(?:nguoi ban|don vi ban)"
    )
)


def affiliate(shelf: Shelf, best: int = 0) -> bool:
    """Whether the site says that buying happens on a marketplace to which it leads. best: its strongest own sign.

    Kept on the shelf.
    """
    note = "affiliate with a cart" if best > 2 else "affiliate"
    if note not in shelf.notes:
        said = "\n".join(shelf.said)
        at_all = _AFFILIATE.search(_ALSO.sub("", said) if best > 2 else said)
        # as a rule not: what the pages share is searched once
        hits = sum(1 for page in shelf.pages if _AFFILIATE.search(page.folded_text)) if at_all else 0
        shelf.notes[note] = hits >= 2 or hits == len(shelf.pages) > 0
    return shelf.notes[note] is True
