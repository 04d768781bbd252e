"""How the sentences of policies read: returns, warranty, delivery, complaints; in Vietnamese and English."""

from __future__ import annotations

from dataclasses import replace

from checker.facts.clauses import Clause, clause

_TIME = (
    r"\(?\d{1,3}\)? ?(?:-|den|~|to)? ?\d{0,3} ?(?:\([a-z ]{2,16}\) ?)?(?:ngay|hom|gio|h|tieng|buoi|thang|nam|tuan|phut|"
    r"(?:working |business |calendar )?(?:days?|hours?|weeks?|months?|years?))"
)
_MONEY = r"tien(?! ?[,/&]? ?(?:va |hoac )?(?:hang )?doi)"  # and not "hoàn tiền, đổi trả"
# words of a matter itself, where a page settles several
_BACK = r"doi|tra|hoan|return\w*|exchang\w*|refund\w*"
_UNDER_WARRANTY = r"bao hanh|bh|warrant\w+|guarantee\w*"
_SENT = r"giao(?! dich| ket)|van chuyen|ship\w*|chuyen (?:hang|phat)|nhan (?:duoc )?hang|deliver\w*"
_COMPLAINT = r"khieu nai|phan anh|thac mac|tranh chap|complain\w*|disputes?"
CLAUSES: tuple[Clause, ...] = (
    clause(
        "returns.deadline",
        "returns",
        rf"(?:doi|tra|hoan)(?: \S+){{0,14}} (?:trong(?: vong)?|trong thoi gian|toi da|khong qua)? ?{_TIME}|"
        rf"{_TIME}(?: \S+){{0,10}} (?:ke tu|tu) (?:ngay|khi|luc)|(?:trong(?: vong)?|truoc|sau) {_TIME}|{_TIME} dau|"
        rf"thoi han (?:la |toi da |khong qua )?{_TIME}|(?:return|exchange)\w*(?: \S+){{0,14}} {_TIME}|"
        rf"within {_TIME}|(?m:^{_TIME}$)|bao (?!hanh)(?:\S+ ){{0,3}}?trong (?:ngay|buoi)",
        rf"thoi (?:han|gian)(?: (?:doi|tra|hoan(?! (?:lai |tra )?{_MONEY})|ap dung).*)?$|"
        r"time limit|return window",
        # how long the shop takes for its answer or for the money is not how long the customer may come
        unless=r"nhan (?:duoc )?tien|tien (?:se )?(?:duoc )?hoan|hoan coc|khong thuc hien|"
        r"thoi (?:gian|han) (?:xu ly|phan hoi|tra loi|giai quyet)|"
        rf"thoi gian hoan (?:lai |tra )?(?:(?:toan bo|hoac|va|mot phan|so) ){{0,4}}{_MONEY}|"
        # nor is until when an order may be called off that has not come
        r"^(?!.*\b(?:(?<!kiem )tra|hoan|doi(?! voi| tac)|nhan (?:duoc )?(?:hang|san pham))\b)"
        r".*\bhuy (?:bo )?(?:\S+ )?don|"
        r"^(?!.*\b(?:return|exchang|refund|receiv|receipt|deliver)).*\bcancell?(?:ed|ing|ation)?",
        below=_TIME,
        own=_BACK,
    ),
    clause(
        "returns.cost",
        "returns",
        r"(?:chi phi|phi|cuoc|phi ship)(?: \S+){0,14} (?:chiu|tra|thanh toan|"
        r"ho tro|mien phi)|(?:chiu|mien|ho tro)(?: \S+){0,6} (?:chi phi|phi|cuoc)(?: \S+){0,3}|"
        r"mien phi|(?:tru|khau tru|mat|tinh|thu|bu)(?: \S+){0,3} (?:phi|cuoc|ship|tien|chenh lech|\d+ ?%)|"
        r"(?:phi|cuoc|ship|tien gui)(?: \S+){0,4} (?:\d+\w*|moi ben)|(?:khong |van )?hoan \d+ ?%|"
        r"(?:nguoi|ben|khach)(?: \S+){0,2} (?:tra|chiu) (?:phi|cuoc)|(?m:^tru \d+ ?%$)|"
        r"(?:less|minus|deduct\w*)(?: \S+){0,3} (?:cost|fees?|\d+ ?%)|(?:we|you|customers?|buyers?|seller|"
        r"store)(?: \S+){0,4} (?:pay|bear|cover)s?(?: \S+){0,8}"
        r"(?: (?:shipping|return|cost|fees?|postage))|free returns?|(?:at|for) (?:our|"
        r"your) (?:own )?(?:cost|expense)",
        r"(?:chi )?phi(?: (?:doi|tra|van chuyen|phat sinh).*)?$|costs?|who pays",
        own=_BACK,
    ),
    clause(
        "returns.refund",
        "returns",
        r"hoan (?:lai )?tien(?: \S+){0,12} (?:qua|bang|trong|vao|ve|"
        r"tai khoan|chuyen khoan)|(?:tien|so tien)(?: \S+){0,6} (?:se )?duoc hoan|thoi gian hoan tien|"
        r"hoan (?:lai )?(?:du |toan bo )?(?:tien|phi|coc|\d+ ?%)|tra (?:lai )?(?:du |toan bo )?tien|nhan lai tien|"
        r"hoan (?:vao|ve|qua) |tien (?:\S+ ){0,3}(?:ve|vao) tai khoan|"
        r"refund\w*(?: \S+){0,8} "
        r"(?:to|within|by|via|made)|(?:full|for a) refund|money back",
        r"(?:phuong thuc|hinh thuc|thoi gian|quy trinh|cach) hoan|hoan tien|refunds?",
    ),
    clause(
        "returns.refused",
        "returns",
        r"(?:khong|mien) (?:ap dung |ho tro |chap nhan |nhan )?(?:doi tra|doi / tra|doi, tra|doi hay tra|"
        r"doi hoac tra|"
        r"tra lai|hoan tien)(?: hang)?(?: \S+){0,4} (?:duoi (?:moi|bat ky) hinh thuc|trong moi truong hop|"
        r"vi bat (?:cu|ky) ly do|voi moi)|hang (?:da )?mua (?:roi )?(?:mien|khong) (?:doi tra|doi, tra|"
        r"tra lai|hoan tien)",
        unless=r"khuyen mai|tang|giam gia|sale|thanh ly|do lot|phu kien|neu|loi|qua han|da su dung|sau \d+|"
        r"truong hop sau|"
        r"ap dung cho|doi voi|san pham (?:thuoc|co|da|nam)|tru (?:khi|truong hop)|ngoai tru",
    ),
    clause(
        "warranty.period",
        "warranty",
        rf"bao hanh(?: \S+){{0,12}} {_TIME}|"
        rf"{_TIME}(?: \S+){{0,6}} bao hanh|thoi (?:gian|han) bao hanh(?: \S+){{0,8}} \d+|bao hanh tron doi|"
        rf"\d+ (?:thang|nam|months?|years?)|trong {_TIME}|{_TIME} dau|(?:tron|suot) doi",
        r"thoi (?:han|gian) bao hanh|warranty period",
        own=_UNDER_WARRANTY,
    ),
    clause(
        "delivery.time",
        "shipping",
        rf"{_TIME}|trong (?:ngay|buoi)|hom sau|the same day|next day",
        r"thoi (?:gian|han) (?:giao|nhan|van|du kien)|delivery time|how long",
        unless=r"\d ?h ?(?:-|den)|\d ?h ?[-–] ?[12]\d ?h|lam viec tu|(?<!phai )(?:cho|doi) (?:\S+ ){0,3}\d{1,2} ?phut|"
        r"(?:xu ly don(?: dat)? hang|process (?:the|your) order)(?: \S+){0,6} (?:va|and) (?:phan hoi|lien he|re\w+)|"
        r"gio hanh chinh (?:tu)|(?:sau|truoc|tu) \d{1,2} ?(?:gio|h) (?:sang|trua|chieu|toi|dem)|"
        # until when the customer tells of damage
        rf"{_TIME} (?:sau|ke tu|tu) (?:khi |ngay |luc )?(?:da )?nhan (?:duoc )?(?:hang|san pham|kien|goi|buu)|"
        r"khieu nai (?:\S+ ){0,12}?(?:trong|cham nhat|muon nhat|truoc|khong qua)|"
        rf"{_TIME} (?:after|from|of) (?:receiv\w+|receipt|delivery)",
        own=_SENT,
    ),
    clause(
        "delivery.area",
        "shipping",
        r"(?:toan quoc|tat ca cac tinh|\d{2} tinh|(?:noi|ngoai) (?:thanh|tinh|o|thi)|lien tinh|cac (?:tinh|huyen|quan)|"
        r"tinh (?:khac|thanh)|noi khac|di tinh|ban kinh|quan trung tam|ha noi|tp\.? ?hcm|ho chi minh|sai gon|"
        r"da nang|can tho|hai phong|mien (?:bac|trung|nam)|tren dao|dat lien|(?:major )?cit(?:y|ies)|provinces?|"
        r"pham vi giao|khu vuc giao|giao hang (?:tan noi |tan nha )?(?:tai|tren|trong|den) |nationwide|"
        r"we (?:ship|deliver) (?:to|in|within|across) |"
        r"worldwide)(?:\S+ ?){0,8}",
        r"pham vi|khu vuc|dia ly|noi giao|(?:delivery|shipping) areas?|where we (?:ship|deliver)",
    ),
    clause(
        "delivery.methods",
        "shipping",
        r"giao hang (?:nhanh|tiet kiem|tan noi|hoa toc|truc tiep|qua)|"
        r"buu dien|viettel ?post|ghtk|ghn|j&t|chuyen phat|don vi van chuyen|xe khach|grab|ahamove|ems|"
        r"nhan tai (?:cua hang|shop)|buu cuc|buu ta|xe (?:tai|may|lanh|buyt|om)|o to|chanh xe|nha xe|chuyen xe|"
        r"hang khong|theo tau|tan (?:nha|noi|cho|chan)|nhan vien giao|nguoi giao|shipper|tai xe|tho lap|own truck|"
        r"couriers?|courier|express|standard (?:delivery|shipping)|pick ?up|"
        r"collect(?:ion)? (?:at|from|in) (?:our|the)",
        r"(?:phuong thuc|hinh thuc|cach(?: thuc)?) (?:giao|van|nhan)|(?:delivery|shipping) methods?",
    ),
    clause(
        "complaints.contact",
        "complaints",
        r"(?:khieu nai|phan anh|thac mac)(?: \S+){0,20} (?:hotline|"
        r"dien thoai|e-?mail|dia chi|lien he)|(?:hotline|e-?mail|lien he)(?: \S+){0,20} khieu nai|"
        r"gui (?:\S+ ){0,8}?khieu nai (?:\S+ ){0,6}?(?:den|toi|ve (?!viec|hang|san|chat)|qua|cho|tai|bang)|"
        r"(?:goi|gui (?:thu|ve|cho|e-?mail)|viet (?:thu|ve|cho)|mail|nhan zalo)(?: \S+){0,8}|"
        r"\w[\w.+-]{0,63}@\w[\w.-]{0,63}|"
        r"\d{3,4}[ .]\d{3}[ .]\d{3,4}|"
        r"(?:phong|bo phan|anh|chi|chu|co) (?:\S+ ){0,4}(?:phu trach|tiep nhan)|"
        r"complain\w*(?: \S+){0,20} (?:hotline|phone|e-?mail|address|"
        r"contact|to|call)|"
        r"(?:contact|call|write|e-?mail)(?: \S+){0,20} complain\w*",
        r"tiep nhan (?:khieu nai|phan anh)|lien he khieu nai|noi tiep nhan|dau moi|where to|contact",
        own=_COMPLAINT,
    ),
    clause(
        "complaints.deadline",
        "complaints",
        rf"(?:trong (?:vong|thoi han)|khong qua|toi da(?: la)?|"
        rf"cham nhat) {_TIME}|{_TIME} lam viec|thoi (?:gian|han) (?:giai quyet|xu ly|"
        rf"phan hoi)(?: \S+){{0,6}} \d+|within {_TIME}|{_TIME}",
        r"thoi (?:han|gian) (?:giai quyet|xu ly|phan hoi|tra loi)|time limit",
        # until when the customer may complain is not when the shop answers
        unless=rf"(?:quyen|co the|duoc|can|phai|gui|vui long|xin) khieu nai(?: \S+){{0,12}} {_TIME} (?:sau|ke tu|tu) "
        r"(?:khi |ngay |luc )?(?:da )?(?:nhan|mua|giao)(?: duoc)? (?:hang|san pham)",
        own=_COMPLAINT,
    ),
)
# where nothing says when the shop answers, until when the customer may complain
CLAUSES = (*CLAUSES, replace(CLAUSES[-1], unless=None))
