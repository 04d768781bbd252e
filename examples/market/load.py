"""Shops from their files: `shops/<key>.yml` over `goods/<shelf>.yml` and `texts/<name>.html`.

A shop's file holds the shop with its planted fault; its `mend:` part is laid over the rest to get
the shop without it. Texts have slots like ${firm}; a slot nobody fills is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import yaml

from examples.market.model import Badge, Firm, Policy, Product, Shop

HERE = Path(__file__).parent

# key: (slug, title, text). A shop names another text or title where it has its own.
POLICIES: Mapping[str, tuple[str, str, str]] = {
    "general": ("dieu-kien-giao-dich-chung", "Điều kiện giao dịch chung", "general_a"),
    "contract": ("quy-trinh-giao-ket-hop-dong", "Quy trình đặt hàng và giao kết hợp đồng", "contract_a"),
    "returns": ("chinh-sach-doi-tra", "Chính sách đổi trả và hoàn tiền", "returns_a"),
    "warranty": ("chinh-sach-bao-hanh", "Chính sách bảo hành", "warranty_a"),
    "shipping": ("chinh-sach-van-chuyen", "Chính sách vận chuyển và giao nhận", "shipping_a"),
    "inspection": ("chinh-sach-kiem-hang", "Chính sách kiểm hàng", "inspection_a"),
    "payment": ("chinh-sach-thanh-toan", "Chính sách thanh toán", "payment_a"),
    "payment_security": (
        "bao-mat-thanh-toan",
        "Chính sách bảo mật thông tin thanh toán",
        "payment_security_a",
    ),
    "price": ("chinh-sach-gia", "Chính sách giá", "price_a"),
    "privacy": ("chinh-sach-bao-mat", "Chính sách bảo vệ thông tin cá nhân", "privacy_a"),
    "complaints": ("giai-quyet-khieu-nai", "Quy trình giải quyết khiếu nại, tranh chấp", "complaints_a"),
}


def keys() -> tuple[str, ...]:
    """The keys of all shops, in the order of their files' names."""
    return tuple(p.stem for p in sorted((HERE / "shops").glob("*.yml")))


@cache
def shop(key: str, mended: bool = False) -> Shop:
    """One shop, as planted or mended. Raises ValueError naming the file and what is wrong."""
    path = HERE / "shops" / f"{key}.yml"
    if not path.is_file():
        raise ValueError(f"{path}: no such shop; the market has: {', '.join(keys())}")
    data = yaml.safe_load(path.read_text("utf-8"))
    mend = data.pop("mend", {})
    if mended:
        data = _over(data, mend)
    try:
        return _shop(key, data, mended)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: {type(error).__name__} {error}: see examples/market/README.md") from error


def slug(text: str) -> str:
    """'Gốm sứ & quà' → 'gom-su-qua'."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _over(base: Any, patch: Any) -> Any:
    """`patch` laid over `base`: mappings merge, everything else replaces."""
    if isinstance(base, dict) and isinstance(patch, dict):
        return {**base, **{k: _over(base.get(k), v) for k, v in patch.items()}}
    return patch


def _shop(key: str, data: dict[str, Any], mended: bool) -> Shop:
    firm = dict(data.pop("firm", {}))
    firm.setdefault("registration", firm.get("tax_code", ""))
    host = data.pop("host", key)
    seller = Firm(**{k: str(v) for k, v in firm.items()})
    base = Shop(
        key=key, host=host, path=data.pop("path", ""), engine=data.pop("engine"),
        kind=data.pop("kind", "website"), brand=data.pop("brand"), tagline=data.pop("tagline"),
        style=data.pop("style"), firm=seller,
        badge=Badge(**{k: str(v) for k, v in data.pop("badge", {}).items()}),
        products=_products(data, seller), policies=(), about=data.pop("about", ""),
        category=data.pop("category", ""), theme=data.pop("theme"), mended=mended,
        declared={k: str(v) for k, v in data.pop("declared", {}).items()},
        extras={k: str(v) for k, v in data.pop("extras", {}).items() if v is not None},
    )  # fmt: skip
    slots = _slots(base) | {k: str(v) for k, v in data.pop("slots", {}).items()}
    policies = _policies(data, slots)
    about = Template(base.about).substitute(slots)
    extras = {k: Template(v).substitute(slots) for k, v in base.extras.items()}
    fields = {f: getattr(base, f) for f in Shop.__slots__}
    return Shop(**{**fields, "policies": policies, "about": about, "extras": extras, **data})


def _slots(shop: Shop) -> dict[str, str]:
    firm = shop.firm
    return {
        "brand": shop.brand, "domain": shop.domain, "firm": firm.name or shop.brand, "address": firm.address,
        "phone": firm.phone, "email": firm.email, "tax_code": firm.tax_code, "hours": firm.hours,
        "representative": firm.representative,
    }  # fmt: skip


def _policies(data: dict[str, Any], slots: Mapping[str, str]) -> tuple[Policy, ...]:
    own = data.pop("policies", {}) or {}
    keep = data.pop("keep", None) or list(POLICIES)
    made = []
    for key in [*keep, *(k for k in own if k not in POLICIES)]:  # a shop may add pages of its own
        given = own.get(key, {})
        if given is None:  # `returns: ~`: this shop has no such page
            continue
        where, title, text = POLICIES.get(key, ("", "", ""))
        source = HERE / "texts" / f"{given.get('text', text)}.html"
        html = Template(source.read_text("utf-8")).substitute(slots | given.get("slots", {}))
        made.append(
            Policy(key, given.get("slug", where), given.get("title", title), html, given.get("state", "ok"))
        )
    return tuple(made)


def _products(data: dict[str, Any], firm: Firm) -> tuple[Product, ...]:
    shelf = data.pop("goods", "")
    goods = yaml.safe_load((HERE / "goods" / f"{shelf}.yml").read_text("utf-8")) if shelf else {}
    take = data.pop("take", None) or list(goods)
    changes = data.pop("products", {}) or {}
    every = data.pop("every", {})  # laid over the rows of each product; null takes a row away
    made = []
    for name in [*take, *(k for k in changes if k not in goods)]:
        item = _over(goods.get(name, {}), changes.get(name, {}))
        if item is None:  # `<product>: ~`: not sold here
            continue
        made.append(_product(name, item, every, firm))
    return tuple(made)


def _product(slug_: str, item: dict[str, Any], every: Mapping[str, Any], firm: Firm) -> Product:
    rows = {"Xuất xứ": "Việt Nam"}
    rows |= {
        "Tổ chức chịu trách nhiệm về hàng hóa": firm.name,
        "Địa chỉ tổ chức chịu trách nhiệm": firm.address,
    }
    rows |= item.get("rows", {}) | dict(every) | item.get("own", {})
    if item.get("gtin"):
        rows.setdefault("Mã vạch", item["gtin"])
    return Product(
        slug=slug_, name=item["name"], price=item["price"], shelf=item["shelf"],
        rows=tuple((k, str(v)) for k, v in rows.items() if v), text=item.get("text", ""),
        brand=item.get("brand", ""), gtin=item.get("gtin", "") or "", picture=item.get("picture", "box"),
        struck=item.get("struck"), ribbon=item.get("ribbon", ""), schema=item.get("schema", {}),
    )  # fmt: skip
