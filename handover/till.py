"""The walk to the till on the screen of a visit: how it ended, step by step, what was held, and when it was made."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from crawler.model import Visit, Walk, WalkEnd
from handover.words import Say, both_times

ENDS = {
    WalkEnd.REACHED_LAST_PAGE: (
        "ok",
        "tới trang cuối trước khi đặt hàng",
        "the last page before ordering was reached",
    ),
    WalkEnd.WOULD_ORDER: (
        "cut",
        "dừng: bước kế tiếp là, hoặc có thể là, đặt hàng",
        "stopped: the next step orders, or may",
    ),
    WalkEnd.LOGIN_WALL: ("cut", "dừng: phải đăng nhập", "stopped: it asks to sign in"),
    WalkEnd.PHONE_ONLY: ("cut", "chỉ đặt được qua điện thoại", "orders by telephone only"),
    WalkEnd.ZALO_ONLY: ("cut", "chỉ đặt được qua Zalo", "orders through Zalo only"),
    WalkEnd.NEEDS_DETAILS: (
        "cut",
        "dừng: đòi thông tin mà chúng tôi không khai",
        "stopped: it asks for details we do not give",
    ),
    WalkEnd.SOLD_OUT: ("cut", "hết hàng", "sold out"),
    WalkEnd.NO_WAY: ("part", "không thấy lối đi tiếp", "no way on was found"),
    WalkEnd.LOOP: ("part", "đi vòng tròn", "it goes in circles"),
    WalkEnd.LEAVES_SHOP: (
        "cut",
        "lối đi dẫn sang trang của người khác",
        "the way on leads to a site of others",
    ),
    WalkEnd.ROBOTS: ("cut", "robots.txt không cho đi tiếp", "robots.txt forbids the way on"),
    WalkEnd.BUDGET: ("part", "hết giờ hoặc hết số bước", "the time or the steps were spent"),
    WalkEnd.BROKEN: (
        "bad",
        "trình duyệt hoặc cửa hàng hỏng giữa chừng",
        "the browser or the shop failed on the way",
    ),
    WalkEnd.NO_BROWSER: ("bad", "không có trình duyệt", "there was no browser"),
}
DID = (
    (r"^opened ", "mở "),
    (r"^went to ", "sang "),
    (r"^typed the inspection details and pressed ", "điền thông tin kiểm tra rồi bấm "),
    (r"^pressed ", "bấm "),
    (r"^chose the first that can be had, one piece$", "chọn loại đầu tiên còn hàng, một món"),
)

WHY = (
    (
        r"^the button that orders stands on this page; it was not pressed$",
        "trang có nút đặt hàng; chúng tôi không bấm",
    ),
    (r"^the same page came back (\d+) times$", r"một trang hiện lại \1 lần"),
    (r"^the way leads back to pages that were seen$", "đường dẫn về những trang đã qua"),
    (r"^more than (\d+) redirects in a row$", r"chuyển hướng liên tiếp quá \1 lần"),
    (r"^the way on asks to sign in$", "đi tiếp thì phải đăng nhập"),
    (r"^(.+) leads to (\S+)$", r"\1 dẫn tới \2"),
    (r"^the way on leads to (\S+)$", r"lối đi dẫn tới \1"),
    (r"^the goods are sold out$", "mặt hàng đã hết"),
    (r"^the only way on is (.+), which may order$", r"chỉ còn nút \1, bấm có thể là đặt hàng"),
    (r"^pressing (.+) would have sent (.+)$", r"bấm \1 sẽ gửi \2"),
    (r"^orders are taken by Zalo only \((.+)\)$", r"chỉ nhận đặt hàng qua Zalo (\1)"),
    (r"^orders are taken by telephone only(.*)$", r"chỉ nhận đặt hàng qua điện thoại\1"),
    (r"^no button leads to a cart$", "không có nút nào dẫn tới giỏ hàng"),
    (r"^no button leads on to the till$", "không có nút nào dẫn tiếp tới bước đặt hàng"),
    (r"^the cart stayed empty$", "giỏ hàng vẫn trống"),
    (
        r"^the next step asks for details of a person; none are set$",
        "bước kế tiếp đòi thông tin cá nhân, không có gì để khai",
    ),
    (r"^the form does not go on with the inspection details$", "biểu mẫu không nhận thông tin kiểm tra"),
    (r"^the walk was not over within (\d+) s$", r"chưa xong sau \1 giây"),
    (r"^the walk was not over after (\d+) pages$", r"chưa xong sau \1 trang"),
)


def till(visit: Visit, t: Say) -> str:
    """The section about the walk; "" for a visit without one."""
    walk = visit.walk
    if walk is None:
        return ""
    kind, *words = ENDS[walk.end]
    end = words[t("v", "e") == "e"]
    why = f"<p class=soft>{escape(_said(walk.why, WHY, t))}</p>" if walk.why else ""
    return (
        f"<h2>{t('Đi tới bước đặt hàng', 'The walk to the till')}</h2>"
        f'<article class="card {kind}"><div class=top><span class="state {kind}">{escape(end)}</span></div>'
        f"{why}{_of(walk, t)}{_steps(visit, walk, t)}{_held(walk, t)}</article>"
    )


def _of(walk: Walk, t: Say) -> str:
    if not walk.of:
        return ""
    when = both_times(walk.steps[0].at) if walk.steps else ""
    told = t(
        f"Lượt này không đi lại vì không trang nào của cửa hàng đổi và không có dấu hiệu nào ở bước đặt hàng. "
        f"Những trang dưới đây là của lượt {walk.of}, lúc {when}.",
        f"Not walked again: no page of the shop changed, and no lead stands on its till. The pages below are those "
        f"of visit {walk.of}, at {when}.",
    )
    return f"<p>{escape(told)}</p>"


def _steps(visit: Visit, walk: Walk, t: Say) -> str:
    number = {capture.id: n for n, capture in enumerate(visit.captures, 1)}
    rows = []
    for step in walk.steps:
        path = escape(urlsplit(step.url).path or "/")
        place = f'<a href="#p{number[step.capture]}">{path}</a>' if step.capture in number else path
        rows.append(f"<li>{escape(_said(step.did, DID, t))} → {place}</li>")
    return f"<ol>{''.join(rows)}</ol>" if rows else ""


def _said(text: str, words: tuple[tuple[str, str], ...], t: Say) -> str:
    """What the crawler wrote, in the reader's language; what has no other wording stays as it was written."""
    if t("v", "e") == "v":
        for english, vietnamese in words:
            text = re.sub(english, vietnamese, text)
    return text


def _held(walk: Walk, t: Say) -> str:
    if not walk.held:
        return ""
    items = "".join(f"<li><code>{escape(one)}</code></li>" for one in walk.held)
    words = t("Trang muốn gửi mà chúng tôi giữ lại", "What the page wanted to send and we held")
    return f"<details><summary>{words} ({len(walk.held)})</summary><ul>{items}</ul></details>"
