"""Why a place was not read whole, in Vietnamese.

`Search.why` is one English sentence, made where pages are read. The ones that occur are turned here; a
sentence that is not known stays as it is, so that nothing is lost.
"""

from __future__ import annotations

import re

_TURNED = {
    r"the home page was not captured": r"chưa thu được trang chủ",
    r"the page was cut off": r"trang bị cắt ngang",
    r"(\S+) was cut off: .*": r"\1 bị cắt ngang nên không kết luận được là thiếu",
    r"(\S+) is filled by scripts and was not drawn by a browser": (
        r"\1 hiện nội dung bằng mã lệnh mà chưa được mở bằng trình duyệt"
    ),
    r"scripts fill this page and no browser drew it": (
        r"trang hiện nội dung bằng mã lệnh mà chưa được mở bằng trình duyệt"
    ),
    r"(\d+) linked page\(s\) were not captured whole, for example (\S+)": (
        r"\1 trang có đường dẫn tới chưa thu được đủ, ví dụ \2"
    ),
    r"no certificate can be had on this machine or in a private network": (
        r"máy này hoặc mạng nội bộ thì không thể có chứng thư số"
    ),
    r"(\S+) names (.+), which opens by a script and was not read": (
        r"\1 có mục \2 chỉ mở bằng mã lệnh nên chưa đọc được"
    ),
    r"part of (\S+) stands in a frame, which was not read": (
        r"một phần của \1 nằm trong khung nhúng chưa được đọc"
    ),
    r"the words of (\S+) stand in pictures, which were not read": (
        r"nội dung của \1 là ảnh, chữ trong ảnh chưa được đọc"
    ),
    r"the words of (\S+) stand in a document that it links to, which was not read": (
        r"nội dung của \1 nằm trong tệp đính kèm chưa được đọc"
    ),
    r"only one page of the website was seen": r"mới thấy một trang của website",
    r"links that lead to no page: (.+)": r"đường dẫn tới trang không tồn tại: \1",
    r"no product page was captured": r"chưa thu được trang sản phẩm nào",
    r"the description is made of pictures, which were not read": (
        r"phần mô tả là ảnh, chữ trong ảnh chưa được đọc"
    ),
    r"part of the page stands in a frame, which was not read": (
        r"một phần trang nằm trong khung nhúng chưa được đọc"
    ),
    r"the badge leads to no record": r"biểu tượng không dẫn tới hồ sơ nào",
    r"the record that the badge opens was not captured": r"chưa thu được hồ sơ mà biểu tượng mở ra",
    r"two identities stand in the footers of (\S+) and (\S+)": (
        r"chân trang của \1 và \2 ghi hai chủ thể khác nhau"
    ),
    r"the home page shows other contact data than the footer of (\S+), which names a firm": (
        r"trang chủ ghi thông tin liên hệ khác với chân trang của \1, nơi có tên doanh nghiệp"
    ),
    r"the feed does not hold this column": r"dữ liệu không có cột này",
    r"the description of the listing is not in the feed whole": r"dữ liệu không có đủ phần mô tả của tin đăng",
    r"the feed holds no attributes of the listing, where this may stand": (
        r"dữ liệu không có phần thuộc tính của tin đăng, nơi có thể ghi điều này"
    ),
    r"a post is not the listing of the goods": r"bài đăng không phải là tin đăng bán hàng hóa",
    r"the network's label of the post was not there to be read": (
        r"chưa đọc được nhãn quảng cáo do mạng xã hội hiển thị"
    ),
    r"the case says that its place was not read": r"trường hợp thử nêu là chưa đọc",
}
_PATTERNS = tuple((re.compile(said), turned) for said, turned in _TURNED.items())


def in_vietnamese(why: str) -> str:
    """The same reason in Vietnamese; an unknown sentence as it is."""
    for said, turned in _PATTERNS:
        match = said.fullmatch(why)
        if match:
            return match.expand(turned)
    return why
