"""Why a visit or a page was not read, in Vietnamese. The crawler writes one English sentence; people here read this.

The evidence keeps the sentence as it was written: it is worded anew only where it is shown. A ground file.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_ICT = timezone(timedelta(hours=7), "ICT")

# how a visit ended, as `crawler.model.VisitState` names it
VISITS = {
    "complete": "đọc trọn vẹn",
    "partial": "đọc chưa trọn",
    "blocked": "bị chặn",
    "unreachable": "không tới được",
    "failed": "lỗi của công cụ",
}
# how a page came to us, as `crawler.model.CaptureState` names it
STATES = {
    "ok": "đọc được",
    "http_error": "máy chủ báo lỗi",
    "truncated": "chỉ có phần đầu",
    "not_a_page": "không phải trang",
    "robots": "robots.txt không cho",
    "timed_out": "quá giờ",
    "unreachable": "không tới được",
    "redirect_loop": "chuyển hướng vòng",
    "broken": "hỏng",
    "refused": "công cụ không vào",
    "again": "hỏi lại, trả lời khác",
}
WORDS = {
    # how a visit ended
    "the door was never tried": "chưa hề mở trang đầu",
    "the door": "trang đầu",
    "pages that matter were not captured": "trang cần đọc không chụp được",
    "pages that matter were left": "trang cần đọc chưa xem",
    "only services are on sale: nothing is delivered": "chỉ bán dịch vụ, không có gì để giao",
    "a service has no origin and no label": "dịch vụ không có xuất xứ và nhãn hàng hóa",
    "no product page was read": "chưa đọc được trang sản phẩm nào",
    "no product page was captured": "không chụp được trang sản phẩm nào",
    "were asked for": "trang đã được hỏi",
    "pages were left": "trang chưa xem",
    "the visit ended": "lượt thăm dừng",
    "when the budget was spent": "vì hết số trang cho một lượt",
    "when the bytes were spent": "vì hết dung lượng cho một lượt",
    "when the time was spent": "vì hết giờ cho một lượt",
    "when the hours of visiting ended": "vì hết giờ được phép thăm",
    "because the host asked for time": "vì máy chủ yêu cầu chờ",
    "pages hold little without a browser": "trang hầu như trống nếu không có trình duyệt",
    "they could not be drawn": "không dựng được",
    "the crawling process died over this visit": "tiến trình thu thập dừng đột ngột ở lượt thăm này",
    "the crawl left no evidence": "lần thu thập không để lại bằng chứng",
    "the failure itself could not be kept": "chính lỗi này cũng không ghi lại được",
    "our own fault": "lỗi của công cụ",
    "it said nothing": "không để lại lời nào",
    "it hung in": "treo ở",
    "a library": "một thư viện",
    "exit code": "mã thoát",
    "the check took longer than": "đối chiếu quá",
    "the process that checked this visit died (out of memory?)": "tiến trình đối chiếu dừng đột ngột (hết bộ nhớ?)",
    # robots.txt, and a host that asks for time
    "forbids rasoat this address": "không cho rasoat vào địa chỉ này",
    "robots.txt forbids the product pages": "robots.txt không cho vào các trang sản phẩm",
    "of them, such as": "trang, ví dụ",
    "robots.txt could not be fetched, the host may not be visited without it": (
        "không lấy được robots.txt, thiếu tệp này thì không được thăm máy chủ"
    ),
    "robots.txt could not be read": "không đọc được robots.txt",
    "robots.txt could not be decoded": "không giải mã được robots.txt",
    "RFC 9309 treats this as forbidden": "theo RFC 9309 coi như không cho phép",
    "treated as forbidden": "coi như không cho phép",
    "visited by order": "thăm theo quyết định",
    "allowed by": "được phép theo",
    "only redirects, which counts as no file": "chỉ chuyển hướng, coi như không có tệp",
    "allowed": "được phép",
    "it was not asked": "không hỏi",
    "it asks not to be asked again before": "máy chủ yêu cầu không hỏi lại trước",
    "nothing was asked for: when its host was last visited,": "không hỏi gì: ở lần thăm trước của máy chủ này,",
    "the visit's time ends before the host may be asked again": "lượt thăm hết giờ trước khi được hỏi lại máy chủ",
    # what came back
    "and sent no page": "mà không gửi trang nào",
    "the server answered": "máy chủ trả lời",
    "the server sent a part of the page, which nobody had asked for": "máy chủ chỉ gửi một phần trang, dù không ai hỏi",
    "answered 304 to a question without a condition": "trả lời 304 dù câu hỏi không kèm điều kiện",
    "answered": "trả lời",
    "the connection was lost": "mất kết nối",
    "no whole answer in time": "không trả lời trọn vẹn kịp giờ",
    "the host's name is not known": "không có tên miền này",
    "the host refused the connection": "máy chủ từ chối kết nối",
    "the proxy refused": "proxy từ chối",
    "the proxy could not reach the host": "proxy không tới được máy chủ",
    "the head of its answer is longer than": "phần đầu của câu trả lời dài quá",
    "no HTTP answer that can be read": "câu trả lời không đọc được theo HTTP",
    "the answer ended before its announced length": "câu trả lời dừng trước độ dài đã báo",
    "bytes when decoded; the head is kept": "byte sau khi giải nén; giữ phần đầu",
    "bytes; the head is kept": "byte; giữ phần đầu",
    "drawn longer than": "trang dựng ra dài quá",
    "longer than": "dài quá",
    "a download": "một tệp tải về",
    "is no page; its body was not fetched": "không phải trang; không tải nội dung",
    "the bytes are a file, whatever the header says": "nội dung là một tệp, dù phần đầu ghi khác",
    "a picture, kept for the codes and words on it": "hình ảnh, giữ lại vì mã và chữ trên hình",
    "redirected in a circle, or more than": "chuyển hướng vòng tròn, hoặc quá",
    "it redirects without saying where": "chuyển hướng mà không nói đi đâu",
    "redirects to no address": "chuyển hướng tới nơi không phải địa chỉ",
    "redirects to": "chuyển hướng tới",
    "asked a second time in this visit, it answered otherwise": "hỏi lại trong cùng lượt thăm thì trả lời khác",
    "a challenge page stands in its place": "thay vào đó là trang thử thách chống máy tự động",
    "a refusal stands in its place": "thay vào đó là lời từ chối truy cập",
    "an error stands in its place": "thay vào đó là thông báo lỗi của máy chủ",
    "a login stands in its place": "thay vào đó là trang đăng nhập",
    "a notice stands in its place": "thay vào đó là thông báo đóng, bảo trì hoặc chưa mở",
    "a question to the visitor stands in its place": "thay vào đó là câu hỏi cho người xem",
    "its script failed on the way; the head is kept": "trang bị lỗi giữa chừng; giữ phần đầu",
    "unknown content encoding": "kiểu nén lạ",
    "times over": "lần chồng nhau",
    "encoded": "nén",
    "ends before its end": "dừng giữa chừng",
    **{f"bad {name}": f"{name} hỏng" for name in ("gzip", "deflate", "brotli", "zstd")},
    "bytes": "byte",
    "times": "lần",
    "it led elsewhere": "dẫn đi nơi khác",
    "only the first": "chỉ đọc",
    "characters were read": "ký tự đầu",
    "not kept": "không giữ",
    "every page is drawn (browser: always)": "trang nào cũng dựng (browser: always)",
    # where we do not go
    "the page does not link back to the shop: it may be another seller's": (
        "trang không dẫn về gian hàng: có thể của người bán khác"
    ),
    "it leaves the host of the records": "rời khỏi máy chủ của hồ sơ thông báo",
    "outside: another host": "ngoài gian hàng: máy chủ khác",
    "outside: another part of the host": "ngoài gian hàng: phần khác của máy chủ",
    "an address of an inner network": "địa chỉ của mạng nội bộ",
    "its name leads to an address of an inner network": "tên miền dẫn tới địa chỉ của mạng nội bộ",
    "its name leads to this machine": "tên miền dẫn tới chính máy này",
    "belongs to another service than the web": "thuộc dịch vụ khác, không phải web",
    "port": "cổng",
    # certificates
    "the certificate cannot be trusted": "chứng thư không tin được",
    "its issuer is unknown": "không rõ nơi cấp",
    "the server sends no whole chain": "máy chủ không gửi đủ chuỗi chứng thư",
    "it is not valid yet": "chưa có hiệu lực",
    "it has expired, or is not valid yet": "hết hạn, hoặc chưa có hiệu lực",
    "it has expired": "hết hạn",
    "it is signed by itself": "tự ký",
    "its chain ends in an authority that nobody knows": "chuỗi chứng thư kết thúc ở nơi cấp không ai biết",
    "it was revoked": "đã bị thu hồi",
    "its issuer may not issue certificates": "nơi cấp không được phép cấp chứng thư",
    "it was issued for another purpose": "cấp cho mục đích khác",
    "it was issued for another name than the host's": "cấp cho tên miền khác",
    "it was issued for another name than": "cấp cho tên miền khác, không phải",
    "its key is too weak": "khóa quá yếu",
    "its signature is too weak": "chữ ký quá yếu",
    "OpenSSL's verification gave code": "OpenSSL báo mã",
    "the browser says": "trình duyệt báo",
    # the browser
    "no tab of the browser was free within the visit's time": "hết giờ mà không có thẻ trình duyệt nào trống",
    "the browser fell over this page, although no other was open": "trình duyệt đổ vì trang này, dù chỉ mở một trang",
    "the page was not drawn within": "không dựng xong trang trong",
    "the browser could not draw the page": "trình duyệt không dựng được trang",
    "which is no web address": "không phải địa chỉ web",
    "the page left for": "trang chuyển đi",
    "the page crashed the browser's tab": "trang làm sập thẻ trình duyệt",
    "no Chromium was found; install it with": "không tìm thấy Chromium; cài bằng",
    "Playwright's driver did not start": "không khởi động được trình điều khiển Playwright",
    "install it with": "cài bằng",
    "did not start": "không khởi động được",
    "the browser took": "trình duyệt chiếm",
    "MB are allowed": "MB được phép",
    "requests other than GET were not sent": "yêu cầu không phải GET đã không được gửi",
}
# whole phrases only, the longest first: "the server answered" is not said of "answered"
_PHRASE = re.compile(
    r"(?<![\w./-])(?:" + "|".join(re.escape(p) for p in sorted(WORDS, key=len, reverse=True)) + r")(?![\w/-])"
    r"|(?:(?<= \()|(?<=the door: ))(?:" + "|".join(STATES) + r")(?=: )"
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def why_in(why: str, lang: str) -> str:
    """The crawler's sentence in, the same in Vietnamese out; as it is for "en". What has no other wording stays."""
    if lang == "en" or not why:
        return why
    said = _PHRASE.sub(lambda found: WORDS.get(found[0]) or STATES[found[0]], why)
    return _TIME.sub(lambda found: _here(found[0]), said)


def _here(text: str) -> str:
    """A time in UTC as it is read here: 17 giờ 00 ngày 27/11/2026."""
    try:
        at = datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(_ICT)
    except ValueError:
        return text
    return f"{at:%H} giờ {at:%M} ngày {at:%d/%m/%Y}"
