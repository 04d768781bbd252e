"""The matters of rights: general terms, privacy, complaints; and those of platforms and sellers on them."""

from __future__ import annotations

import re

from checker.facts.matter import Matter, head
from checker.facts.needs import Sought
from checker.facts.whole import words

RIGHTS = (
    Matter(
        "terms.general",
        head(
            r"dieu khoan(?: va dieu kien)?(?: su dung| dich vu| chung| giao dich| website| mua ban)?|"
            r"dieu kien giao dich(?: chung)?|dieu kien su dung|"
            r"quy dinh (?:chung|su dung)|^quy dinh$|su dung (?:trang|website|dich vu)(?: web)?$|"
            r"quy che hoat dong|chinh sach (?:va )?quy dinh chung|"
            r"chinh sach chung|nguyen tac chung|quy che|noi quy|dieu kien (?:mua|dat|thue|ban|"
            r"tham gia)(?: (?:hang|tour|ve|phong|xe|dich vu))?|^chung$|"
            r"(?:nghia vu|trach nhiem)(?: \S+){0,4} (?:nguoi|ben|nha) ban(?: \S+){1,5} (?:nguoi mua|ben mua|khach)|"
            r"(?:nghia vu|trach nhiem) (?:cua )?(?:cac|hai) ben|"
            r"thoa thuan (?:su dung|nguoi dung|voi khach|giua|chung|mua ban)|"
            r"terms (?:of|and|&) (?:use|service|conditions?)|terms"
        ),
        words(
            "nguoi (?:dung|mua|thue)|(?:thanh|hoi|hoc) vien|khach hang|quy khach|hanh khach|ban",
            "dong y|chap (?:nhan|thuan)|tuan thu|thuc hien dung",
            "quyen va (?:nghia vu|trach nhiem)|trach nhiem|(?:co|va) nghia vu|nang luc hanh vi|(?:du|duoi) 18 tuoi",
            "so huu tri tue|ban quyen|tac quyen|quyen so huu|sao chep",
            "(?:thuoc|so huu|van hanh|quan ly)(?: \\S+){0,4} (?:cong ty|chi nhanh|ho kinh doanh|doanh nghiep|boi)",
            "(?:dieu khoan|(?:nhung|cac) dieu) (?:nay|duoi|sau|duoi day)|dieu kien (?:nay|duoi|sau)|"
            "quy (?:che|dinh) (?:nay|sau|duoi)|cac (?:dieu khoan|"
            "dieu kien|quy dinh)",
            "(?:dat|mua) (?:hang|mua|xe|tra|sam|tour|ve|phong|khoa|san pham|dich vu|goi)|giao dich|don hang",
            "thay doi|sua (?:doi|(?:\\S+ )?dieu khoan)|cap nhat|(?:dieu|tu|co the) chinh|chinh sua|ban moi|co the doi",
            "phap luat|luat",
            "truy cap|(?:su )?dung (?:website|trang|dich vu)|vao xem|tham gia",
            "nghiem cam|khong (?:duoc|dung|su dung)|cam",
            "cham dut|dinh chi|khoa tai khoan",
            "hieu luc|ap dung",
            "(?:nguoi|ben|nha) ban",
        ),
        5,
        300,
        unless=head(
            r"bao mat|rieng tu|doi tra|hoan tien|thanh toan|van chuyen|giao hang|bao hanh|"
            r"thanh vien|membership|khuyen mai|kiem hang|tich diem|voucher"
        ),
        itself=Sought(
            head(
                r"dieu (?:khoan|kien) (?:va dieu (?:khoan|kien)|(?:ban|mua) hang|mua ban|giao dich|su dung|dich vu|"
                r"chung)(?: \S+){0,2}? nay|these (?:general )?(?:terms|conditions)"
            )
        ),
    ),
    Matter(
        "terms.privacy",
        head(
            r"(?:chinh sach |quy dinh |cam ket )*(?:bao mat(?: (?:thong tin|du lieu|quyen rieng tu|rieng tu))?|"
            r"bao ve (?:thong tin|du lieu|quyen rieng tu|rieng tu))(?: (?:ca nhan|khach hang|cua|thanh vien|"
            r"nguoi (?:dung|tieu dung)|thanh toan))*|quyen rieng tu|rieng tu|(?:chinh sach |quy dinh )?(?:thong tin|"
            r"du lieu)(?: ca nhan| rieng| khach(?: hang)?| cua (?:ban|khach|quy khach|toi|minh|ba con))|"
            r"(?:so (?:dien thoai|may|dt)|thong tin|du lieu)(?: \S+){0,5} (?:bi lo|lo ra|lam gi|giu kin|dung de|"
            r"dung vao)|chinh sach (?:ve )?du lieu|^du lieu$|"
            r"(?:muc dich|pham vi|thoi gian|viec)(?: (?:va )?(?:muc dich|pham vi|thu thap|su dung|luu tru|"
            r"luu giu|chia se)){1,3} thong tin|"
            r"privacy(?: policy| notice)?"
        ),
        words(
            r"thu thap|ghi lai|(?:chi )?xin (?:ho )?ten|cung cap thong tin|(?:giu|luu)(?: \S+)? (?:ten|ho ten|so)",
            r"muc dich|nham|phuc vu|(?:chi )?(?:dung|su dung) (?:de|cho)|(?:giup|de) (?:lam|mua|chung toi|"
            r"gui|giao|bao|xu ly|tu van|thi cong|bao hanh|lien he)",
            r"ben thu ba|ben thu 3|doi tac|(?:ai|ben|nguoi|don vi) (?:nao )?khac|(?:ben|nguoi) (?:ngoai|"
            r"nao)|ra ngoai|don vi (?:van|giao|chuyen)",
            r"luu tru|luu giu|(?:giu|luu) (?:ten|thong tin|so)|thoi han \d|may chu|thoi gian luu|luu (?:den|"
            r"trong|\d)|luu(?: \S+){0,4} \d+ (?:thang|nam|ngay)|cat giu|"
            r"(?:xoa|giu|trong) (?:sau |trong )?\d+ (?:thang|nam|ngay)",
            r"tiet lo|chia se|cung cap cho|"
            r"mua ban|trao doi|ban cho|cho thue|khong (?:dua|gui|ban|cap|cung cap|trao|chuyen)|"
            r"chi (?:chuyen|gui|giao) cho",
            r"thong tin ca nhan|du lieu ca nhan|thong tin (?:khach hang|cua (?:ban|khach|quy)|rieng tu)",
            r"bao ve|an toan|ma hoa|bao mat|(?:khong|chi)(?: \S+){0,4} khi (?:ban|khach|quy khach|"
            r"duoc) (?:\S+ )?(?:dong y|cho phep)",
            r"co quan (?:nha nuoc|phap luat|"
            r"chuc nang|co tham quyen)|theo yeu cau|phap luat",
            r"cookie|dia chi ip",
            r"chinh sua|sua doi|xoa|kiem tra, cap nhat|huy bo|truy cap|dieu chinh|"
            r"xem(?: va)?(?: yeu cau)?,? sua|(?:yeu cau|muon) go|huy|rut (?:lai )?dong y",
            r"ho ten|ho va ten|so (?:dien "
            r"thoai|may|dt)|\bten\b|cccd|dien thoai|email|dia chi|noi nhan|ngay sinh",
        ),
        4,
        250,
        unless=head(r"bao mat (?:thong tin )?thanh toan|bao mat tai khoan|mat khau|bao mat mat khau"),
    ),
    Matter(
        "terms.complaints",
        head(
            r"(?:quy trinh |chinh sach |co che |tiep nhan |phuong thuc |"
            r"thoi han )*(?:va )?(?:giai quyet |xu ly |tiep nhan )*(?:khieu nai|tranh chap)|luat ap dung|"
            r"luat dieu chinh|tham quyen(?: va lua chon luat)?|"
            r"phan anh|complaints?|disputes?|gop y(?: va| -|,)? khieu nai|(?:khi )?(?:co )?(?:khuc mac|vuong mac)|"
            r"bao ve (?:quyen loi )?nguoi tieu dung"
        ),
        words(
            r"khieu nai|phan anh",
            r"tranh chap|bat dong|mau thuan",
            r"toa an|co quan (?:co tham quyen|"
            r"nha nuoc|chuc nang|phap luat)|trong tai(?! (?:khoan|lieu|san))|tham quyen|phap luat viet nam|luat",
            r"thuong luong|hoa giai|thoa thuan",
            r"tiep nhan|giai quyet|xu ly|phan hoi",
            r"trong (?:vong|thoi han)|\d+ ?(?:ngay|gio)",
            r"bang chung|chung cu|lien he|"
            r"hotline|email|buoc",
        ),
        2,
        90,
        unless=re.compile(r"thong tin (?:ca nhan|nguoi dung|khach)|du lieu|personal|privacy"),
        never=Sought(re.compile(r"luat su (?:cua chung toi|tu van)|van phong luat su|dich vu phap ly")),
    ),
)
EXTRA = (
    Matter(
        "terms.price",
        head(
            r"chinh sach (?:ve )?gia(?: ca| ban)?|thong tin (?:ve )?gia|gia (?:ban|"
            r"niem yet|san pham)"
        ),
        words(
            r"da bao gom|chua bao gom|vat|thue",
            r"niem yet|gia ban|bang gia",
            r"thay doi|dieu chinh|bien dong",
            r"phi|van chuyen",
            r"khuyen mai|giam gia",
        ),
        3,
        150,
    ),
    Matter(
        "terms.livestream",
        head(r"live ?stream|phat truc tiep ban hang"),
        words(
            r"nguoi (?:ban|livestream|phat)", r"quy (?:dinh|che)", r"noi dung", r"vi pham|cam", r"trach nhiem"
        ),
        3,
        200,
    ),
    Matter(
        "terms.platform",
        head(r"quy che (?:hoat dong|san|quan ly)|quy che (?:cua )?san"),
        words(
            r"nguoi ban|nha ban hang|gian hang",
            r"nguoi mua|khach hang|thanh vien",
            r"ban quan (?:ly|tri)|san "
            r"(?:giao dich|tmdt|thuong mai)",
            r"quyen va (?:nghia vu|trach nhiem)|trach nhiem",
            r"quy trinh|giao dich",
        ),
        4,
        800,
    ),
    Matter(
        "terms.ranking",
        head(
            r"(?:tieu chi |nguyen tac |co che )(?:xep hang|uu tien|hien thi|sap xep|"
            r"de xuat)|xep hang (?:tim kiem|san pham|gian hang)"
        ),
        words(
            r"tieu chi|thuat toan|tham so",
            r"uu tien|xep hang|thu tu",
            r"hien thi|ket qua",
            r"danh gia|luot mua|gia",
        ),
        3,
        150,
    ),
    Matter(
        "terms.payment_security",
        head(
            r"(?:chinh sach |cam ket )*(?:bao mat|"
            r"an toan)(?: thong tin)?(?: (?:khi|trong))? (?:thanh toan|giao dich)"
        ),
        words(
            r"the|tai khoan",
            r"ma hoa|ssl|pci|otp|3d|chung chi",
            r"ngan hang|cong thanh toan|doi tac",
            r"bao mat|an toan|bao ve",
            r"khong luu|luu tru",
        ),
        3,
        150,
    ),
)
