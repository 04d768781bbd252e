"""Names of firms and persons in running text: where they begin and, above all, where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.facts.branch import seat_end
from checker.facts.fold import fold, words_of
from checker.facts.remember import remembered

_FORM = (
    r"(?:tnhh(?: nha nuoc| nn)?(?: ?(?:mtv|(?:mot|hai|\d) thanh vien|\d tv))?|"
    r"trach nhiem huu han(?: mot thanh vien)?|co phan|cp|"
    r"hop danh|mtv|tm|thuong mai|lien doanh)"
)
_TRADES = (
    r"(?:tai chinh|dich vu|thuong mai|dau tu|bao hiem|chung khoan|duoc pham|thuc pham|xay dung|san xuat|cong nghe|"
    r"my pham|noi that|truyen thong|du lich|van tai|nong san|thoi trang|giao duc|quang cao|sach|dien tu)"
)
_KINDS_OF_HOUSE = words_of("nhà cửa shop tiệm quán cơ xưởng tạp siêu đại trang vườn lò hiệu bếp salon spa")
_START = re.compile(
    rf"\b(?P<firm>(?:chi nhanh |cn )?(?:tong )?(?:cong ty|cty|c\.ty|ct)\.?:? (?:{_TRADES} ){{0,2}}{_FORM}"
    r"|ctcp|cttnhh|tong cong ty(?= (?!(?:cung|se|la|da|duoc|va|co|cua)\b)[a-z]))\b"
    r"|\b(?P<house>ho kinh doanh(?: ca the)?|hkd|doanh nghiep tu nhan|dntn|hop tac xa|htx)\b(?! (?:la|hoac|"
    r"va|cua|duoc|phai|co(?! so\b))\b)"
    r"|\b(?P<bare>cong ty|cty|(?:(?<![^:|©])|(?<=[:|©] ))tap doan)\b(?! (?:"
    r"cong ty|cty|con|me|tai|van chuyen|giao|chung|cua|khong|cung|se|la|da|duoc|khac|"
    r"hoac|va|chuyen|co quyen|gioi thieu|lien he|tin tuc|trang chu|tuyen dung|chinh sach|dieu khoan|he thong|"
    r"huong dan|tam nhin|lich su|so do)\b)"
)
_FORM_WORDS = re.compile(
    rf"(?:\s*(?:{_FORM}|&|va|dich vu|dv|san xuat|sx|xuat nhap khau|xnk|dau tu|đt|"
    rf"phat trien)\b)+"
)
_END = words_of(
    "là được với xin cam sẽ luôn chuyên đã tự không để tại theo do nhằm hân trân thành hoạt cấp chịu sở "
    "có hoặc vui chúng quý khách mang ra giữ nắm hiện đang và của trong trên trước khi cùng bao gồm "
    "kính gửi cho từ đảm bảo cũng như vẫn rất nào cần bảo thực tiến hướng hỗ áp phát thu sử quản toàn "
    "tôn tạo nhận mời sẵn nên nếu bởi bằng ký các những này đó bạn người"
)
_END_BEFORE = {  # words that end a name only before these; else they belong to it ("thực phẩm", "bảo hộ")
    word: words_of(after)
    for word, after in {
        "kính": "gửi chào mời báo thưa chúc mong",
        "thực": "hiện thi sự tế",
        "bảo": "đảm hành mật lưu",
        "phát": "hiện hành sinh đi",
        "toàn": "bộ quốc thể quyền",
        "thu": "thập hồi tiền phí",
        "sở": "hữu kế",
        "quản": "lý trị",
        "tiến": "hành tới",
        "hướng": "tới dẫn đến",
        "cấp": "ngày lần bởi tại cho phép giấy",
        "khách": "hàng mua có được vui đặt sẽ cần nhận đến đã không khi",
        "tạo": "ra nên lập",
    }.items()
}
_LABELS = re.compile(
    r"[\s,;.|(–—-]{0,40}(?<![a-z])(?:ma so|mst\b|msdn|dia chi|d/c\b|dc:|dien thoai|hotline|tel\b|sdt|dt\s*[:.]|"
    r"dt\s+\(?\+?\d|dkkd|"
    r"gpkd|gpdkkd|gp dkkd|gcn|gp so|so dkkd|"
    r"giay (?:phep|chung nhan|cn)|van phong:|tru so|so tai khoan|stk\b|tai khoan (?:so|ngan)|"
    r"nguoi dai dien|dai dien (?:phap|boi|theo)|ban quyen|"
    r"website|e-?mail|fax|so dt|copyright|all rights|trang web|thiet ke (?:boi|web)|designed|powered|"
    r"showroom|so giay|chi nhanh:|mr\.|ms\.|truc thuoc (?:cong ty|cty|tap doan)|"
    r"\d{8,}|https?:|www\.)"
)
_COLON = re.compile(r"\s*:\s*(?=[a-z])")
_HOUSE_NUMBER = re.compile(
    r"(?<=[^\W\d] )(?:số )?(?:\d{2,4}[a-z]?|\d{1,4}[a-z]?(?:/\d{1,4})+)[ ,]+[^\W\d]+ [^\W\d]+", re.I
)
_SHORT_NUMBER = re.compile(r"\d{1,3}[A-Za-z]?")  # "Hộ kinh doanh 68 Mobile"
_FILLER = re.compile(r"(?:abc|xyz|demo|test|ten|cua ban|[ .]|xxx+|a)*")
_JOINED = words_of(
    "dịch thương sản xuất xây đầu phát tư thiết công nội kỹ truyền du vận may nước xnk tm dv sx xd việt"
)
_MADE = re.compile(
    r"\s*(?:sản xuất|phân phối|dịch vụ|thi công|thiết kế|xuất khẩu)\s+(?:tại|bởi|theo|cho)\s", re.I
)
_OF_TRADES = words_of(
    "thuong mai dich vu san xuat xuat nhap khau xay dung dau tu phat trien tu van thiet ke thi cong quang cao in an "
    "bao bi co khi giai tri phat hanh phim noi that du lich van tai truyen thong cong nghe dien tu may thiet bi vat "
    "lieu nong san thuc pham duoc my pham y te giao duc dao tao thoi trang va tm dv sx xnk xd dt - &"
)
_IN_BRACKETS = ("(việt nam)", "(viet nam)", "(vietnam)", "(vn)")
MAX_WORDS = 16
JOINED = 4  # letters of a name, its words joined, that tell it


@dataclass(frozen=True, slots=True)
class Name:
    """A firm's name inside a line: characters start…end; `formed` when its legal form is spelt out."""

    start: int
    end: int
    text: str
    formed: bool
    household: bool = False


def _ends(word: str, after: str) -> bool:
    """Whether a word in small letters stands after a name rather than in it: "kính gửi", not "mắt kính"."""
    return word in _END and (word not in _END_BEFORE or after.rstrip(",;:.") in _END_BEFORE[word])


_PARTIES = (
    *("cong ty", "cty", "khach", "quy", "cac", "chi nhanh", "ho kinh", "nguoi", "ong", "ba ", "ngan hang"),
    "doi tac",
)


def _another(after: str, third: str) -> bool:
    """Whether another party follows "và": a second firm, the customer."""
    return fold(f"{after} {third}").startswith(_PARTIES)


def _next(pieces: list[re.Match[str]], number: int) -> str:
    return pieces[number + 1].group().rstrip(",;:.") if number + 1 < len(pieces) else ""


def _tail(text: str, folded: str, at: int) -> int:
    """Where the name that goes on at `at` ends."""
    limit = min(len(text), at + 200)
    if label := _LABELS.search(folded, at, limit):
        limit = label.start()
    if (line := text.find("\n", at, limit)) > at and text[at:line].strip():
        limit = line
    end, words = at, 0
    shouting = text[at:limit][:40].isupper()
    pieces = list(re.finditer(r"\S+", text[at:limit]))
    for number, found in enumerate(pieces):
        word = found.group()
        bare = word.rstrip(",;:.!?…)”\"'’")
        if (
            words
            and (word.lower() in _IN_BRACKETS or f"{word} {_next(pieces, number)}".lower() in _IN_BRACKETS)
            and text[at + found.start() :].lower().startswith(_IN_BRACKETS)
        ):
            return at + found.start() + text[at + found.start() :].index(")") + 1
        if words >= MAX_WORDS or word[0] in "(|[/•:;,©®*+=<>✆☎📞" or not bare:
            break
        after = pieces[number + 1].group() if number + 1 < len(pieces) else ""
        if word in ("-", "–", "—", "&"):
            said = folded[at : at + found.start()].split()
            if not after or _MADE.match(text, at + found.end()):
                break  # "… Hạ Lam - Sản xuất tại …" says who makes the goods
            if not (
                word == "&" or after.lower() in _JOINED or _OF_TRADES.issuperset(said) or said[-1] == "xuat"
            ):
                break  # after trades alone, or "Xuất", the name itself is still to come
            continue
        if not shouting and not word[:1].isupper() and _ends(bare.lower(), after.lower()):
            third = pieces[number + 2].group() if number + 2 < len(pieces) else ""
            if bare.lower() == "và" and words and after[:1].isupper() and not _another(after, third):
                continue
            break
        if shouting and words and bare == "TẠI":
            break  # where a branch is, in capitals as in small letters
        words += 1
        end = at + found.start() + len(bare)
        if word != bare and not (
            word.endswith(".") and len(bare) <= 3 and bare.isupper() and after.isupper()
        ):
            break
    return end


def _cap_after(tail: str) -> bool:
    """Whether a capital stands among the next words: "nhà sách Tiến Thọ" is a name, "cửa hàng tại nhà" none.

    What a workshop makes may stand before its name: "cơ sở sản xuất mắm Bà Lan".
    """
    return any(w[:1].isupper() for w in tail.split()[1 : 8 if tail.startswith("cơ sở ") else 4])


def _cut_lower(text: str, start: int, end: int) -> int:
    """Drops trailing words in small letters when the name has capitals before them."""
    words = list(re.finditer(r"\S+", text[start:end]))
    capital = [i for i, w in enumerate(words) if w.group()[:1].isupper() or w.group()[:1].isdigit()]
    if len(capital) > 1 and capital[-1] < len(words) - 1 and len(words) - capital[-1] > 2:
        return start + words[capital[-1]].end()
    return end


NAMED_BY = (  # of which one stands in every name that is found
    *("cong ty", "cty", "c.ty", "kinh doanh", "hkd", "nghiep tu nhan", "dntn", "hop tac", "htx", "ctcp"),
    *("tap doan", "jsc", "ltd", "ct tnhh", "ct cp", "ct co phan", "cttnhh", "joint stock", "company limited"),
)


def may_name(folded: str) -> bool:
    """A cheap look at a folded line: whether it may name a firm."""
    return any(map(folded.__contains__, NAMED_BY))


def firms(text: str) -> tuple[Name, ...]:
    """Every firm, household business or cooperative named in a line, in order."""
    return _firms(text) if may_name(fold(text)) else ()


@remembered(20_000)
def _firms(text: str) -> tuple[Name, ...]:
    folded = fold(text)
    out: list[Name] = []
    last = 0
    for found in _START.finditer(folded[:4_000]):
        if found.start() < last:
            continue
        kind = found.lastgroup
        at = found.end()
        if kind == "house" and (colon := _COLON.match(folded, at)):
            if folded.endswith("chu ", 0, found.start()):
                continue  # who owns it, not what it is called
            if _START.match(folded, colon.end()):
                continue  # "Tên hộ kinh doanh: Hộ kinh doanh …": the name has its form
            at = colon.end()  # "Hộ kinh doanh: Nguyễn Văn Tám"
        form = _FORM_WORDS.match(folded, at)
        body = form.end() if form else at
        end = _cut_lower(text, body, _tail(text, folded, body))
        if found.group().startswith(("chi nhanh", "cn ")):
            end = seat_end(folded, end)
        if end <= body or not text[body:end].strip():
            continue
        house = _HOUSE_NUMBER.search(text, body + 2, end) if kind == "house" else None
        if house and text[body : house.start()].strip():
            end = house.start()  # its address follows with nothing between
        tail = text[body:end].strip()
        first = tail.split()[0]
        if kind != "firm" and not (
            first[:1].isupper()
            or (kind == "house" and first in _KINDS_OF_HOUSE)
            or first[:1].isdigit()
            or (text[found.start() : end].islower() and len(text) - (end - found.start()) < 12)
        ):
            continue
        if kind == "bare" and not first[:1].isupper():
            continue
        if kind == "house" and (
            not (
                first[:1].isupper()
                or ((first in _KINDS_OF_HOUSE or _SHORT_NUMBER.fullmatch(first)) and _cap_after(tail))
            )
            or first.lower() in ("số", "tại", "có", "là")
            or tail[:6].lower() == "cá thể"
        ):
            continue
        if tail == tail.lower() and not any(w[:1].isdigit() for w in tail.split()) and len(text) > 90:
            continue
        name = " ".join(text[found.start() : end].replace(": ", " ", 1).split()).strip(' .,-–"“”')
        if (
            len(name) > 160
            or (core(name) and _FILLER.fullmatch(core(name)))
            or len(tail) < 2
            or tail.startswith(("...", "…", "[", "{"))
        ):
            continue
        out.append(Name(found.start(), end, name, kind != "bare", kind == "house"))
        last = end
    if not out and (
        western := re.search(
            r"\b([A-Z][\w&.\-]{0,40}(?:\s+(?:(?:and|of|for)\s+)?[A-Z&][\w&.\-]{0,40}){0,8}[,]?\s+(?:JSC|"
            r"COMPANY LIMITED|Company Limited|Joint Stock Company|Co\.?,?\s*Ltd\.?|LTD|Ltd\.|Corp\.?|"
            r"JOINT STOCK COMPANY"
            r"|CO\.,\s*LTD))(?![\w])",
            text[:4_000],
        )
    ):
        out.append(Name(western.start(1), western.end(1), western[1].strip(" ,"), True))
    return tuple(out)


def core(name: str) -> str:
    """What distinguishes a firm: its folded name without legal form and trade words."""
    folded = re.sub(r"[^a-z0-9& ]+", " ", fold(name))
    folded = re.sub(
        r"\b(?:chi nhanh|tong|cong ty|cty|tnhh|trach nhiem huu han|mot thanh vien|mtv|co phan|"
        r"cp|ctcp|hop danh|ho kinh doanh|hkd|"
        r"doanh nghiep tu nhan|dntn|hop tac xa|htx|thuong mai|tm|dich vu|dv|san xuat|sx|"
        r"xuat nhap khau|xnk|dau tu|phat trien|"
        r"va|viet nam|vn|quoc te|tap doan|group|jsc|ltd|co)\b|&",
        " ",
        folded,
    )
    return " ".join(folded.split())


def same(one: str, other: str) -> bool:
    """Whether two cores may name one firm: a word in common, joined spellings, or the initials of the other."""
    first, second = one.split(), other.split()
    if set(first) & set(second):
        return True
    a, b = sorted(("".join(first), "".join(second)), key=len)
    if len(a) >= JOINED and a in b:
        return True
    short, long = (first, second) if len(first) < len(second) else (second, first)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)
