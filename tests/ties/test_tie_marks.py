"""What one visit shows of its seller, with the capture of every mark."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.check import sheet_of
from crawler.model import Capture, CaptureState, Storefront, Visit, VisitState
from rules.load import load
from ties.marks import profile, sketch
from ties.model import MarkKind, Profile
from ties.owners import firms, paid_to

AT = datetime(2026, 11, 26, tzinfo=UTC)
HOME = """<html lang="vi"><body><main><h1>Gốm Minh Ánh</h1>
<img src="/anh/z5512345678901_ab12cd34.jpg"><img src="/logo.png">
<p>Chúng tôi nung gốm bằng lò đất cũ của ông nội để lại từ những năm đầu mở quán ở ngõ nhỏ.</p></main>
<script>gtag('config', 'G-AB12CD34EF'); fbq('init', '123456789012345');</script>
<footer><p>Công ty TNHH Gốm Minh Ánh</p><p>MST: 0300588569-001</p>
<p>Địa chỉ: 12 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh</p>
<p>Hotline: 0903.418.226</p><p>Email: lienhe@gomminhanh.vn</p>
<p>Thiết kế web bởi WebNhà - 0938 222 117</p>
<a href="https://online.gov.vn/Home/WebDetails/55131"><img src="/bct.png" alt="Đã thông báo Bộ Công Thương"></a>
</footer></body></html>"""


@pytest.fixture(scope="module")
def shown() -> Profile:
    page = Capture(
        "v1#1", "https://gom.vn/", "https://gom.vn/", AT, CaptureState.OK, status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),), body=HOME.encode(),
    )  # fmt: skip
    visit = Visit("v1", Storefront("gom.vn", "https://gom.vn/"), AT, AT, VisitState.COMPLETE, (page,))
    return profile(visit, sheet_of(visit, load()))


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (MarkKind.TAX_CODE, ("0300588569",)),  # the branch's three digits are no other firm
        (MarkKind.NAME, ("Công ty TNHH Gốm Minh Ánh",)),
        (MarkKind.ADDRESS, ("12 le loi|ho chi minh",)),
        (MarkKind.EMAIL, ("lienhe@gomminhanh.vn",)),
        (MarkKind.RECORD, ("55131",)),
        (MarkKind.TRACKER, ("G-AB12CD34EF", "123456789012345")),
        (MarkKind.PICTURE, ("z5512345678901_ab12cd34",)),
    ],
)
def test_marks(shown: Profile, kind: MarkKind, values: tuple[str, ...]) -> None:
    assert shown.values(kind) == values
    assert all(m.capture == "v1#1" for m in shown.marks)


def test_the_phone_of_who_built_the_site_says_whose_it_is(shown: Profile) -> None:
    whose = {m.value: m.alien for m in shown.marks if m.kind is MarkKind.PHONE}
    assert whose["0903418226"] == ""
    assert "WebNhà" in whose.get("0938222117", "WebNhà")


def test_texts_that_are_alike_have_sketches_that_are_alike() -> None:
    words = [f"chữ{n}" for n in range(400)]
    whole, half = " ".join(words), " ".join(words[:200])
    one, two = set(sketch(iter([whole]))), set(sketch(iter([half])))
    assert one == set(sketch(iter([whole])))
    assert 0.25 < len(one & two) / len(one) < 0.75
    assert not one & set(sketch(iter(["hoàn toàn khác hẳn với mọi lời đã nói ở trên kia rồi"])))


def test_the_words_of_a_text_are_kept_as_examples(shown: Profile) -> None:
    runs = [m for m in shown.marks if m.kind is MarkKind.TEXT]
    assert 0 < len(runs) <= 12
    assert all(len(m.shown.split()) == 6 and m.shown in HOME.lower() for m in runs)


def test_the_holder_keeps_its_legal_form_apart() -> None:
    """Of "CONG TY TNHH MY PHAM …" the form falls away and the name is what is held against the firm's."""
    body = HOME.replace("Gốm Minh Ánh</p>", "Mỹ phẩm Lý Gia</p>").replace(
        "<footer>",
        "<p>Số tài khoản: 190345678901 - Vietcombank</p><p>Chủ tài khoản: CONG TY TNHH MY PHAM LY GIA</p><footer>",
    )
    page = Capture(
        "v1#1", "https://gom.vn/", "https://gom.vn/", AT, CaptureState.OK, status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),), body=body.encode(),
    )  # fmt: skip
    visit = Visit("v1", Storefront("gom.vn", "https://gom.vn/"), AT, AT, VisitState.COMPLETE, (page,))
    found = profile(visit, sheet_of(visit, load()))
    assert paid_to(found, firms([found], {}))
