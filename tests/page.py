"""One shop page of our own, for tests of the commands: a firm, a product with copied goods, few policies."""

SHOP = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Giày Phố Nhỏ</title></head>
<body>
<header><a href="/">Trang chủ</a> <a href="/gio-hang">Giỏ hàng</a></header>
<main>
  <h1>Giày thể thao đế êm - Bản sao 1:1 hàng hiệu, like auth 99%</h1>
  <p class="price">450.000 ₫</p>
  <form action="/cart/add"><button>Thêm vào giỏ hàng</button> <button>Mua ngay</button></form>
  <p>Giày thể thao super fake loại 1, hàng rep 1:1 so với chính hãng.</p>
</main>
<footer>
  <p>CÔNG TY TNHH GIÀY PHỐ NHỎ</p>
  <p>Mã số thuế: 0300588569</p>
  <p>Địa chỉ: Số 12 đường Lê Lợi, phường Bến Thành, Thành phố Hồ Chí Minh</p>
  <p>Điện thoại: 0900 000 021 - Email: lienhe@giayphonho.example</p>
</footer>
</body></html>
"""
