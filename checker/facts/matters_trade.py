"""The matters of buying: contract, returns, warranty, delivery, payment, inspection."""

from __future__ import annotations

from checker.facts.matter import Matter, head
from checker.facts.whole import words

TRADE = (
    Matter(
        "terms.contract_conclusion",
        head(
            r"dat hang|dat mua|mua hang|giao ket(?: hop dong)?|quy trinh (?:mua|dat|giao dich|mua ban)|"
            r"xac nhan (?:va .{0,20})?don hang|huy don(?: hang)?|"
            r"chap nhan don hang|dat coc|dat don|dat xe|dat ve|dat phong|dat dich vu|ordering|"
            r"placing an order"
        ),
        words(
            r"xac nhan(?: lai)?|goi (?:dien|lai)|lien he (?:lai|xac nhan)|duyet don",
            r"huy (?:don|dat|bo|hang|"
            r"giao dich)|tu choi (?:don|dat|giao dich)|quyen huy|quyen tu choi|khong nhan don",
            r"giao ket|hop dong|dat (?:hang|don|xe|mua) thanh cong|hoan tat (?:dat|don)|co hieu luc|"
            r"don hang (?:cua (?:quy khach|ban) )?(?:duoc|chi duoc|se duoc) (?:chap nhan|xac nhan|xu ly|"
            r"thuc hien|tao|ghi nhan)|tiep nhan (?:don|dat)|xac nhan don",
            r"chap nhan|de nghi|dong y",
            r"don (?:hang|dat)|dat (?:hang|don|xe|mua|ve|phong)",
            r"buoc [1-9]",
        ),
        3,
        160,
        must=head(
            r"xac nhan|chap nhan|giao ket|tiep nhan don|dat (?:hang|xe|don) thanh cong|hop dong|"
            r"se duoc tao|ma don hang|hoan tat (?:dat|don)|goi lai|lien he lai"
        ),
        never=head(
            r"(?:tren|qua|tai|sang) (?:shopee|lazada|tiki|tiktok shop|sendo)|chuyen (?:den|sang|"
            r"toi) (?:trang )?(?:doi tac|shopee|lazada|tiki)"
        ),
    ),
    Matter(
        "terms.returns",
        head(
            r"(?:chinh sach |quy dinh |dieu kien |quy trinh |thoi gian |huong dan |truong hop |chap nhan |"
            r"khong ap dung )*(?:doi ?(?:/|,|-|&|va|hoac)? ?tra|doi hang|tra hang|hoan tien|hoan tra|"
            r"doi san pham|doi moi|"
            r"tra lai|doi size|tra coc|hoan coc|hoan phi)|return(?:s)?(?: policy| &)?|"
            r"refund(?:s)?(?: policy)?"
        ),
        words(
            r"\d+ ?(?:ngay|gio|thang|h)|(?:mot|ba|bay|muoi) ngay",
            r"nguyen (?:ven|tem|mac|hop|seal|"
            r"trang)|con (?:moi|nguyen|tem)|chua (?:qua )?su dung|tem|mac|nhan mac",
            r"hoa don|phieu|chung tu|bien nhan",
            r"loi|hu hong|hong|be vo|sai|khong dung|nham|thieu",
            r"dieu kien|truong hop|quy dinh",
            r"chi phi|phi (?:van chuyen|"
            r"ship|doi|gui|tra)|mien phi|cuoc|(?:shop|tiem|cua hang|khach(?: hang)?|nguoi mua|ben ban) chiu",
            r"hoan (?:tien|lai|tra)|tra lai tien",
            r"khong (?:ap dung|chap nhan|duoc|doi|ho tro|nhan)|tu choi",
            r"doi (?:san pham|hang|size|mau|"
            r"sang|tra|lai|moi)|tra (?:hang|lai)",
            r"lien he|hotline|thong bao cho",
        ),
        3,
        150,
    ),
    Matter(
        "terms.warranty",
        head(
            r"(?:chinh sach |dieu kien |quy dinh |thoi han |thoi gian |trung tam |"
            r"che do |dich vu |huong dan )*bao hanh|warranty"
        ),
        words(
            r"\d+ ?(?:thang|nam|ngay)|tron doi",
            r"loi|hu hong|hong|ky thuat",
            r"dieu kien|truong hop",
            r"nha san xuat|hang san xuat|chinh hang",
            r"sua chua|thay the|thay moi|doi moi",
            r"phieu bao hanh|the bao hanh|tem|so bao hanh|hoa don",
            r"khong (?:ap dung|bao hanh|duoc)|"
            r"tu choi|ngoai",
            r"mien phi|chi phi|tinh phi",
            r"duoc bao hanh|bao hanh (?:cho|"
            r"san pham|tai|trong)",
        ),
        3,
        150,
    ),
    Matter(
        "terms.shipping",
        head(
            r"(?:chinh sach |phuong thuc |thoi gian |phi |huong dan |quy dinh |"
            r"hinh thuc |pham vi |don vi |cach thuc |bieu phi |dich vu )*(?:van chuyen|giao hang|giao nhan|"
            r"nhan hang|ship hang)(?: hang)?|"
            r"thoi gian giao(?: nhan)?(?: hang)?|(?:bao lau|khi nao)(?: \S+){0,4} nhan (?:duoc )?hang|"
            r"phi (?:giao|ship)(?: hang)?|"
            r"shipping(?: policy)?|delivery"
        ),
        words(
            r"phi|cuoc|mien phi|freeship|free ship",
            r"\d+ ?(?:-|den|~)? ?\d* ?(?:ngay|gio|h|tieng|phut|"
            r"tuan)|trong ngay",
            r"noi thanh|ngoai thanh|toan quoc|tinh|tphcm|ha noi|khu vuc|huyen|xa",
            r"buu dien|viettel|ghtk|ghn|giao hang (?:nhanh|tiet kiem)|chuyen phat|don vi van chuyen|"
            r"xe khach|nha xe|chanh xe|ems|grab|nhan vien giao|shipper",
            r"nguoi nhan|nhan hang|dia chi (?:nhan|giao)|so dien thoai",
            r"thoi gian (?:giao|nhan|du kien|van)",
            r"kiem tra|hu hong|mat mat|"
            r"that lac|rui ro|boi thuong",
            r"cham|tre|hoan|khong lien lac",
            r"don hang|hang hoa|san pham",
        ),
        4,
        200,
    ),
    Matter(
        "terms.payment",
        head(
            r"(?:chinh sach |phuong thuc |hinh thuc |huong dan |quy dinh |cach |"
            r"cach thuc |cac hinh thuc |cac phuong thuc |quy trinh )*(?:thanh toan|chuyen khoan)|"
            r"payment(?:s)?(?: methods?| policy)?|gia ca? (?:va|&) thanh toan"
        ),
        words(
            r"chuyen khoan|internet banking|so tai khoan",
            r"tien mat|truc tiep",
            r"cod|khi nhan hang|nhan hang "
            r"(?:va|roi|xong)|giao hang thu tien|thu ho",
            r"the (?:tin dung|ghi no|atm|visa|noi dia|"
            r"quoc te)|visa|mastercard|napas|jcb",
            r"vi dien tu|momo|zalopay|vnpay|paypal|payos|vietqr|qr|shopeepay|airpay",
            r"ngan hang|chu tai khoan|chi nhanh",
            r"tra gop|dat coc|coc|tra truoc|\d+ ?%",
            r"noi dung (?:chuyen|ck)|"
            r"hoa don|xac nhan|bien lai",
        ),
        3,
        120,
        unless=head(
            r"bao mat (?:thong tin )?thanh toan|an toan thanh toan|"
            r"kiem tra.{0,20}truoc khi thanh toan"
        ),
    ),
    Matter(
        "terms.inspection",
        head(
            r"(?:chinh sach |quy dinh |quy trinh |huong dan |duoc )*(?:kiem hang|"
            r"dong kiem|kiem tra (?:hang|san pham|don hang)(?: hoa)?|xem hang|kiem tra khi nhan|"
            r"kiem tra truoc)|"
            r"nhan hang va kiem tra|inspection"
        ),
        words(
            r"kiem (?:tra|hang)|dong kiem|mo hop|xem hang",
            r"truoc khi (?:nhan|thanh toan|ky|tra tien)|"
            r"khi nhan hang|ngay khi|luc nhan",
            r"tu choi|khong nhan|tra lai|doi|hoan",
            r"nguyen ven|niem phong|bao bi|hong|be|vo|loi|thieu|mat|sai",
            r"nhan vien (?:giao|van|buu)|"
            r"shipper|nguoi giao|buu ta|don vi van chuyen",
            r"bien ban|chung tu|ky nhan|hotline|"
            r"lien he|khieu nai|quay video",
        ),
        3,
        150,
    ),
)
