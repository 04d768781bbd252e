"""How long the check of one listing before publication takes, by processor time of this process.

    python -m bench.precheck [--count N]

Ordinary listings are made here: a title, a description of 150 to 600 characters, a price, attributes. With the
real listings beside the checkout (bench/listings.py says where), those of up to 800 characters are timed too.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterable
from datetime import date
from itertools import islice

from bench.listings import SHARED
from checker import Auditor, FeedRow, check_listing, listing, load_rules, read_feed

GOODS = (
    "Áo thun cotton",
    "Nồi inox 5 lít",
    "Son dưỡng môi",
    "Trà ô long 200 g",
    "Đèn bàn học",
    "Giày chạy bộ nam",
)
SAID = (
    "Chất liệu bền đẹp, dễ vệ sinh, màu như hình.",
    "Xuất xứ: Việt Nam. Bảo hành 12 tháng tại nhà.",
    "Giao hàng toàn quốc, đổi trả trong 7 ngày nếu lỗi do nhà sản xuất.",
    "Hướng dẫn sử dụng: để nơi khô ráo, tránh ánh nắng trực tiếp.",
    "Thành phần và kích thước ghi trên bao bì, quà tặng kèm theo khi mua hai sản phẩm.",
)


def ordinary(count: int) -> list[FeedRow]:
    """Listings as sellers fill them in, none of them twice."""
    return [
        listing(
            id=str(n),
            title=f"{GOODS[n % len(GOODS)]} mẫu {n}",
            description=" ".join(SAID[(n + i) % len(SAID)] for i in range(3 + n % 6)),
            price=50_000 + n,
            attributes={"Màu": "xanh", "Mẫu": str(n)},
            seller=f"Shop {n % 50}",
        )
        for n in range(count)
    ]


def timed(auditor: Auditor, rows: Iterable[FeedRow]) -> str:
    """Mean, median and 99th percentile in milliseconds."""
    spent = []
    for row in rows:
        begun = time.process_time()
        check_listing(auditor, row)
        spent.append((time.process_time() - begun) * 1000)
    cuts = statistics.quantiles(spent, n=100)
    middle = f"mean {statistics.fmean(spent):.2f} ms, median {statistics.median(spent):.2f} ms"
    return f"{middle}, 99 of 100 within {cuts[98]:.2f} ms ({len(spent)} listings)"


def main() -> None:
    say = argparse.ArgumentParser(description=__doc__)
    say.add_argument("--count", type=int, default=500)
    asked = say.parse_args()
    auditor = Auditor(load_rules(), date(2026, 11, 26))
    timed(auditor, ordinary(60))  # lexicons are made ready once
    print("pre-publication check, ordinary listings:", timed(auditor, ordinary(asked.count)))
    feed = SHARED / "listings" / "dev" / "listings.parquet"
    if feed.exists():
        short = (r for r in read_feed(feed) if isinstance(r, FeedRow) and len(r.description) <= 800)
        print("pre-publication check, short real ones:  ", timed(auditor, islice(short, asked.count)))


if __name__ == "__main__":
    main()
