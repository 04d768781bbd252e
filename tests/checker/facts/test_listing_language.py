"""That a listing is in a foreign language only is said of its description, never of what its goods are called."""

from __future__ import annotations

import pytest
from listing_kit import row

ENGLISH = "Hydrating lotion for dry skin. Pat gently into face and neck until absorbed. Free of fragrance and alcohol."
VIETNAMESE = "Dưỡng ẩm cho da khô, thấm nhanh, không hương liệu, dùng được cho da nhạy cảm."
TONELESS = (
    "Giay the thao nam dep gia re, giao hang toan quoc, duoc kiem tra hang truoc khi tra tien, bao hanh lau."
)


def language(title: str, description: str) -> str:
    facts = row(title, description).facts.get("label.language", ())
    return str(facts[0].value) if facts else ""


@pytest.mark.parametrize(
    ("title", "description", "said"),
    [
        ("Hada Labo Gokujyun Hyaluronic Acid Lotion 170ml", "", ""),
        ("Tai nghe Bluetooth Apple AirPods 4", "", ""),
        ("Hada Labo Gokujyun Hyaluronic Acid Lotion 170ml", "Hàng đẹp", ""),
        ("Hada Labo Gokujyun Hyaluronic Acid Lotion 170ml", ENGLISH, "other"),
        ("Lotion", ENGLISH, "other"),
        ("Nước dưỡng ẩm cho da khô của Nhật", ENGLISH, "vi"),
        ("Nước hoa hồng", ENGLISH, ""),
        ("Giày chạy", "Giày like new, fullbox, size forty two, authentic", ""),
        ("Winter Adults Animal Dinosaur Onesies Women", VIETNAMESE, "vi"),
        ("Nike Air Max Running Shoes Men", TONELESS, ""),
        ("Giay the thao nam", TONELESS, ""),
    ],
)
def test_language(title: str, description: str, said: str) -> None:
    assert language(title, description) == said
