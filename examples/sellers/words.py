"""The words that the invented shops are made of. No firm, number or address here is anybody's."""

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
GIVEN = (
    "Minh Anh", "Minh Ánh", "Thu Hà", "Thu Hạ", "Bảo Châu", "Bảo Chấu", "Ngọc Lan", "Ngọc Lân", "Hải Yến",
    "Hồng Đào", "Quang Minh", "Quảng Minh", "Gia Bảo", "Gia Bão", "Thanh Tùng", "Thanh Túng", "Hoa Mai",
    "Hòa Mai", "An Phú", "Ân Phú", "Tân Tiến", "Tấn Tiến", "Đại Phát", "Đại Phất", "Kim Long", "Kim Lóng",
    "Phương Nam", "Sao Việt", "Hương Quê", "Hướng Quê", "Tâm An", "Tấm An", "Vạn Xuân", "Sen Vàng",
    "Lộc Phát", "Thiên Ân", "Thiện An", "Nhật Tân", "Nhất Tấn", "Trường Sơn", "Mộc Miên", "Hạ Vy", "Khánh Linh",
)  # fmt: skip
TRADE = (
    "Thực phẩm", "Mỹ phẩm", "Gốm sứ", "Nội thất", "Thời trang", "Nông sản", "Đồ chơi", "Điện máy",
    "Phụ kiện", "Dược liệu", "Văn phòng phẩm", "Đồ gia dụng",
)  # fmt: skip
SIGNS = (
    "shop", "store", "mart", "house", "viet", "xinh", "sale", "online", "gia-re", "chinh-hang", "express",
    "247", "plus", "home", "center", "kho", "outlet", "mall", "sg", "hn",
)  # fmt: skip
STREETS = (
    "Lê Lợi", "Nguyễn Trãi", "Trần Hưng Đạo", "Hai Bà Trưng",
    "Lý Thường Kiệt", "Phan Chu Trinh", "Cách Mạng Tháng Tám",
    "Điện Biên Phủ", "Võ Văn Tần", "Nguyễn Đình Chiểu", "Hoàng Diệu", "Quang Trung", "Lạc Long Quân", "Âu Cơ",
    "Phạm Văn Đồng", "Xô Viết Nghệ Tĩnh", "Trường Chinh", "Giải Phóng", "Láng Hạ", "Kim Mã",
)  # fmt: skip
PLACES = (
    ("Phường Bến Thành", "Thành phố Hồ Chí Minh"), ("Phường Tân Định", "Thành phố Hồ Chí Minh"),
    ("Phường Bình Thạnh", "Thành phố Hồ Chí Minh"), ("Phường Gò Vấp", "Thành phố Hồ Chí Minh"),
    ("Phường Hoàn Kiếm", "Thành phố Hà Nội"), ("Phường Cầu Giấy", "Thành phố Hà Nội"),
    ("Phường Đống Đa", "Thành phố Hà Nội"), ("Phường Hải Châu", "Thành phố Đà Nẵng"),
    ("Phường Ninh Kiều", "Thành phố Cần Thơ"), ("Phường Trấn Biên", "Tỉnh Đồng Nai"),
)  # fmt: skip
BANKS = ("Vietcombank", "Techcombank", "BIDV", "VietinBank", "ACB", "MB Bank", "Sacombank", "VPBank")
GOODS = (
    "ấm chén", "bình hoa", "mật ong", "cà phê rang mộc", "trà sen", "áo dài", "túi vải", "nước mắm", "bánh tráng",
    "kem dưỡng", "son môi", "tủ gỗ", "đèn bàn", "nồi đất", "gối tựa", "rổ tre", "thảm cói", "bộ xếp hình",
    "ghế mây", "khăn lụa", "hạt điều", "rượu nếp", "tinh dầu", "xà phòng", "sổ tay", "bút máy", "quạt giấy",
)  # fmt: skip
SUBJECTS = ("Chúng tôi", "Cửa hàng", "Gia đình chúng tôi", "Xưởng nhà", "Đội ngũ chúng tôi", "Vợ chồng tôi")
VERBS = (
    "bắt đầu bán", "tự tay chọn", "gửi tới bạn", "thu mua", "làm ra", "đóng gói", "kiểm từng mẻ", "phơi sấy",
    "lựa kỹ", "vận chuyển", "giữ nếp làm", "học nghề làm",
)  # fmt: skip
TAILS = (
    "từ những ngày đầu mở quán ở đầu ngõ", "theo cách bà ngoại truyền lại cho các con",
    "vào mỗi sáng sớm trước phiên chợ",
    "cùng hai người thợ đã theo nghề ba mươi năm", "sau chuyến đi dài qua các bản làng vùng cao",
    "bằng lò đất nung cũ của ông nội để lại", "khi cơn mưa đầu mùa vừa dứt ngoài sân",
    "với niềm tin rằng của bền tại người",
    "mà không thêm phẩm màu hay chất giữ lâu", "nhờ bạn bè quen biết giới thiệu cho nhau",
    "để khách xa quê bớt nhớ mùi nhà",
    "trước khi mở kho thứ hai cạnh bến sông", "trong căn gác nhỏ nhìn ra hàng bàng già",
    "cho những ai thích món đồ làm chậm",
    "từ vùng nguyên liệu ven sông quanh năm gió", "dù mỗi mẻ chỉ được vài chục chiếc lành lặn",
    "rồi ghi lại ngày giờ vào cuốn sổ bìa xanh", "vì tin rằng món quà nhỏ cũng cần tử tế",
)  # fmt: skip
TEMPLATE = (
    "Quý khách có thể đổi hoặc trả sản phẩm trong vòng bảy ngày kể từ ngày "
    "nhận hàng nếu sản phẩm có lỗi của nhà sản xuất.",
    "Sản phẩm đổi trả phải còn nguyên tem mác, chưa qua sử dụng và kèm hóa đơn mua hàng khi gửi về cho cửa hàng.",
    "Thời gian giao hàng từ hai đến bốn ngày làm việc tùy theo khu vực và đơn vị vận chuyển mà quý khách đã chọn.",
    "Thông tin cá nhân của khách hàng chỉ được dùng để xử lý đơn hàng và "
    "không chia sẻ cho bên thứ ba khi chưa được đồng ý.",
    "Mọi khiếu nại về sản phẩm sẽ được tiếp nhận và giải quyết trong thời "
    "hạn năm ngày làm việc kể từ khi nhận được yêu cầu.",
)  # fmt: skip
