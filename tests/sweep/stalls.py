"""A few small shops over real HTTP on loopback, each on a port of its own, for the tests of sweeps."""

from __future__ import annotations

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

FILLER = "Cửa hàng bán đồ gia dụng, nồi chảo, bát đĩa, giao hàng toàn quốc, kính chào quý khách. " * 8
POLICIES = {
    "doi-tra": (
        "Chính sách đổi trả",
        "Quý khách được đổi trả hàng trong vòng 7 ngày kể từ ngày nhận hàng nếu sản phẩm còn nguyên tem. Chi phí "
        "vận chuyển do người bán chịu khi hàng lỗi, do khách hàng chịu khi đổi ý. Tiền được hoàn lại bằng chuyển "
        "khoản trong 5 ngày làm việc. ",
    ),
    "bao-mat": (
        "Chính sách bảo vệ thông tin cá nhân",
        "Chúng tôi thu thập họ tên, số điện thoại, địa chỉ để giao hàng. Thông tin được lưu trữ trong 12 tháng. ",
    ),
    "giao-hang": (
        "Chính sách vận chuyển, giao nhận",
        "Đơn hàng được giao toàn quốc trong 2 đến 5 ngày làm việc qua đơn vị vận chuyển. ",
    ),
}


class Stall:
    """One shop. `lacks` names policies that it does not publish; `robots` is its robots.txt."""

    def __init__(self, name: str, lacks: set[str], robots: str = "User-agent: *\nAllow: /\n") -> None:
        self.name = name
        self.lacks = set(lacks)
        self.robots = robots
        self.hits: Counter[str] = Counter()
        self.opened = threading.Event()  # cleared: who asks waits at the door
        self.opened.set()
        stall = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                stall.hits[path] += 1
                stall.opened.wait(120)
                kind, page = stall.answer(path)
                data = (page or "<h1>Không tìm thấy</h1>").encode()
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: the test says what matters."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Nobody answers here any more."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> tuple[str, str]:
        """The content type and the page at a path; '' for none."""
        if path == "/robots.txt":
            return "text/plain; charset=utf-8", self.robots
        html = "text/html; charset=utf-8"
        if path == "/":
            links = "".join(
                f'<li><a href="/{slug}">{title}</a></li>'
                for slug, (title, _) in POLICIES.items()
                if slug not in self.lacks
            )
            goods = "".join(
                f'<div class="product"><a href="/san-pham/noi-{n}">Nồi inox {n}</a></div>' for n in (1, 2)
            )
            footer = (
                f"<footer><p>Công ty TNHH {self.name}. Địa chỉ: 12 Lê Lợi, phường Bến Thành, TP. Hồ Chí Minh. "
                f'Điện thoại: 0900 000 012.</p><ul>{links}</ul><a href="/lien-he">Liên hệ</a></footer>'
            )
            return html, self._page("Trang chủ", FILLER + goods + '<a href="/gio-hang">Giỏ hàng</a>', footer)
        slug = path.strip("/")
        if slug in POLICIES and slug not in self.lacks:
            title, text = POLICIES[slug]
            return html, self._page(title, f"<p>{text * 3}</p>")
        if slug == "lien-he":
            return html, self._page(
                "Liên hệ", f"<p>Công ty TNHH {self.name}, điện thoại 0900 000 012.</p>{FILLER}"
            )
        if slug.startswith("san-pham/noi-"):
            buy = '<form action="/cart/add" method="post"><button>Thêm vào giỏ hàng</button></form>'
            text = f'<p class="price">{slug[-1]}50.000₫</p>{buy}<p>Xuất xứ: Việt Nam. {FILLER}</p>'
            return html, self._page(f"Nồi inox {slug[-1]}", text)
        return html, ""

    def _page(self, title: str, body: str, footer: str = "") -> str:
        head = f'<head><meta charset="utf-8"><title>{title} - {self.name}</title></head>'
        top = f'<header><a href="/">{self.name}</a></header>'
        main = f"<main><h1>{title}</h1>{body}</main>"
        return f'<!DOCTYPE html><html lang="vi">{head}<body>{top}{main}{footer}</body></html>'


class Stalls:
    """Several shops. Use as a context manager."""

    def __init__(self, count: int) -> None:
        wants = [{"doi-tra"}, set(), {"bao-mat", "giao-hang"}, {"doi-tra", "bao-mat"}]
        self.stalls = [Stall(f"Gian {n + 1}", wants[n % len(wants)]) for n in range(count)]

    def __enter__(self) -> Stalls:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for stall in self.stalls:
            stall.close()

    def write_registry(self, path: Path) -> Path:
        """The registry of these shops as a CSV."""
        rows = "".join(f"{stall.name},website,{stall.url}\n" for stall in self.stalls)
        path.write_text("Tên,Loại,Địa chỉ web\n" + rows, encoding="utf-8")
        return path
