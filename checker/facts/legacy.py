"""Vietnamese letters from before Unicode: TCVN3 (ABC), VNI and VISCII.

TCVN3 and VNI are encodings of fonts: their letters come as bytes of a Western code page, and also as
Western letters in pages that say they are UTF-8 ("C«ng ty", "Coâng ty"). VISCII's order of the upper half
is that of RFC 1456. Whether a text is one of these is told by how many of its words are common Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata

from checker.facts.fold import words_of

_TCVN3_FROM = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
_TCVN3_TO = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TCVN3 = str.maketrans(_TCVN3_FROM, _TCVN3_TO)

_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫ"
    "èéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
VISCII = str.maketrans(
    {chr(0x80 + i): c for i, c in enumerate(_VISCII_HIGH)}
    | dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))
)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ø": _GRAVE,
    "ù": _ACUTE,
    "û": _HOOK,
    "õ": _TILDE,
    "ï": _DOT,
    "â": _HAT,
    "à": _HAT + _GRAVE,
    "á": _HAT + _ACUTE,
    "å": _HAT + _HOOK,
    "ã": _HAT + _TILDE,
    "ä": _HAT + _DOT,
    "ê": _BREVE,
    "è": _BREVE + _GRAVE,
    "é": _BREVE + _ACUTE,
    "ú": _BREVE + _HOOK,
    "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}
_VNI_WHOLE = {
    "ñ": "đ",
    "Ñ": "Đ",
    "ô": "ơ",
    "Ô": "Ơ",
    "ö": "ư",
    "Ö": "Ư",
    "æ": "ỉ",
    "Æ": "Ỉ",
    "ó": "ĩ",
    "Ó": "Ĩ",
    "ò": "ị",
    "Ò": "Ị",
    "î": "ỵ",
    "Î": "Ỵ",
}
_VNI_PAIR = re.compile(r"([aeouyAEOUY]|[ôöÔÖ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])")

_COMMON = words_of(
    "và của không được sản phẩm giá địa chỉ điện thoại liên hệ mua trang chủ giỏ hàng công ty tại với "
    "các những người cho là có trong thông tin dịch vụ khách đặt giới thiệu tin tức chính sách bán việt "
    "nam hà nội hồ chí minh quận phường đường số thành phố đồng miễn phí giao đổi trả bảo hành mật "
    "thanh toán"
)
_MARKED = frozenset(w for w in _COMMON if not w.isascii())
_WORD = re.compile(r"[^\W\d_]+")


def vietnamese_share(text: str) -> float:
    """Which share (0-1) of the words that hold a letter beyond ASCII are common Vietnamese words."""
    words = [w for w in _WORD.findall(text[:400_000].lower()) if not w.isascii()]
    return sum(w in _MARKED for w in words) / len(words) if words else 0.0


def from_vni(text: str) -> str:
    """VNI letters to Unicode, NFC."""

    def pair(found: re.Match[str]) -> str:
        base, mark = found[1], found[2]
        marks = _VNI_MARKS[mark.lower()]
        if base in _VNI_WHOLE:  # ơ or ư: only a tone can follow
            return (
                _VNI_WHOLE[base] + marks
                if len(marks) == 1 and marks in (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)
                else found[0]
            )
        return base + marks

    text = _VNI_PAIR.sub(pair, text)
    out = []
    for word in re.split(r"(\s+)", text):
        out.append("".join(_VNI_WHOLE.get(c, c) for c in word))
    return unicodedata.normalize("NFC", "".join(out))


def rescue(text: str) -> tuple[str, str]:
    """The reading of Western-looking `text` that is most Vietnamese: (text, "tcvn3" | "vni" | "viscii" | "")."""
    best, name, share = text, "", vietnamese_share(text)
    for label, read in (
        ("tcvn3", text.translate(TCVN3)),
        ("vni", from_vni(text)),
        ("viscii", text.translate(VISCII)),
    ):
        other = vietnamese_share(read)
        if other > share + 0.15:
            best, name, share = read, label, other
    return best, name
