"""Services: a tour, a course, a massage, a voucher are used, not delivered, and have no origin and no label.

Whoever sells nothing else has no delivery to tell of and no parcel to be opened: that these terms are not there
proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from checker.facts.fold import fold
from checker.model import Fact, Search, Subject

_SERVICE = re.compile(
    r"\W*(?:(?:combo |gói )?tour|combo \d+n\d+đ|kh[oó][aá] (?:học|đào tạo|ielts|toeic|luyện)|khoá|khóa học|"
    r"lớp (?:học|luyện)|luyện thi|dịch vụ|gội đầu|massage|chăm sóc da|liệu trình|triệt lông|cắt tóc|vé |"
    r"(?:e-?)?voucher|phiếu quà tặng|thẻ (?:tập|thành viên|học)|(?:cho )?thuê|đặt phòng|"
    r"gói (?:khám|cước|chụp|dịch vụ|tập|hội viên|thành viên)|khám |sửa chữa|bảo dưỡng|vệ sinh (?:máy|nhà|công nghiệp)|"
    r"hosting|tên miền|phần mềm|ebook|course)\b",
    re.I,
)
_BOOKED = re.compile(r"\W*(?:dat (?:lich|phong|ve|tour|ban|cho|xe)|dang ky (?:hoc|khoa hoc))\b")
WHY = "only services are on sale: nothing is delivered"
NO_LABEL = "a service has no origin and no label"
_OF_DELIVERY = ("terms.shipping", "terms.inspection")


def is_service(title: str) -> bool:
    """Whether a title begins as that of a service does."""
    return _SERVICE.match(title) is not None


def without_delivery(
    facts: Mapping[str, tuple[Fact, ...]], listings: Sequence[Subject], searches: Mapping[str, Search]
) -> dict[str, Search]:
    """The searches whose absence proves nothing, because what is sold here is not delivered: none or two.

    That is so where every product page shows a service; or where there is none, and the order is a booking.
    """
    if listings:
        titles = [one.facts.get("listing.title", ()) for one in listings]
        if not all(t and is_service(str(t[0].value)) for t in titles):
            return {}
        if any("listing.goods_group" in one.facts for one in listings):
            return {}
    elif not any(_BOOKED.match(fold(f.quote)) for f in facts.get("site.takes_orders", ())):
        return {}
    return {
        name: Search(False, found.pages, found.missed, found.drawn, WHY)
        for name in _OF_DELIVERY
        if name not in facts and (found := searches.get(name)) is not None
    }
