"""Pages that sell one thing by an order form: landing pages, whose name stands anywhere and whose address is "/"."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.facts.kinds import is_home_address
from checker.facts.page import Line, Page
from checker.facts.price import selling
from checker.facts.product import Product
from checker.language import key

OTHER_GOODS = re.compile(
    r"^(?:hang (?:lien quan|tuong tu|cung loai)|(?:cac |nhung )?(?:san pham|mat hang|sp) (?:lien quan|tuong tu"
    r"|cung (?:loai|hang|gia|nhom|thuong hieu|danh muc|chuyen muc)|khac|de xuat|(?:ban )?(?:da|vua|moi) xem|goi y"
    r"|ban chay|noi bat|moi(?! 100)|thay the)"
    r"|co the ban (?:quan tam|(?:se )?(?:cung )?thich|can)|ban co the (?:(?:cung )?thich|quan tam)"
    r"|goi y (?:(?:danh )?cho ban|hom nay|san pham|khac)"
    r"|(?:ban )?(?:da|vua|moi) xem(?: gan day)?$|da xem gan day|thuong (?:duoc )?mua (?:cung|kem)"
    r"|(?:khach|khach hang|nguoi|nguoi khac|moi nguoi)(?: hang| mua| khac)? (?:cung|da|con|thuong|hay) (?:xem|mua)"
    r"|(?:khach|khach hang|y kien khach hang|nguoi mua) (?:noi|da mua|review|cam nhan|phan hoi)"
    r"|ban chay(?: nhat)?$|bai (?:viet )?(?:noi bat|moi|khac|xem nhieu|doc nhieu)|tin (?:khac|moi|noi bat)"
    r"|mua (?:cung|kem)|related products?|you may also like|similar|recently viewed|danh gia|nhan xet"
    r"|binh luan|hoi dap|hoi va dap"
    r"|khach hang (?:danh gia|nhan xet)|reviews?|customer reviews|de lai (?:binh luan|danh gia)"
    r"|bai viet lien quan|tin lien quan|tin tuc"
    r"|blog|phan hoi cua khach hang|feedback)\b"
)
# Short lines around a price that are no name. Whole words: "Giá đỡ", "Màu nước", "New Balance", "3 gói mì" are goods.
_SMALL = re.compile(
    r"(?:(?:sku|thuong hieu|tinh trang|so luong|size|sale|tong tien|san pham|con hang|het hang)\b.*"
    r"|ma (?:sp|hang|so|san pham|vach)\b.*|ma \S*\d.*|ma \w{1,4} \d.*|da ban(?: \S*\d.*)?"
    r"|gia(?: (?:ban|goc|cu|moi|tu|chi|si|le|km|khuyen mai|niem yet|thi truong|uu dai|tot|soc|re|tien|\d).*)?"
    r"|giam(?: (?:gia|ngay|them|con|toi|den|\d).*)?|hot(?: (?:deals?|sale|trend)\b.*)?|new(?: arrivals?)?"
    r"|mua(?: (?:ngay|hang|them|kem|tra gop|si|online|\d).*)?|mau(?: sac\b.*| (?:da )?chon\b.*)?"
    r"|mau (?:xanh|do|den|trang|vang|hong|tim|nau|xam|ghi|be|kem|bac)(?: \w+)?)"
)
_COUNTED = re.compile(
    r"\d.*\b(?:danh gia|luot|da ban|sao|binh luan|nhan xet|doi 1|bao hanh|chinh hang|yeu thich"
    r"|reviews?|ratings?|sold)\b"
)
_PIECES = re.compile(
    r"\d+ (?:goi|hop|cai|chiec|bo|chai|lo|lon|tui|thung|set|combo|cap|loc|cuon|cay|bich|hu)\b"
)
_FEW_WORDS = 7  # of a small line; a name that begins like one goes on: "Sale áo thun nam cổ tròn vải dày"
TRAIL = re.compile(r"\W*(?:home|trang chủ)\b(?!\s*:)", re.I)  # what the line of a trail begins with
NO_NAME = re.compile(
    r"^(?:gio hang|dang nhap|dang k[iy]|tim kiem|menu|danh muc|trang chu|home|san pham(?: moi.*| noi bat.*"
    r"| ban chay.*)?|tat ca san pham"
    r"|thong bao|ho tro|lien he|danh gia.*|binh luan.*|nhan xet.*|cua hang|shop|khuyen mai.*|uu dai.*"
    r"|chinh sach.*|\(?\d* ?binh luan.*|chi tiet(?: san pham)?|san pham chi tiet|thong tin san pham|mo ta|ten san pham"
    r"|mo ta san pham|thanh phan(?: san pham)?|cong dung|(?:dac|uu) diem(?: noi bat)?|thong so(?: ky thuat)?"
    r"|huong dan (?:su dung|bao quan)|cach (?:su )?dung|gioi thieu san pham|thong tin chi tiet(?: (?:ve )?san pham)?"
    r"|(?:shop |single )?products?(?: details?)?|(?:shop|item) (?:details?|single)|single shop"
    r"|404.*|khong tim thay.*|skip to content|bo qua noi dung|chuyen den noi dung|toggle navigation"
    r"|gioi thieu|ve chung toi|mien phi (?:van chuyen|giao hang).*|bo san pham|quay lai mua hang|thanh tien"
    r"|chuyen khoan.*|hotline.*|ket qua.*|tim thay.*|thanh toan.*|tong cong.*|tam tinh.*|so luong.*"
    r"|(?:gio hang|so sanh|ket qua|don hang) .*|(?:thuong hieu|nhan hieu|danh muc|tu khoa):.*|bang gia .*)$"
)
_RELATED = re.compile(
    r"^(?:(?:cac )?(?:san pham|mon|mau|mat hang) (?:lien quan|tuong tu|cung loai|khac|de xuat|goi y|ban chay)"
    r"|(?:co the )?ban (?:co the )?(?:cung )?(?:quan tam|thich)|related products?|you may also like)\b"
)
_CART = re.compile(
    r"(?:gio hang(?: cua ban)?|don gia|thanh tien|tam tinh|tong (?:tien|cong|thanh toan)|bo san pham|chon tat ca.*"
    r"|(?:quay lai|tiep tuc) mua (?:hang|sam)|cap nhat gio hang|tien hanh (?:dat hang|thanh toan)|ma giam gia"
    r"|\d+ san pham.*)"
)
_OF_SHOP = re.compile(
    r"(?:gioi thieu|ve chung toi|lien he|tin tuc|gio hang|thanh toan|dang (?:nhap|ky)|chinh sach.*)"
)
_TRAIL = 12  # short lines within which the way to the page stands
_FIELD = 40  # characters of a line that can be a field of a cart
_CART_LEAST = 3  # of such lines that make a cart
_ORDERED = re.compile(r"^(?:dat (?:hang|mua)|mua (?:hang|ngay)|order|buy now|gui don|xac nhan dat hang)\b")
_PERSON = (re.compile(r"ho (?:va )?ten|hoten|name|ten"), re.compile(r"dien thoai|phone|sdt|mobile|tel"))
_CALLED = re.compile(r"(?:tên (?:sản phẩm|gọi)|tên sp)\s*[:：]\s*", re.I)
_FEW_OFFERS = 3  # the same on a home page, which is oftener a list
_MOST_OFFERS = 8  # different prices on a page that sells one thing by the piece, the pair, the box


def is_small(said: str) -> bool:
    """Whether a folded line beside a price is a code, a colour, a badge or a count, and no name of goods."""
    if len(said.split()) > _FEW_WORDS:
        return bool(_COUNTED.match(said))
    if said[:1].isdigit():
        return not _PIECES.match(said) or bool(_COUNTED.match(said))
    return bool(_SMALL.fullmatch(said))


def sells_one(page: Page, body: list[Line], product: Product | None) -> bool:
    """An order form that asks for a person and a telephone, on a page with few prices: it sells one thing."""
    if product is not None:
        return False
    forms: dict[int, str] = {}
    for f in page.fields:
        if f.type not in ("hidden", "search", "password", "checkbox", "radio"):
            forms[f.form] = (
                f"{forms.get(f.form, '')} {key(f'{f.name} {f.placeholder} {f.label}', tones=False)}"
            )
    asks = any(all(p.search(words) for p in _PERSON) for words in forms.values())
    if not asks or not any(_ORDERED.match(key(b.text, tones=False)) for b in page.buttons if not b.hidden):
        return False
    offers = len({p.value for ln in body for p in selling(ln.text)})
    return 0 < offers <= (_FEW_OFFERS if is_home_address(page.url) else _MOST_OFFERS)


def of_one(body: list[Line]) -> list[Line]:
    """The lines of a page that sells one thing, without other goods at its end. What buyers say is its own to show."""
    for number, line in enumerate(body):
        if line.block.heading and number and _RELATED.match(key(line.text, tones=False)):
            return body[:number]
    return body


def no_goods(body: list[Line]) -> bool:
    """Whether the lines are those of a cart, whatever the page is called (goods with what is to be paid for all), or
    the way to the page says that it speaks of the shop: "Trang chủ", "Giới thiệu"."""
    said = [key(ln.text, tones=False) for ln in body if len(ln.text) <= _FIELD]
    if any(one == "trang chu" and _OF_SHOP.fullmatch(two) for one, two in pairwise(said[:_TRAIL])):
        return True
    return sum(_CART.fullmatch(text) is not None for text in set(said)) >= _CART_LEAST


def others_begin(lines: list[Line]) -> bool:
    """Whether a heading of other goods or of buyers' words stands among some lines: what follows has no name there."""
    return any(ln.block.heading and OTHER_GOODS.match(key(ln.text, tones=False)) for ln in lines)


def called(page: Page, body: list[Line]) -> tuple[Line | None, int]:
    """Where a page that sells one thing names it: after "Tên sản phẩm:", in its h1, in a heading of its title."""
    title = set(key(page.title, tones=False).split())
    best: tuple[int, Line | None, int] = (0, None, -1)
    for number, line in enumerate(body):
        said = key(line.text, tones=False)
        if not said or len(line.text) > 160 or NO_NAME.match(said) or OTHER_GOODS.match(said):
            continue
        common = len(title & set(said.split())) >= max(2, len(said.split()) // 2)
        weight = 3 * (line.block.heading == 1) + common * (1 + bool(line.block.heading))
        if weight > best[0]:
            best = (weight, line, number)
    for number, line in enumerate(body):
        if (found := _CALLED.search(line.text)) and best[0] < 3:
            rest = line.text[found.end() :].strip()
            if len(rest) > 3:
                return Line(rest, line.block, line.start + line.text.index(rest)), number
    return best[1], best[2]
