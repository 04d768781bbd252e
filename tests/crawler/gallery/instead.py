"""Servers that answer 200 and send something else than the page: errors, guards, logins, notices, questions."""

from __future__ import annotations

from hostile import page, text
from shops import WORDS

from gallery.exhibit import Exhibit, S, V, behind, send, whole

LOGIN = '<h1>Đăng nhập</h1><form method="post"><input name="u"><input type="password" name="p"></form>'
CAPTCHA = (
    "<p>Để tiếp tục, xin đánh dấu vào ô dưới đây.</p><form method=post><div class=g-recaptcha></div></form>"
    "<script src=https://captcha.example/api.js></script>"
)
AGE = "<h1>Quý khách đã đủ 18 tuổi?</h1><form method=post><button>Tôi đã đủ 18 tuổi</button></form>"
FATAL = "<br />\n<b>Fatal error</b>:  Uncaught PDOException in /home/shop/db.php:9<br />\n"

EXHIBITS: list[Exhibit] = [
    whole("maintenance", {"*": text("<h1>Website đang bảo trì</h1><p>Xin quay lại sau.</p>")}, V.UNREACHABLE,
          why="a notice stands in its place", hits=4),
    whole("a name for sale", {"*": send(page("<p>Buy this domain</p>", "shop.example"))}, V.UNREACHABLE,
          why="a notice stands in its place", hits=4),
    whole("a database that is away", {"*": text("<h1>Lỗi kết nối cơ sở dữ liệu</h1>")}, V.UNREACHABLE,
          why="an error stands in its place", hits=4),
    whole("a login at the door", {"*": text(LOGIN)}, V.BLOCKED, why="a login stands in its place", hits=4),
    whole("a question of age", {"*": text(AGE)}, V.BLOCKED, why="a question to the visitor", hits=4),
    whole("a captcha at the door", {"*": text(CAPTCHA)}, V.BLOCKED, why="a challenge page", hits=6),
    whole("a firewall's words", {"*": text("<h1>Truy cập bị chặn</h1><p>Mã: 8a7f</p>")}, V.BLOCKED,
          why="a refusal stands in its place", hits=4),
    behind("an error called 200", text(FATAL), S.HTTP_ERROR, "an error stands in its place"),
    behind("a script that fails on the way", text(f"<h1>Bảo hành</h1>{WORDS * 5}{FATAL}"), S.TRUNCATED,
           "its script failed on the way", words="Bảo hành"),
    behind("a policy behind a login", send("", "302 Found", Location="/dang-nhap?ve=/rude"), S.HTTP_ERROR,
           "a login stands in its place", more={"/dang-nhap": text(LOGIN + WORDS)}),
]  # fmt: skip
