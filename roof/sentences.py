"""English sentences of rooms that speak one language, in Vietnamese: evidence, settings, addresses, the machine.

Those rooms keep their sentence as it is (it stands in evidence and logs); it is worded anew where a person reads it.
A test walks the sentences that those rooms can raise.
"""

from __future__ import annotations

import errno
import re

MACHINE = {
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EEXIST: "tệp đã có",
    errno.ENOTDIR: "không phải thư mục",
    errno.EISDIR: "là thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.ENFILE: "máy mở quá nhiều tệp",
    errno.ENOMEM: "thiếu bộ nhớ",
    errno.EAGAIN: "máy hết tài nguyên, hãy thử lại",
    errno.EIO: "lỗi đọc ghi của ổ đĩa",
    errno.EINVAL: "tên hay giá trị không hợp lệ",
    errno.EADDRINUSE: "cổng đang được dùng",
    errno.ECONNREFUSED: "bị từ chối kết nối",
    errno.ENOEXEC: "không chạy được tệp này",
}

# what stands before and after these words (a path, a place) stays; groups go into the Vietnamese as {0}, {1}, …
_SAID = (
    # evidence
    (r"the finished visit (.+) lies here; give (.+) another path", "lượt thăm {0} đã nằm ở đây; hãy cho {1} chỗ khác"),
    (
        r"the earlier evidence (.+) that holds an unchanged page is missing; both belong together",
        "thiếu bằng chứng trước đó {0}, nơi giữ trang không đổi; hai tệp phải đi cùng nhau",
    ),
    (r"the earlier evidence (.+) is missing", "thiếu bằng chứng trước đó {0}"),
    (r"record (.+) was expected, found ([^;]+)", "cần bản ghi {0}, lại thấy {1}"),
    (r"run `(.+?)`", "hãy chạy `{0}`"),
    (r"Run `(.+?)`", "Hãy chạy `{0}`"),
    (
        r"no such file or folder; an evidence file or folder was expected",
        "không có tệp hay thư mục này; cần một tệp hoặc thư mục bằng chứng",
    ),
    (
        r"link (.+) was expected, and what stands there is not it; nothing was added",
        "cần mắt xích {0} nhưng chỗ ấy là thứ khác; chưa thêm gì",
    ),
    (r"a file under (.+) was expected", "cần một tệp trong {0}"),
    (r"the manifest cannot be read", "không đọc được bản kê"),
    (r"a name without control characters was expected", "cần một tên không có ký tự điều khiển"),
    (r"it was changed after it was linked into the chain", "đã bị sửa sau khi vào chuỗi"),
    (r"the record that begins here is damaged", "bản ghi bắt đầu ở đây bị hỏng"),
    (r"the record that begins here unpacks to more than (.+) bytes", "bản ghi bắt đầu ở đây mở nén quá {0} byte"),
    (r"the record that begins here is cut off at byte (.+)", "bản ghi bắt đầu ở đây bị cắt ở byte {0}"),
    (r"a record of (.+) bytes was announced, (.+) are there", "bản ghi khai {0} byte, chỉ có {1}"),
    (r"a WARC record was expected", "cần một bản ghi WARC"),
    (
        r"a page saved as MHTML was expected, no HTML with an address is inside",
        "cần một trang lưu dạng MHTML, bên trong không có HTML nào kèm địa chỉ",
    ),
    (r"a page saved as MHTML was expected \((.+)\)", "cần một trang lưu dạng MHTML ({0})"),
    (
        r"a WARC, WACZ or saved HTML page was expected, found (.+)",
        "cần một tệp WARC, WACZ hoặc trang HTML đã lưu, lại thấy {0}",
    ),
    (
        r"the file is empty; a WARC, WACZ or saved HTML page was expected",
        "tệp trống; cần một tệp WARC, WACZ hoặc trang HTML đã lưu",
    ),
    (r"record (.+) of capture (.+) is not in the manifest", "bản ghi {0} của bản chụp {1} không có trong bản kê"),
    (
        r"a visit that we made was expected; this archive is another tool's",
        "cần một lượt thăm do chương trình này ghi; tệp này của công cụ khác",
    ),
    (r"a name ending in (.+) was expected", "cần tên tệp kết thúc bằng {0}"),
    (r"another import lies here; nothing was overwritten", "một tệp nhập khác đã nằm ở đây; không ghi đè"),
    (r"certificates in PEM were expected", "cần chứng thư dạng PEM"),
    (
        r"there is no chain to put a time to; it begins with the first visit",
        "chưa có chuỗi để gắn thời gian; chuỗi bắt đầu từ lượt thăm đầu tiên",
    ),
    (r"the authority gave no timestamp \(status (.+)\)", "tổ chức cấp dấu thời gian không cấp (trạng thái {0})"),
    (r"the timestamp answers another question \(its nonce differs\)", "dấu thời gian của câu hỏi khác (nonce khác)"),
    (r"no timestamp that can be read", "không có dấu thời gian đọc được"),
    (
        r"an http or https address of a timestamp authority was expected",
        "cần địa chỉ http hoặc https của tổ chức cấp dấu thời gian",
    ),
    (r"the timestamp authority did not answer", "tổ chức cấp dấu thời gian không trả lời"),
    (r"(\S+) entries; at most (\S+) were expected in a WACZ", "có {0} mục; WACZ chỉ nhận nhiều nhất {1}"),
    (
        r"a WACZ with archive/\*\.warc\.gz was expected, none is inside",
        "cần một WACZ có archive/*.warc.gz, bên trong không có",
    ),
    (r"a WACZ package \(ZIP\) was expected", "cần một gói WACZ (ZIP)"),
    (r"not a manifest of ours, or damaged", "không phải bản kê của chương trình này, hoặc đã hỏng"),
    (r"cannot be opened \((.+)\); check the path", "không mở được ({0}); hãy xem lại đường dẫn"),
    (r"cannot be read", "không đọc được"),
    (r"something lies here already; choose another name", "chỗ này đã có tệp; hãy chọn tên khác"),
    (r"the evidence of lead (.+) is missing", "thiếu bằng chứng của dấu hiệu {0}"),
    (
        r"capture (.+) that lead (.+) cites is not in the evidence",
        "bản chụp {0} mà dấu hiệu {1} trích không có trong bằng chứng",
    ),
    (r"capture (.+) is not the one that lead (.+) cites", "bản chụp {0} không phải bản mà dấu hiệu {1} trích"),
    (
        r"the record that closes a visit is missing; the file was cut off between records",
        "thiếu bản ghi kết thúc lượt thăm; tệp bị cắt giữa các bản ghi",
    ),
    (r"its record (.+) is missing from the file", "bản ghi {0} của nó không có trong tệp"),
    (r"the visit's own record is unreadable", "không đọc được bản ghi của chính lượt thăm"),
    (
        r"the manifest was altered after it was written \(its seal does not fit\)",
        "bản kê đã bị sửa sau khi ghi (dấu niêm không khớp)",
    ),
    (
        r"this note of a purge is not ours, or damaged; nothing was removed",
        "ghi chú xóa này không phải của chương trình, hoặc đã hỏng; chưa xóa gì",
    ),
    (
        r"a finished visit lies here and is never overwritten; choose another path",
        "một lượt thăm đã xong nằm ở đây và không bao giờ bị ghi đè; hãy chọn chỗ khác",
    ),
    (
        r"the body does not have the digest that the visit recorded",
        "nội dung không có mã băm mà lượt thăm đã ghi",
    ),
    (r"at least one captured page was expected", "cần ít nhất một trang đã chụp"),
    # settings of a crawl
    (r"(\S+) must be above 0, not (.+)", "{0} phải lớn hơn 0, không phải {1}"),
    (r"(\S+) must not be below 0, not (.+)", "{0} không được nhỏ hơn 0: {1}"),
    (r"(\S+) must be at least (\S+) \((.+)\), not (.+)", "{0} phải ít nhất là {1} ({2}), không phải {3}"),
    (r"(\S+) must be one of (.+), not (.+)", "{0} phải là một trong {1}, không phải {2}"),
    (r"(\S+) must be written like (\S+), not (.+)", "{0} phải viết như {1}, không phải {2}"),
    (r"hours must lie between 00:00 and 24:00, not (.+)", "giờ phải trong khoảng 00:00 đến 24:00, không phải {0}"),
    (
        r"hours must begin and end at different times, not (.+)",
        "giờ bắt đầu và kết thúc phải khác nhau, không phải {0}",
    ),
    (
        r"contact must be a mail address or a URL in ASCII, not (.+)",
        "contact phải là thư điện tử hoặc địa chỉ web viết bằng ASCII, không phải {0}",
    ),
    # addresses
    (r"an address was expected, the text is empty", "cần một địa chỉ, nhưng chỗ này trống"),
    (
        r"(.+) is no web address: http:// or https:// was expected, not (.+)",
        "{0} không phải địa chỉ web: cần http:// hoặc https://, không phải {1}",
    ),
    (r"(.+) is no web address", "{0} không phải địa chỉ web"),
    (r"(.+) names no host; write it like (\S+)", "{0} thiếu tên miền; hãy viết như {1}"),
    (r"(.+) names a host that cannot exist", "{0} có tên miền không thể tồn tại"),
)  # fmt: skip
_TABLE = tuple((re.compile(said), vi) for said, vi in _SAID)


def in_vietnamese(text: str) -> str:
    """A sentence of those rooms in Vietnamese; what is not known stays as it is."""
    for said, vi in _TABLE:
        found = said.search(text)
        if found:
            text = text[: found.start()] + vi.format(*found.groups()) + text[found.end() :]
    return text


def machine(error: OSError) -> str:
    """What the machine says, in Vietnamese; its own words where they are not known."""
    return MACHINE.get(error.errno or 0) or error.strerror or str(error)


def both(error: Exception) -> tuple[str, str]:
    """What an error says, in Vietnamese and in English."""
    say = getattr(error, "say", None)
    if say is not None:
        return say("vi"), say("en")
    if isinstance(error, OSError) and error.errno:
        where = f"{error.filename}: " if error.filename is not None else ""
        return f"{where}{machine(error)}", f"{where}{error.strerror}"
    return in_vietnamese(str(error)), str(error)
