"""The matters of buying: contract, returns, warranty, delivery, payment, inspection."""

from __future__ import annotations

import re

from checker.facts.matter import Matter, head
from checker.facts.needs import Sought
from checker.facts.whole import words

TRADE = (
    Matter(
        "terms.contract_conclusion",
        head(
            r"dat hang|dat mua|mua hang|giao ket(?: hop dong)?|quy trinh (?:mua|dat|giao dich|mua ban|"
            r"cung (?:cap|ung))|"
            r"xac nhan (?:va .{0,20})?don hang|huy don(?: hang)?|"
            r"chap nhan don hang|dat coc|dat don|dat xe|dat ve|dat phong|dat dich vu|ordering|"
            r"placing an order|your orders?|dat lich|dat (?:cho|tour|ban|in|banh)|dat (?:the nao|ra sao|"
            r"nhu the nao)|mua (?:sach|the nao|nhu the nao)|cach mua|^dat (?!chuan|giai|tieu)\S+(?: \S+)?$"
        ),
        words(
            r"xac nhan(?: lai)?|chot (?:lai|don|mua)|nhan (?:zalo|tin)|goi (?:dien|lai)|"
            r"lien (?:he|lac) (?:lai|xac nhan)|duyet don",
            r"muon thoi|doi y|huy (?:don|dat|bo|hang|truoc|sat|phong|cho|ve|tour|lich|"
            r"giao dich)|tu choi (?:don|dat|giao dich)|quyen huy|quyen tu choi|khong nhan don|thanh ly don",
            r"giao ket|hop dong|coi (?:nhu|la)|(?:moi )?tinh la|xong don|hoan thanh don|"
            r"khi da nhan (?:duoc )?(?:tien )?coc|"
            r"chi (?:\S+ ){0,4}(?:dat|mua|len don|giu)(?: \S+){0,2} (?:khi|sau khi)|dat (?:hang|don|xe|mua) thanh cong|"
            r"hoan tat (?:dat|"
            r"don)|co hieu luc|"
            r"don hang (?:cua (?:quy khach|ban) )?(?:chi |se )?duoc (?:he thong )?(?:chap nhan|xac nhan|xu ly|"
            r"thuc hien|tao|ghi nhan)|tiep nhan (?:don|dat)|xac nhan don",
            r"chap nhan|de nghi|dong y|loi moi",
            r"don (?:hang|dat)|dat (?:hang|don|xe|mua|ve|phong|truoc|ban|lich)",
            r"buoc [1-9]|xem lai|doc lai|kiem tra lai|sua (?:so luong|don|gio|neu|tung)",
        ),
        3,
        160,
        must=head(
            r"xac nhan|chap nhan|giao ket|chot (?:lai|don)|xong don|tiep nhan don|dat (?:hang|xe|"
            r"don) thanh cong|hop dong|"
            r"se duoc tao|ma don hang|hoan tat (?:dat|don)|goi lai|lien (?:he|lac) lai|huy (?:bo )?(?:don|dat)|"
            r"chi (?:\S+ ){0,4}(?:dat|mua|len don|giu)(?: \S+){0,2} (?:khi|sau khi)"
        ),
        never=Sought(
            head(
                r"(?:tren|qua|tai|sang) (?:shopee|lazada|tiki|tiktok shop|sendo)|chuyen (?:den|sang|"
                r"toi) (?:trang )?(?:doi tac|shopee|lazada|tiki)"
            )
        ),
    ),
    Matter(
        "terms.returns",
        head(
            r"(?:chinh sach |quy dinh |dieu kien |quy trinh |thoi gian |huong dan |truong hop |chap nhan |"
            r"khong ap dung )*(?:doi ?(?:/|,|-|&|va|hoac)? ?tra|doi hang|tra hang|hoan tien|hoan tra|"
            r"doi san pham|doi moi|"
            r"tra lai|doi size|tra coc|hoan coc|hoan phi|hoan hoc phi|doi (?:sach|may|cay|mau|gach|loai|"
            r"bao)|thu (?:hoi va )?doi|doi,? (?:bao hanh|tra))|khong (?:vua|ung|hop|thich)(?: \S+){0,4} (?:doi|"
            r"tra)|khong (?:ung|thich|vua|hop)\?|"
            r"huy (?:\S+ ){1,3}?(?:va |hoac |& ?|- ?)?hoan|hoan ?[/,&-]? ?(?:va )?huy|huy ?[/,&-] ?hoan|"
            r"(?:loi|hu|hong|vo|be|mop|dap|thoi|heo|nham|sai|thieu)(?:,? \S+){0,4} (?:sao|the nao|lam gi|"
            r"duoc doi|doi lai)\b|"
            r"^(?:\S+ ){0,3}(?:hu|hong|vo|be|mop|dap|thoi|heo|chet|gay|nut)(?:, \S+){1,2}(?: \S+){0,3}$|"
            r"return(?:s)?(?: policy|"
            r" &)?|"
            r"refund(?:s)?(?: policy)?"
        ),
        words(
            r"\d+ ?(?:ngay|gio|thang|h|tieng|buoi|hom)|(?:mot|hai|ba|bay|muoi) ngay|khong gioi han thoi gian",
            r"nguyen (?:ven|tem|mac|hop|seal|kien|bao|thung|"
            r"trang)|con (?:moi|nguyen|tem|mac|hop|du|tren|it nhat)|chua (?:qua )?(?:su dung|dung|mo|boc|cat|giat|"
            r"mac|deo|lap|dang ky|boc seal)|da (?:mo|dung|boc|mac|giat|so che)|chua (?:xuoc|khui|tray|nhan|"
            r"bien dang)|tem|mac|nhan mac",
            r"hoa don|phieu|chung tu|bien nhan",
            r"loi|hu hong|hong|hu|be vo|be|nut|vo|sai|khong dung|nham|thieu|am moc|moc|rach|uon|ro|mop|chet|khong tuoi",
            r"dieu kien|truong hop|quy dinh",
            r"chi phi|phi (?:van chuyen|"
            r"ship|doi|gui|tra)|mien phi|cuoc|(?:shop|tiem|cua hang|khach(?: hang)?|nguoi mua|ben ban|[a-z]+) chiu|"
            r"khau tru|bu (?:tien )?chenh lech|ben co loi|nguoi mua tra|nguoi ban tra|"
            r"phi huy|(?:phat|boi thuong|phi huy|mat)(?: phi)? \d+ ?%",
            r"hoan (?:tien|lai|tra|du|du tien|\d+ ?%)|tra lai (?:du )?tien|nhan lai tien|tien (?:duoc )?hoan|"
            r"tien ve tai khoan|duoc bao luu",
            r"hoan (?:lai )?(?:tien )?(?:mat|bang|qua|vao)|chuyen khoan (?:vao|lai|ve|cho (?:quy )?khach)|"
            r"(?:vao|ve|qua) (?:so )?tai khoan",
            r"khong (?:ap dung|chap nhan|duoc|doi|ho tro|nhan|hoan|tra)|tu choi|mien doi",
            r"doi (?:san pham|hang|size|mau|mot|cuon|goi|bao|cay|may|xe|mon|loai|phan|cung|\d+ ?%|"
            r"sang|tra|lai|moi)|(?<!khong )doi trong|tra (?:hang|lai|trong)|thay (?:cay|moi|san pham)|"
            r"nhap lai|thu lai|nhan lai|"
            r"gui (?:lai|tra|goi moi|san pham moi)|1 doi 1|huy (?:tour|ve|cho|phong|dich vu|truoc|lop|khoa)",
            r"lien he|hotline|thong bao cho|bao (?:trong|cho|lai|ngay|shop)|gui (?:anh|hinh|video)",
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
            r"loi|hu hong|hong|ky thuat|chet|su co|truc trac",
            r"dieu kien|truong hop",
            r"nha san xuat|hang san xuat|chinh hang",
            r"sua chua|thay the|thay moi|doi moi|thay (?:cay|linh kien|phu tung|pin|may)|tho den|bao tri|doi thiet bi|"
            r"xu ly tu xa",
            r"phieu bao hanh|the bao hanh|tem|so bao hanh|hoa don|(?:mang|dem|gui)(?: \S+){1,6} (?:toi|den|"
            r"ve)|bao (?:loi|hong|hu)",
            r"khong (?:ap dung|bao hanh|duoc|tinh|thuoc|nam trong|gom)|"
            r"tu choi|ngoai|roi vo|roi|vao nuoc|nuoc|tu y|set danh",
            r"mien phi|chi phi|tinh phi",
            r"duoc bao hanh|bao hanh (?:cho|chinh hang|\d+|"
            r"san pham|tai|trong)",
            r"khung|dong co|pin|may|o cung|nguon|man hinh|vai|dem|phu kien|linh kien|chau",
        ),
        3,
        150,
    ),
    Matter(
        "terms.shipping",
        head(
            r"(?:chinh sach |phuong thuc |thoi gian |phi |huong dan |quy dinh |"
            r"hinh thuc |pham vi |don vi |cach thuc |bieu phi |dich vu )*(?:van chuyen|giao hang|giao nhan|"
            r"nhan hang|ship hang)(?: hang)?|giao (?:&|va|,) ?lap(?: dat)?|giao \S+ (?:the nao|ra sao|bao lau)|"
            r"nhan (?:sach|may|cay|xe|gao|do) |gui hang|chuyen hang|ship (?:hang )?(?:the nao|ra sao|bao lau)|"
            r"^(?:gui|giao|ship) \S+(?: \S+)?$|^ship$|co (?:giao|ship)(?: \S+){0,3} khong|giao (?:tan noi|di tinh|"
            r"o dau|den dau)|(?:may ngay|"
            r"bao lau) (?:thi )?(?:toi|den|co hang)|"
            r"thoi gian giao(?: nhan)?(?: hang)?|(?:bao lau|khi nao)(?: \S+){0,4} nhan (?:duoc )?hang|"
            r"phi (?:giao|ship)(?: hang)?|"
            r"shipping(?: policy)?|delivery"
        ),
        words(
            r"phi|cuoc|tien gui|tien xe|mien phi|freeship|free ship|bao ship|ship \d",
            r"\d+ ?(?:-|–|den|~)? ?\d* ?(?:ngay|gio|h|tieng|phut|hom|"
            r"tuan)|trong (?:ngay|buoi)|hom sau|thu \d",
            r"noi (?:thanh|o|tinh|thi)|ngoai (?:thanh|tinh)|lien tinh|toan quoc|cac tinh|tinh (?:khac|xa|"
            r"thanh)|di tinh|tinh thanh|tp\.? ?hcm|"
            r"ha noi|sai gon|da nang|can tho|khu vuc|huyen|ban kinh|tren dao|dat lien|mien (?:bac|trung|"
            r"nam)|tay nguyen|(?m:^tinh$)|quan trung tam|noi khac|vung",
            r"buu dien|viettel|ghtk|ghn|giao hang (?:nhanh|tiet kiem)|chuyen phat|don vi van chuyen|"
            r"xe khach|nha xe|chanh xe|xe tai|o to|xe may|xe lanh|hang khong|chuyen xe|ahamove|j&t|vnpost|"
            r"post|ems|grab|"
            r"nhan vien giao|nguoi giao|bo phan (?:giao|van chuyen)|shipper|giao hang (?:tan noi|truc tiep)|"
            r"tan (?:nha|noi|chan)|tuyen giao",
            r"nguoi nhan|nhan hang|dia chi (?:nhan|giao)|so dien thoai|khi nhan",
            r"thoi gian (?:giao|nhan|du kien|van)",
            r"kiem tra|hu hong|mat mat|vo hong|bao hiem|dong goi|xuat (?:hang|kho)|boc? kin|"
            r"that lac|rui ro|boi thuong",
            r"\d[\d.,]*(?: ?(?:d|k|vnd|dong|₫|%))\b|/ ?(?:km|kg|don|chuyen|thung)|\d{2}\.000\b|trong luong|nghin",
            r"cham|tre|hoan|khong lien lac",
            r"don hang|hang hoa|san pham",
        ),
        4,
        200,
        must=head(  # "Gửi hàng" is also what is left in the shop's store
            r"giao|van chuyen|ship\w*|freeship|chuyen (?:hang|phat|xe)|buu \w+|nha xe|chanh xe|"
            r"xe (?:khach|tai|om|lanh|may)|nhan (?:duoc )?hang|(?:tan|toi|den) (?:nha|noi|chan)|viettel\w*|"
            r"ghtk|ghn|deliver\w*"
        ),
        unless=re.compile(
            r"\b(?:thanh toan|tra tien)(?: \S+){0,3}? (?:khi|luc|sau khi) (?:nhan|giao hang)|"
            r"^(?!.*(?:giao|van chuyen|ship)).*\b(?:kiem (?:hang|tra)|dong kiem)"
        ),
    ),
    Matter(
        "terms.payment",
        head(
            r"(?:chinh sach |phuong thuc |hinh thuc |huong dan |quy dinh |cach |"
            r"cach thuc |cac hinh thuc |cac phuong thuc |quy trinh )*(?:thanh toan|tinh tien|tien hang|"
            r"chuyen khoan|tra tien(?! lai)|"
            r"chuyen tien|nap tien|dong (?:tien|hoc phi|phi))|^hoc phi|tien (?:bac|nong)|^(?:mua )?tra gop|"
            r"payment(?:s)?(?: methods?| policy)?|gia ca? (?:va|&) thanh toan"
        ),
        words(
            r"chuyen khoan|internet banking|so tai khoan",
            r"tien mat|truc tiep|tai (?:quay|cua hang|showroom|dai ly|kho|vua)",
            r"cod|khi (?:nhan|giao)|luc nhan|tai xe|shipper|nguoi giao|nhan vien giao|nhan hang "
            r"(?:va|roi|xong)|giao hang thu tien|thu ho",
            r"the (?:tin dung|ghi no|atm|visa|noi dia|"
            r"quoc te)|(?:ca|quet|nhap|hoac|bang|qua) the|visa|mastercard|napas|jcb",
            r"vi dien tu|momo|zalopay|vnpay|paypal|payos|vietqr|qr|shopeepay|airpay",
            r"ngan hang|chu (?:tai khoan|tk)|chi nhanh|\b(?:vietcombank|techcombank|vietinbank|agribank|"
            r"bidv|acb|mb ?bank|"
            r"sacombank|vpbank|tpbank|hdbank|vib|msb|shb|vcb)",
            r"tra gop|dat coc|coc|tra truoc|\d+ ?%|ngoai te|viet nam dong",
            r"noi dung (?:chuyen|ck)|"
            r"hoa don|xac nhan|bien lai",
            r"(?:dot|lan) [1-9]|theo (?:dot|giai doan|tien do)|con lai",
            r"(?:ngay sau|khi|sau khi|truoc khi) (?:ky|nghiem thu|ban giao|hoan thanh|khoi cong|khoi hanh|dat)",
        ),
        3,
        120,
        must=head(  # "Xác nhận mua và thanh toán" over the steps of an order names no way to pay
            r"chuyen khoan|chuyen tien|ck|tien mat|cod|thu ho|the (?:tin dung|atm|ghi no|ngan hang|quoc te|noi dia)|"
            r"(?:qua|bang|quet|ca) the|visa|vi dien tu|momo|zalopay|vnpay|paypal|qr|vietqr|ngan hang|tai khoan|tra gop|"
            r"coc|tra truoc|tam ung|tra sau|cong no|ngoai te|(?:khi|luc|sau khi) (?:nhan|giao)|truoc khi giao|"
            r"nguoi giao|shipper|tai xe|nhan vien giao|truc tiep|tai (?:quay|cua hang|showroom|kho|van phong)|dot [1-9]"
        ),
        unless=head(
            r"(?:bao mat|bao ve|thu thap|su dung|chia se|luu (?:tru|giu)) (?:(?:ve )?thong tin )?thanh toan|"
            r"an toan thanh toan|bao lau|"
            r"kiem tra.{0,20}truoc khi thanh toan"
        ),
    ),
    Matter(
        "terms.inspection",
        head(
            r"(?:chinh sach |quy dinh |quy trinh |huong dan |duoc )*(?:kiem hang|"
            r"dong kiem|kiem tra (?:hang|san pham|don hang)(?: hoa)?|xem hang|kiem tra (?:khi )?(?:giao|nhan)\b|"
            r"kiem tra truoc|duoc (?:xem|kiem|mo|thu)(?: \S+)? hang|(?:duoc|co) (?:xem|kiem tra|mo) hang)|"
            r"nhan hang va kiem tra|inspection"
        ),
        words(
            r"kiem (?:tra|hang|so|dem|lai)|dong kiem|(?:mo|boc|khui) (?:hop|hang|goi|thung|kien|xem|bao)|"
            r"xem (?:hang|so luong|kieu|"
            r"may|cay|truoc)|dem (?:hop|hang)|can lai|chay thu|thu may|cam dien",
            r"truoc (?:khi (?:nhan|thanh toan|ky|tra tien|tra)|mat)|khi (?:nhan|xuong hang|giao)|cung khach|"
            r"cung nhan vien|"
            r"khi nhan hang|ngay khi|luc nhan|roi moi (?:tra|ky|nhan|thanh)|moi ky",
            r"tu choi|khong nhan|tra lai|doi|hoan|khong (?:chiu|mat) (?:phi|tien|chi phi)",
            r"nguyen ven|niem phong|bao bi|hong|be|vo|loi|thieu|mat|sai",
            r"so luong|chung loai|mau ma|quy cach|mau sac|doi chieu",
            r"nhan vien|tai xe|lai xe|"
            r"shipper|(?:nguoi|ben|don vi) giao|buu ta|don vi van chuyen",
            r"bien ban|chung tu|ky nhan|hotline|"
            r"lien he|khieu nai|quay video",
        ),
        3,
        150,
    ),
)
